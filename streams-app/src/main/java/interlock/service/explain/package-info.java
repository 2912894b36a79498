/**
 * How a task came to be what it is, retold from its history: what each revision changed, and why.
 *
 * <p>In: the records of {@code task.history} of one task, oldest first ({@link
 * interlock.service.explain.HistoryReader} brings them; all else is pure). Out: lines for a person
 * or JSON for a program. Never: an identifier in full, unless it was asked for; a field that the
 * contract masks told by another rule than the contract's.
 */
package interlock.service.explain;
