/**
 * What the desks' mail has to end in, worked out from all events at once.
 *
 * <p>In: the events of a world. Out: taint, evidence and identity as design.md §2, §3 and §5 define
 * them. Never calls a desk's own rules: a fault that both shared would not be seen.
 */
package interlock.sandbox.simulate.reference;
