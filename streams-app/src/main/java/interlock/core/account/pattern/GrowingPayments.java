package interlock.core.account.pattern;

import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.GrowingPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small payment, then larger and larger ones, all to new payees: the course of a refund or
 * investment scam (a first 3,000 yuan, then 210,000). The payees may be others each time.
 */
public final class GrowingPayments {
  private GrowingPayments() {}

  /**
   * @param payments posted ones, in the strict order
   * @param knownSince from when on the list is complete, epoch milliseconds: a payee is new only if
   *     the list reaches back far enough to tell
   */
  public static List<Finding> find(List<Payment> payments, long knownSince, GrowingPattern rule) {
    List<Finding> found = new ArrayList<>();
    Map<Identifier, Long> firstPaid = new HashMap<>();
    List<Payment> toNew = new ArrayList<>();
    int from = 0;
    boolean held = false;
    for (Payment payment : payments) {
      if (payment.side() != Side.OUT || payment.other().isEmpty()) {
        continue;
      }
      long windowStart = payment.at() - rule.windowMillis();
      Long before = firstPaid.putIfAbsent(payment.other().get(), payment.at());
      boolean isNew = knownSince <= windowStart && (before == null || before >= windowStart);
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
