/**
 * Input records to events: decoded, checked, normalised. docs/reference/intake.md is the table of
 * the checks.
 *
 * <p>In: bytes of an input topic and the time of their receipt. Out: an {@link
 * interlock.core.event.Event}, or a refusal with its code, the field and how to mend it. It must
 * never repeat a value in a refusal, and never decide what an event means.
 */
package interlock.contract.intake;
