package interlock.core.account.pattern;

import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.RepeatedPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * 3008, repeated similar amounts: the last few payments between the same two are of nearly the same
 * amount and lie within a few working days. Seen from the payer a sign of a victim who pays again
 * and again, from the payee a sign of who makes him pay.
 */
public final class RepeatedAmounts {
  private RepeatedAmounts() {}

  /**
   * @param side which of them are looked at
   */
  public static List<Finding> find(Payments payments, Side side, RepeatedPattern rule) {
    List<Finding> found = new ArrayList<>();
    Run[] runs = new Run[payments.others() + 1];
    for (Payment payment : payments.all()) {
      if (payment.side() == side && payment.isKnown() && payment.fen() >= rule.minAmountFen()) {
        if (runs[payment.other()] == null) {
          runs[payment.other()] = new Run();
        }
        Run run = runs[payment.other()];
        boolean held = run.holds;
        run.add(payment, rule);
        if (run.holds && !held) {
          found.add(new Finding(payment, run.last.stream().mapToLong(Payment::fen).sum()));
        }
      }
    }
    return found;
  }

  /** The last payments to, or from, one other. */
  private static final class Run {
    final Deque<Payment> last = new ArrayDeque<>();
    boolean holds;

    void add(Payment payment, RepeatedPattern rule) {
      last.addLast(payment);
      if (last.size() > rule.count()) {
        last.removeFirst();
      }
      long least = Long.MAX_VALUE;
      long most = 0;
      for (Payment each : last) {
        least = Math.min(least, each.fen());
        most = Math.max(most, each.fen());
      }
      holds =
          last.size() == rule.count()
              && last.getFirst().at() >= WorkingDays.start(payment.at(), rule.workingDays())
              && 1000 * (most - least) <= rule.spreadPermille() * most;
    }
  }
}
