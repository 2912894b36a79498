package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.answer;
import static interlock.core.account.Facts.decision;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.NoticeCode;
import interlock.core.codes.OutcomeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Appeal;
import interlock.core.event.CaseStatus;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import interlock.core.task.Outcome;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A holder objects to a stop (law art. 32). */
class StopAppealTest {
  private static final String VICTIM = "6222020000000010019";
  private static final String FIRST = "6217000000000020011";
  private static final Party LI = party(VICTIM, "+8617000000101", "李某");

  private final Town town = new Town();

  @BeforeEach
  void reported() {
    town.at(minute(HOUR));
    pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    town.send(
        report("C1", 1, CaseStatus.REPORTED, LI, FIRST, line(0, "T1", party(FIRST), 5000, 0)));
  }

  @Test
  void anUpheldAppealLifts() {
    appeals("AP-1", Appeal.Status.RECEIVED);
    appeals("AP-2", Appeal.Status.UPHELD);

    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.LIFT);
    assertThat(stop(town, FIRST).orElseThrow().notice()).isEqualTo(NoticeCode.STOP_LIFTED);
    assertThat(reasons(stop(town, FIRST).orElseThrow()))
        .contains(ReasonCode.APPEAL_UPHELD)
        .doesNotContain(ReasonCode.APPEAL_RECEIVED);
  }

  @Test
  void anOpenAppealShowsOnTheStopUntilItIsDecided() {
    int revision = stop(town, FIRST).orElseThrow().head().revision();
    appeals("AP-1", Appeal.Status.RECEIVED);

    var received = stop(town, FIRST).orElseThrow();
    assertThat(received.command()).isEqualTo(StopCommand.STOP);
    assertThat(reasons(received)).contains(ReasonCode.APPEAL_RECEIVED);
    assertThat(received.head().revision()).isEqualTo(revision + 1);
    pay("T9", VICTIM, FIRST, 1).at(6).send(town);
    assertThat(reasons(stop(town, FIRST).orElseThrow()))
        .as("whatever the money does")
        .contains(ReasonCode.APPEAL_RECEIVED);

    appeals("AP-2", Appeal.Status.DISMISSED);
    int dismissed = stop(town, FIRST).orElseThrow().head().revision();
    appeals("AP-1", Appeal.Status.RECEIVED);
    appeals("AP-2", Appeal.Status.DISMISSED);

    assertThat(stop(town, FIRST).orElseThrow().head().revision())
        .as("told again")
        .isEqualTo(dismissed);
    assertThat(reasons(stop(town, FIRST).orElseThrow()))
        .contains(ReasonCode.APPEAL_DISMISSED)
        .doesNotContain(ReasonCode.APPEAL_RECEIVED);
  }

  private void appeals(String eventId, Appeal.Status status) {
    appeals("AP", eventId, status);
  }

  private void appeals(String appealId, String eventId, Appeal.Status status) {
    town.send(appealed(appealId, eventId, status, START, Optional.empty()));
  }

  private static Letter appealed(
      String appealId,
      String eventId,
      Appeal.Status status,
      long reportedAt,
      Optional<String> taskId) {
    return new Letter(
        desk(FIRST),
        new AccountMail.Appealed(
            new Appeal(
                new Origin("PSB", eventId, START, reportedAt, reportedAt),
                appealId,
                status,
                Optional.of(party(FIRST)),
                Optional.empty(),
                Optional.of("C1"),
                taskId,
                Optional.empty())));
  }

  /** A replay, or a source that sends its appeals again every night. */
  @Test
  void anUpheldAppealToldAgainLiftsNothingThatWasOrderedAfterIt() {
    appeals("AP-1", "AP-1-upheld", Appeal.Status.UPHELD);
    town.send(
        answer(
            "lifted",
            stop(town, FIRST).orElseThrow(),
            StopCommand.LIFT,
            StopPaymentFeedback.Phase.RESULT,
            "0000",
            OptionalLong.empty(),
            minute(HOUR)));
    town.send(decision(stop(town, FIRST).orElseThrow(), OfficerDecision.Action.ORDER, "007"));
    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.STOP);
    appeals("AP-2", "AP-2-received", Appeal.Status.RECEIVED);

    appeals("AP-1", "AP-1-upheld", Appeal.Status.UPHELD);
    appeals("AP-1", "AP-1-again", Appeal.Status.UPHELD);
    appeals("AP-1", "AP-1-received", Appeal.Status.RECEIVED);

    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.STOP);
    appeals("AP-2", "AP-2-upheld", Appeal.Status.UPHELD);
    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.LIFT);
  }

  @Test
  void anUpheldAppealThatFindsNothingIsToldToItsSource() {
    town.send(about("AP-1", "AP-1-upheld", Optional.of("S-of-another-account")));
    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.STOP);
    assertThat(town.outputs(Outcome.class))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.code()).isEqualTo(OutcomeCode.APPEAL_WITHOUT_EFFECT);
              assertThat(outcome.eventId()).isEqualTo("AP-1-upheld");
              assertThat(outcome.taskId()).contains("S-of-another-account");
            });

    town.send(about("AP-1", "AP-1-right", Optional.empty()));
    assertThat(stop(town, FIRST).orElseThrow().command())
        .as("put right by its source")
        .isEqualTo(StopCommand.LIFT);
    town.send(about("AP-1", "AP-1-right", Optional.empty()));
    appeals("AP-1", "AP-1-again", Appeal.Status.UPHELD);
    assertThat(town.outputs(Outcome.class)).as("known, or acted on").hasSize(1);
  }

  /** Two sources, or a retry: a word by when it was told, not by when it came. */
  @Test
  void aWordOnAnAppealThatComesLateIsOvertaken() {
    town.send(appealed("AP-1", "2", Appeal.Status.DISMISSED, START + 2, Optional.empty()));
    int revision = stop(town, FIRST).orElseThrow().head().revision();
    town.send(appealed("AP-1", "1", Appeal.Status.RECEIVED, START + 1, Optional.empty()));
    assertThat(reasons(stop(town, FIRST).orElseThrow()))
        .contains(ReasonCode.APPEAL_DISMISSED)
        .doesNotContain(ReasonCode.APPEAL_RECEIVED);
    assertThat(stop(town, FIRST).orElseThrow().head().revision()).isEqualTo(revision);

    town.send(appealed("AP-1", "0", Appeal.Status.UPHELD, START, Optional.empty()));
    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.STOP);
    assertThat(town.outputs(Outcome.class)).as("overtaken is not without effect").isEmpty();

    town.send(appealed("AP-2", "3", Appeal.Status.RECEIVED, START + 1, Optional.empty()));
    assertThat(reasons(stop(town, FIRST).orElseThrow()))
        .as("another appeal has words of its own")
        .contains(ReasonCode.APPEAL_RECEIVED);
  }

  @Test
  void whatWasSaidOfAppealsIsRememberedUpToANumber() {
    for (int i = 0; i < 200; i++) {
      town.send(appealed("AP-" + i, "r" + i, Appeal.Status.RECEIVED, START + i, Optional.empty()));
    }
    assertThat(town.files.get(desk(FIRST)).appeals())
        .hasSize(Appeals.MOST)
        .last()
        .satisfies(word -> assertThat(word.appealId()).isEqualTo("AP-199"));
  }

  @Test
  void ofAnAppealThatIsNotUpheldNothingIsTold() {
    town.send(appealed("AP-1", "1", Appeal.Status.RECEIVED, START, Optional.of("S-other")));
    town.send(appealed("AP-1", "2", Appeal.Status.DISMISSED, START, Optional.of("S-other")));
    assertThat(town.outputs(Outcome.class)).isEmpty();
  }

  private static Letter about(String appealId, String eventId, Optional<String> taskId) {
    return appealed(appealId, eventId, Appeal.Status.UPHELD, START, taskId);
  }

  private static List<ReasonCode> reasons(StopPaymentTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }
}
