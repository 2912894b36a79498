package interlock.core.account.pattern;

import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.PassagePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * 3006, many in, one out: money from several payers came in within a few working days, and most of
 * it has gone on to one payee, or in cash. A sign of a collecting account.
 */
public final class ManyInOneOut {
  private ManyInOneOut() {}

  /**
   * @return by payee: it begins with an outflow to each
   */
  public static List<Finding> find(Payments payments, PassagePattern rule) {
    List<Finding> found = new ArrayList<>();
    boolean[] held = new boolean[payments.others() + 1];
    Passage passage = new Passage(payments, rule);
    for (Payment payment : payments.all()) {
      passage.next();
      if (payment.side() != Side.OUT) {
        continue;
      }
      boolean holds =
          passage.isMuch() && passage.manyPaidIn() && passage.mostWentTo(payment.other());
      if (holds && !held[payment.other()]) {
        found.add(new Finding(payment, passage.inFen()));
      }
      held[payment.other()] = holds;
    }
    return found;
  }
}
