package interlock.core.account.pattern;

/**
 * A pattern began to hold.
 *
 * @param last the payment with which it did; it does not begin again before a payment of its kind
 *     at which it does not hold
 * @param fen how much money it is about, fen
 */
public record Finding(Payment last, long fen) {}
