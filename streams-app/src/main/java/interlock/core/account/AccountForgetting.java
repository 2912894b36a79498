package interlock.core.account;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.mail.Letter;
import interlock.core.task.AccountQueryTask;
import java.util.List;
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
    return file.stops().stream().anyMatch(s -> !Stops.hasEnded(s.state()))
        || file.holds().stream().anyMatch(Hold::isOpen)
        || file.protections().stream().anyMatch(Protection::isOpen)
        || file.queries().stream().anyMatch(q -> q.state() == AccountQueryTask.State.REQUESTED)
        || file.listings().stream()
            .anyMatch(e -> e.active() && now < e.validTo().orElse(Long.MAX_VALUE));
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
}
