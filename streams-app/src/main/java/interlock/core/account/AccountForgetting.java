package interlock.core.account;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.event.OfficerDecision;
import interlock.core.lead.LeadBook;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.Erasure.Why;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An account is kept while a bank, an officer or a listing has something to do with it, and while a
 * case counts money on it: that is asked.
 */
public final class AccountForgetting implements Forgetting<AccountFile> {

  @Override
  public boolean decidesItself(AccountFile file) {
    return true;
  }

  @Override
  public boolean holdsSomething(AccountFile file, long now) {
    return hasOpenTask(file) || isListed(file, now);
  }

  private static boolean hasOpenTask(AccountFile file) {
    return file.stops().stream().anyMatch(s -> !Stops.hasEnded(s.state()))
        || file.holds().stream().anyMatch(Hold::isOpen)
        || file.protections().stream().anyMatch(Protection::isOpen)
        || file.queries().stream().anyMatch(q -> q.state() == AccountQueryTask.State.REQUESTED);
  }

  private static boolean isListed(AccountFile file, long now) {
    return file.listings().stream()
        .anyMatch(e -> e.active() && now < e.validTo().orElse(Long.MAX_VALUE));
  }

  @Override
  public Set<Why> forbids(AccountFile file, long now) {
    Set<Why> why = EnumSet.noneOf(Why.class);
    if (hasOpenTask(file)) {
      why.add(Why.OPEN_TASK);
    }
    if (isListed(file, now)) {
      why.add(Why.LISTED);
    }
    if (file.told().stream().anyMatch(t -> !t.forgotten())
        || file.cases().stream().anyMatch(Seeds::isActive)) {
      why.add(Why.POLICE_CASE);
    }
    return why;
  }

  @Override
  public Optional<OfficerDecision> erasure(
      Address key, Optional<AccountFile> file, Mail mail, long now) {
    return mail instanceof AccountMail.Decided(OfficerDecision order) && order.isErasure()
        ? Optional.of(order)
        : Optional.empty();
  }

  @Override
  public Decision<AccountFile> forget(Address key, AccountFile file, Moment moment) {
    List<Letter> questions = Tallies.ask(file);
    return new Decision<>(
        questions.isEmpty() ? Optional.empty() : Optional.of(file),
        questions,
        List.of(),
        OptionalLong.empty());
  }

  /**
   * Whose money is here follows from all that is on file: what stays stays until all is forgotten.
   */
  @Override
  public AccountFile without(AccountFile file, Set<String> taskIds) {
    return file;
  }

  @Override
  public Map<String, Boolean> leads(AccountFile file) {
    return LeadBook.openness(file.leads());
  }
}
