package interlock.core.account.pattern;

import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.PassagePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 3006, many in, one out: money from several payers came in within a few working days, and most of
 * it has gone on to one payee, or in cash. A sign of a collecting account.
 */
public final class ManyInOneOut {
  private ManyInOneOut() {}

  /**
   * @param payments posted ones, in the strict order
   * @return by payee: it begins with an outflow to each
   */
  public static List<Finding> find(List<Payment> payments, PassagePattern rule) {
    List<Finding> found = new ArrayList<>();
    Set<Optional<Identifier>> held = new HashSet<>();
    Passage passage = new Passage(payments, rule);
    for (Payment payment : payments) {
      passage.next();
      if (payment.side() != Side.OUT) {
        continue;
      }
      boolean holds =
          passage.isMuch() && passage.manyPaidIn() && passage.mostWentTo(payment.other());
      if (!holds) {
        held.remove(payment.other());
      } else if (held.add(payment.other())) {
        found.add(new Finding(payment, passage.inFen()));
      }
    }
    return found;
  }
}
