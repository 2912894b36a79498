package interlock.core.account;

import static interlock.core.account.Facts.MINUTE;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.AccountQueryTask.Command;
import interlock.core.task.AccountQueryTask.State;
import interlock.core.task.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What banks are asked about an account, and what their answers make known. */
class QueriesTest extends StopStory {
  private static final OptionalLong NONE = OptionalLong.empty();

  private List<AccountQueryTask> all(String on, Command command) {
    return town.outputs(AccountQueryTask.class).stream()
        .filter(q -> q.command() == command)
        .filter(q -> q.target().account().equals(Optional.of(Facts.account(on))))
        .toList();
  }

  private AccountQueryTask query(Command command) {
    return all(FIRST, command).getLast();
  }

  private static List<ReasonCode> why(AccountQueryTask query) {
    return query.head().reasons().stream().map(Reason::code).toList();
  }

  private Facts.Payment reply(String id, long yuan, long at, Command to, OptionalLong complete) {
    return pay(id, FIRST, SECOND, yuan).at(at).answers(query(to).head().taskId(), complete);
  }

  @Test
  void aReportedAccountsMovementsAreAskedFor() {
    reported(CaseStatus.REPORTED);

    assertThat(query(Command.DETAIL).state()).isEqualTo(State.REQUESTED);
    assertThat(query(Command.DETAIL).caseId()).contains("C1");
    assertThat(query(Command.DETAIL).responseDueAt()).hasValue(minute(NOW + 10));
    assertThat(query(Command.DETAIL).amountFen()).hasValue(yuan(5000));
    // From the payment on, and by as much as clocks differ before.
    assertThat(query(Command.DETAIL).periodFrom()).hasValue(START - 2 * MINUTE);
    assertThat(query(Command.DETAIL).unit()).contains("440600");
    assertThat(query(Command.DETAIL).urgent()).isTrue();
    assertThat(why(query(Command.DETAIL))).containsExactly(ReasonCode.REPORTED_PAYEE);
  }

  @Test
  void anAnswerThatIsCompleteUpToTheQuestionAnswersIt() {
    reported(CaseStatus.REPORTED);
    reply("T2", 100, 5, Command.DETAIL, NONE).send(town);
    reply("T3", 100, 6, Command.DETAIL, OptionalLong.of(minute(NOW - 20))).send(town);
    assertThat(query(Command.DETAIL).state()).isEqualTo(State.REQUESTED);
    assertThat(query(Command.DETAIL).completeUpTo()).hasValue(minute(NOW - 20));

    reply("T4", 100, 7, Command.DETAIL, OptionalLong.of(minute(NOW))).send(town);
    assertThat(query(Command.DETAIL).state()).isEqualTo(State.ANSWERED);
    assertThat(query(Command.DETAIL).completeUpTo()).hasValue(minute(NOW));
    assertThat(query(Command.DETAIL).responseDueAt()).isEmpty();
    int revision = query(Command.DETAIL).head().revision();

    reply("T5", 100, 8, Command.DETAIL, OptionalLong.of(minute(NOW + 1))).send(town);
    assertThat(query(Command.DETAIL).head().revision()).isEqualTo(revision);
  }

  @Test
  void aPostedOutflowCountsAtOnceAndTheRestIsKnownUpToTheAnswersWord() {
    reported(CaseStatus.REPORTED);
    assertThat(first().knownUpTo()).isEmpty();
    reply("T2", 1500, 5, Command.DETAIL, OptionalLong.of(minute(NOW))).send(town);

    assertThat(first().amountFen()).isEqualTo(yuan(3500));
    assertThat(first().knownUpTo()).hasValue(minute(NOW));
    // An older word does not make less known, and alone it is no news.
    int revision = first().head().revision();
    reply("T2", 1500, 5, Command.DETAIL, OptionalLong.of(minute(NOW - 30)))
        .reported(minute(NOW + 2))
        .send(town);
    assertThat(first().head().revision()).isEqualTo(revision);
    assertThat(town.files.get(desk(FIRST)).knownUpTo()).hasValue(minute(NOW));
  }

