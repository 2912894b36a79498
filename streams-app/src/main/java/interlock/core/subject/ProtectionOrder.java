package interlock.core.subject;

import interlock.core.desk.Address;
import interlock.core.event.OfficerDecision;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import java.util.List;

/**
 * An officer's order on a dissuasion task to protect one of that person's accounts. This desk knows
 * whose accounts they are; the account's desk does the rest.
 */
final class ProtectionOrder {
  private ProtectionOrder() {}

  /** The order on its way to the account's desk; none if the mail is something else. */
  static List<Letter> letters(Generation root, SubjectFile file, SubjectMail mail) {
    if (!(mail instanceof SubjectMail.Decided(OfficerDecision decision))
        || decision.action() != OfficerDecision.Action.ORDER
        || !(decision.identifier().orElse(null) instanceof Account account)) {
      return List.of();
    }
    boolean own = Names.of(root, file).accounts().contains(account);
    return file.cases().stream()
        .filter(c -> c.answersTo(decision.taskId()))
        .findFirst()
        .map(
            c ->
                List.of(
                    new Letter(
                        Address.account(account),
                        new AccountMail.ProtectionOrdered(c.taskId(), decision, own))))
        .orElse(List.of());
  }
}
