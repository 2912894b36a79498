package interlock.core.subject;

/**
 * That a teller took back what he had told.
 *
 * @param mark of what, see {@link Marks}
 * @param takenBackAt what was told at this moment or before, by the teller's clock, epoch
 *     milliseconds
 */
public record Withdrawal(String mark, long takenBackAt) {}