  @Test
  void aWordOfNobodysQuestionMakesNothingKnown() {
    reported(CaseStatus.REPORTED);
    pay("T2", FIRST, SECOND, 10).at(5).answers("another", OptionalLong.of(minute(NOW))).send(town);

    assertThat(town.files.get(desk(FIRST)).knownUpTo()).isEmpty();
    assertThat(query(Command.DETAIL).state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void whatIsNotAnsweredExpiresAndALateAnswerStillCounts() {
    reported(CaseStatus.REPORTED);
    withoutWakesUntil(NOW + 10);
    wake(FIRST);
    assertThat(query(Command.DETAIL).state()).isEqualTo(State.EXPIRED);
    assertThat(why(query(Command.DETAIL))).contains(ReasonCode.ANSWER_OVERDUE);

    reply("T2", 100, 5, Command.DETAIL, OptionalLong.of(minute(NOW + 20))).send(town);
    assertThat(query(Command.DETAIL).state()).isEqualTo(State.ANSWERED);
  }

  @Test
  void aGapIsAskedAboutAgain() {
    reported(CaseStatus.REPORTED);
    reply("T2", 100, 5, Command.DETAIL, OptionalLong.of(minute(NOW))).send(town);
    withoutWakesUntil(NOW + 30);
    result(first(), "1200", held(100));

    assertThat(query(Command.DETAIL).state()).isEqualTo(State.REQUESTED);
    assertThat(query(Command.DETAIL).responseDueAt()).hasValue(minute(NOW + 40));
    assertThat(query(Command.DETAIL).completeUpTo()).isEmpty();
    assertThat(why(query(Command.DETAIL))).contains(ReasonCode.MONEY_MISSING);
  }

  @Test
  void aWithdrawnReportNeedsNoAnswer() {
    reported(CaseStatus.REPORTED);
    withdrawn();

    assertThat(query(Command.DETAIL).state()).isEqualTo(State.CANCELLED);
    reported(CaseStatus.REPORTED);
    assertThat(query(Command.DETAIL).state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void theHolderIsAskedForUntilHeIsKnown() {
    reported(CaseStatus.REPORTED);
    assertThat(query(Command.HOLDER).state()).isEqualTo(State.REQUESTED);
    assertThat(why(query(Command.HOLDER))).containsExactly(ReasonCode.HOLDER_UNKNOWN);
    pay("T2", party(FIRST, "", "王某"), party(SECOND), 10).at(5).send(town);

    assertThat(query(Command.HOLDER).state()).isEqualTo(State.ANSWERED);
    assertThat(query(Command.HOLDER).target().name()).isPresent();
  }

  @Test
  void aKnownHolderIsNotAskedFor() {
    pay("T0", party(FIRST, "", "王某"), party(SECOND), 10).at(1).send(town);
    reported(CaseStatus.REPORTED);

    assertThat(all(FIRST, Command.HOLDER)).isEmpty();
  }

  @Test
  void anAccountIsWatchedWhileAStopIsAtTheBank() {
    policy("stopPayment.modes.STOP", "ADVISE");
    reported(CaseStatus.REPORTED);
    assertThat(all(FIRST, Command.MONITOR)).isEmpty();
    policy("stopPayment.modes.STOP", "LIVE");
    decides(first(), Action.APPROVE, "007");

    assertThat(query(Command.MONITOR).state()).isEqualTo(State.REQUESTED);
    assertThat(query(Command.MONITOR).responseDueAt()).isEmpty();
    reply("T2", 100, 5, Command.MONITOR, NONE).send(town);
    assertThat(query(Command.MONITOR).state()).isEqualTo(State.ANSWERED);

    result(first(), "1300", NONE);
    assertThat(query(Command.MONITOR).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void aListedAccountIsAskedAboutWithoutACase() {
    town.send(listed("E1", FIRST, Grade.INVOLVED, START, NONE));

    assertThat(query(Command.DETAIL).caseId()).isEmpty();
    assertThat(why(query(Command.DETAIL))).containsExactly(ReasonCode.LISTED);
    assertThat(query(Command.HOLDER).state()).isEqualTo(State.REQUESTED);
    assertThat(all(FIRST, Command.MONITOR)).isEmpty();
  }

  @Test
  void whatNobodyAsksForAnyMoreMakesRoomForANewQuestion() {
    int most = Queries.MAX_QUERIES;
    for (int i = 0; i < 2 * most; i++) {
      long from = minute(NOW + i);
      town.at(from);
      town.send(listed("E" + i, FIRST, Grade.INVOLVED, from, NONE));
    }

    assertThat(all(FIRST, Command.DETAIL))
        .filteredOn(q -> q.head().openedAt() == minute(NOW + 2L * most - 1))
        .extracting(AccountQueryTask::state)
        .containsExactly(State.REQUESTED);
    AccountFile file = town.files.get(desk(FIRST));
    assertThat(file.queries()).hasSize(most);
    // Of listings and of queries.
    int listings = 2 * most - Listings.MAX_ENTRIES;
    assertThat(file.folded()).isEqualTo(listings + (2 * most + 1 - most));
    // What makes room was told to be over.
    Map<String, State> newest = new HashMap<>();
    all(FIRST, Command.DETAIL).forEach(q -> newest.put(q.head().taskId(), q.state()));
    assertThat(newest.values()).filteredOn(State.CANCELLED::equals).hasSize(listings);
  }

  @Test
  void aRepeatAsksNothingTwice() {
    reported(CaseStatus.REPORTED);
    int asked = town.outputs(AccountQueryTask.class).size();
    pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    wake(FIRST);

    assertThat(town.outputs(AccountQueryTask.class)).hasSize(asked);
  }
}
