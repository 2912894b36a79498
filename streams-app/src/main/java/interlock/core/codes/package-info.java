/**
 * The closed lists: why a task exists, why a record was refused, what a bank answered.
 *
 * <p>In: nothing but a code's text. Out: one constant with an English and a Chinese line, and for a
 * refusal the fix. It must never depend on another package of ours, and a code that left the house
 * once is never renamed or reused: records in topics carry the names.
 */
package interlock.core.codes;
