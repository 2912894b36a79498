package interlock.core.account.pattern;

import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.DrainPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The balance fell by more than a share within a span: what the account held before one of its
 * payments of the last 24 hours, against what it holds after the newest. Only balances that the
 * bank told count, so that payments nobody told of do not matter. The rule of Singapore's banks
 * (more than half within 24 hours).
 */
public final class BalanceDrain {
  private BalanceDrain() {}

  public static List<Finding> find(Payments payments, DrainPattern rule) {
    List<Finding> found = new ArrayList<>();
    // Of the window those that no later one exceeds: the first had the most.
    Deque<Payment> highest = new ArrayDeque<>();
    boolean held = false;
    for (Payment payment : payments.all()) {
      if (payment.side() != Side.OUT || payment.balanceFen().isEmpty()) {
        continue;
      }
      while (!highest.isEmpty() && highest.getFirst().at() <= payment.at() - rule.windowMillis()) {
        highest.removeFirst();
      }
      while (!highest.isEmpty() && before(highest.getLast()) <= before(payment)) {
        highest.removeLast();
      }
      highest.addLast(payment);
      long most = before(highest.getFirst());
      long gone = most - payment.balanceFen().getAsLong();
      boolean holds = most >= rule.minBalanceFen() && 1000 * gone > rule.sharePermille() * most;
      if (holds && !held) {
        found.add(new Finding(payment, gone));
      }
      held = holds;
    }
    return found;
  }

  private static long before(Payment payment) {
    return payment.balanceFen().orElse(0) + payment.fen();
  }
}
