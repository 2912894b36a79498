package interlock.core.account.pattern;

import interlock.core.mail.AccountMail.Side;
import java.util.OptionalLong;

/**
 * A posted payment from or to the account that is looked at.
 *
 * @param place tells which one it is, to who asks
 * @param side OUT: the account paid
 * @param other a number for whoever is at the other end, see {@link Payments}; {@link
 *     Payments#NOBODY}: cash, or nobody said
 * @param fen positive
 * @param at epoch milliseconds, the source's clock
 * @param balanceFen what the account held after it, where its bank says so
 */
public record Payment(int place, Side side, int other, long fen, long at, OptionalLong balanceFen) {

  boolean isKnown() {
    return other != Payments.NOBODY;
  }
}
