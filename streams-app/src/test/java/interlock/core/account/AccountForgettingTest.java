package interlock.core.account;

import static interlock.testing.Facts.ACCOUNT;
import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.PHONE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.person;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.desk.Address;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.WatchEntry;
import interlock.core.mail.AccountMail;
import interlock.core.task.Erasure;
import interlock.core.task.Erasure.Result;
import interlock.core.task.Erasure.Why;
import interlock.core.task.StopPaymentTask;
import interlock.testing.Facts;
import interlock.testing.KeptRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When an account is forgotten, and what an order to forget it finds. */
class AccountForgettingTest {
  private static final long FORGOTTEN = 180 * DAY + 180 * DAY / 16;
  private static final Address KEY = Address.account(ACCOUNT);

  private final KeptRun<AccountFile, AccountMail> account =
      new KeptRun<>(
          KEY,
          new AccountDesk(new TaskIds(new byte[16])),
          new AccountForgetting(),
          AccountMail.class);

  @Test
  void aListingKeepsItAndRefusesTheOrderUntilItEnds() {
    account.at(0, listed(OptionalLong.of(START + 400 * DAY)));
    account.at(DAY, new AccountMail.Decided(Facts.erasure(KEY, Action.ERASE)));
    assertThat(erasure().result()).isEqualTo(Result.REFUSED);
    assertThat(erasure().why()).containsExactly(Why.LISTED);

    account.until(399 * DAY);
    assertThat(account.filed()).isPresent();
    account.until(400 * DAY + FORGOTTEN);
    assertThat(account.filed()).isEmpty();
  }

  @Test
  void anOpenStopAndItsCaseRefuseTheOrder() {
    account.at(0, reported(1, CaseStatus.REPORTED));
    account.at(DAY, new AccountMail.Decided(Facts.erasure(KEY, Action.ERASE)));

    assertThat(erasure().result()).isEqualTo(Result.REFUSED);
    assertThat(erasure().why()).contains(Why.POLICE_CASE, Why.OPEN_TASK);
    assertThat(account.filed()).isPresent();
  }

  @Test
  void beforeItIsForgottenTheCasesThatCountItsMoneyAreAsked() {
    account.at(0, reported(1, CaseStatus.REPORTED));
    account.at(DAY, refused());
    int told = account.letters().size();
    account.until(FORGOTTEN + DAY);

    var asked = account.letters().subList(told, account.letters().size());
    assertThat(asked).isNotEmpty().allMatch(l -> l.to().equals(Address.caseFile("UP-1")));
    assertThat(account.filed()).as("the case may still be there").isPresent();

    account.at(FORGOTTEN + 2 * DAY, new AccountMail.CaseForgotten("UP-1"));
    account.until(3 * FORGOTTEN);
    assertThat(account.filed()).isEmpty();
  }

  private AccountMail refused() {
    StopPaymentTask stop = account.published(StopPaymentTask.class).getLast();
    return new AccountMail.StopAnswered(
        new StopPaymentFeedback(
            Facts.origin("ICBC", "answer", START + DAY),
            stop.head().taskId(),
            Optional.of(stop.applicationId()),
            ACCOUNT,
            "ICBC",
            stop.command(),
            StopPaymentFeedback.Phase.RESULT,
            "0301",
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty()));
  }

  private static AccountMail listed(OptionalLong validTo) {
    return new AccountMail.AccountListed(
        new WatchEntry(
            Facts.origin("PSB", "W-1", START),
            "W-1",
            true,
            new WatchEntry.Target.Listed(ACCOUNT),
            Grade.SUSPECT,
            Optional.empty(),
            Optional.empty(),
            START,
            validTo));
  }

  private static AccountMail reported(int version, CaseStatus status) {
    var line =
        new Line(
            0,
            Optional.of("T-1"),
            Optional.empty(),
            person(Optional.empty(), Optional.of(ACCOUNT)),
            500_00,
            START,
            Optional.empty());
    return new AccountMail.CaseReported(
        "UP-1",
        version,
        status,
        person(Optional.of(PHONE), Optional.empty()),
        status == CaseStatus.WITHDRAWN ? List.of() : List.of(line),
        Optional.empty(),
        Optional.empty());
  }

  private Erasure erasure() {
    return account.published(Erasure.class).getLast();
  }
}
