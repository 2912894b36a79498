package interlock.core.account.pattern;

import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.GrowingPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small payment, then larger and larger ones, all to new payees: the course of a refund or
 * investment scam (a first 3,000 yuan, then 210,000). The payees may be others each time.
 */
public final class GrowingPayments {
  private GrowingPayments() {}

  /**
   * @param knownSince from when on the list is complete, epoch milliseconds: a payee is new only if
   *     the list reaches back far enough to tell
   */
  public static List<Finding> find(Payments payments, long knownSince, GrowingPattern rule) {
    List<Finding> found = new ArrayList<>();
    long[] firstPaid = new long[payments.others() + 1];
    Arrays.fill(firstPaid, Long.MAX_VALUE);
    List<Payment> toNew = new ArrayList<>();
    int from = 0;
    boolean held = false;
    for (Payment payment : payments.all()) {
      if (payment.side() != Side.OUT || !payment.isKnown()) {
        continue;
      }
      long windowStart = payment.at() - rule.windowMillis();
      firstPaid[payment.other()] = Math.min(firstPaid[payment.other()], payment.at());
      boolean isNew = knownSince <= windowStart && firstPaid[payment.other()] >= windowStart;
      if (!isNew || payment.fen() < rule.ignoreBelowFen()) {
        continue;
      }
      // What grows no more begins anew.
      if (!toNew.isEmpty() && payment.fen() < toNew.getLast().fen()) {
        from = toNew.size();
      }
      toNew.add(payment);
      while (toNew.get(from).at() < windowStart) {
        from++;
      }
      long first = toNew.get(from).fen();
      boolean holds =
          toNew.size() - from >= rule.count()
              && first <= rule.firstAtMostFen()
              && payment.fen() >= rule.lastAtLeastFen()
              && payment.fen() >= rule.factor() * first;
      if (holds && !held) {
        found.add(
            new Finding(
                payment, toNew.subList(from, toNew.size()).stream().mapToLong(Payment::fen).sum()));
      }
      held = holds;
    }
    return found;
  }
}
