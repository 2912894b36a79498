package interlock.core.account.pattern;

import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.PassagePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * 3007, one in, many out: within a few working days most of what came in is from one payer, and as
 * much has gone on to several payees. A sign of a distributing account.
 */
public final class OneInManyOut {
  private OneInManyOut() {}

  public static List<Finding> find(Payments payments, PassagePattern rule) {
    List<Finding> found = new ArrayList<>();
    Passage passage = new Passage(payments, rule);
    boolean held = false;
    for (Payment payment : payments.all()) {
      passage.next();
      if (payment.side() != Side.OUT) {
        continue;
      }
      boolean holds =
          passage.isMuch() && passage.manyArePaid() && passage.mostIsGone() && passage.onePaidIn();
      if (holds && !held) {
        found.add(new Finding(payment, passage.inFen()));
      }
      held = holds;
    }
    return found;
  }
}
