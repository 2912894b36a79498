/**
 * The breaker on stop payments (design.md §5 Safety, docs/adr/0011): a source, an institution or a
 * policy gone wrong must not stop ten thousand accounts.
 *
 * <p>In: what went out in the last minute, and a stop that is about to. Out: whether it may, or a
 * person decides first; what is to be remembered of it; an alert when that begins and when it ends.
 * Never holds back a lift, a release, or what an officer decides.
 */
package interlock.core.breaker;
