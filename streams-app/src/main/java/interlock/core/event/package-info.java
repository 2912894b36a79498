/**
 * Events as Interlock believes them: checked, normalised, stamped with the time of receipt.
 *
 * <p>In: what {@code contract} made of a record. Out: what {@code core.intake} addresses to desks.
 * Never holds an unchecked value.
 */
package interlock.core.event;
