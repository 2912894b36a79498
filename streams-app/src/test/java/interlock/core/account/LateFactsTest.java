package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.answer;
import static interlock.core.account.Facts.decision;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.StopCommand;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts that return, come late or come in great numbers miss no stop and no warning. */
class LateFactsTest {
  private static final String VICTIM = "6222020000000010019";
  private static final String FIRST = "6217000000000020011";
  private static final String SECOND = "6230580000000040017";
  private static final Party LI = party(VICTIM, "+8617000000101", "李某");

  private final Town town = new Town();

  @BeforeEach
  void anHourLater() {
    town.at(minute(HOUR));
  }

  private static Letter names(String caseId, int version, String on, String transferId) {
    return report(
        caseId, version, CaseStatus.REPORTED, LI, on, line(0, transferId, party(on), 5000, 0));
  }

  private static Letter namesNobody(String caseId, int version, String on) {
    return report(caseId, version, CaseStatus.REPORTED, LI, on);
  }

  private StopPaymentTask newest(String on) {
    return stop(town, on).orElseThrow();
  }

  private void result(String id, StopPaymentTask task, StopCommand command, String code) {
    boolean done = code.equals("0000");
    town.send(
        answer(
            id,
            task,
            command,
            Phase.RESULT,
            code,
            done && command == StopCommand.STOP
                ? OptionalLong.of(task.amountFen())
                : OptionalLong.empty(),
            minute(62)));
  }

  private static List<ReasonCode> reasons(StopPaymentTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }

  /** Money of C1 came to SECOND, which its report does not name yet. */
  private void tracedToSecond() {
    pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    town.send(names("C1", 1, FIRST, "T1"));
    assertThat(newest(SECOND).scope()).isEqualTo(Scope.LIMITED);
  }

  @Test
  void aMailThatChangesNothingAfterAListingBeganStillStartsTheSearch() {
    var payment = pay("T1", LI, party(FIRST), 300).at(50);
    payment.send(town);
    town.send(listed("E1", FIRST, Grade.INVOLVED, minute(70), OptionalLong.empty()));

    town.at(minute(71));
    town.send(payment.in());
    town.send(payment.in());

    assertThat(town.evidence())
        .extracting(e -> e.evidence().code())
        .containsExactly(EvidenceCode.PAID_INVOLVED_ACCOUNT);
  }

  @Test
  void aReviewThatWasTakenBackIsAskedAgainWhenTheReportNamesTheAccountAgain() {
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, OptionalLong.empty()));
    town.send(names("C1", 1, FIRST, "T1"));
    town.send(namesNobody("C1", 2, FIRST));
    assertThat(newest(FIRST).state()).isEqualTo(State.CANCELLED);

    town.send(names("C1", 3, FIRST, "T1"));

    assertThat(newest(FIRST).state()).isEqualTo(State.PROPOSED);
    assertThat(newest(FIRST).command()).isEqualTo(StopCommand.REVIEW);
  }

  @Test
  void aLimitedStopInForceBecomesOneOfTheWholeAccountWhenTheAccountIsNamed() {
    tracedToSecond();
    var limited = newest(SECOND);
    result("A1", limited, StopCommand.STOP, "0000");
    town.send(names("C1", 2, SECOND, "T2"));

    var whole = newest(SECOND);
    assertThat(whole.scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    assertThat(whole.state()).isEqualTo(State.REQUESTED);
    assertThat(whole.applicationId()).isNotEqualTo(limited.applicationId());
    assertThat(whole.amountHeldFen()).hasValue(yuan(2000));

    result("A2", whole, StopCommand.STOP, "1300");
    assertThat(newest(SECOND).state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aRefusedLimitedStopIsAskedForTheWholeAccountWhenTheAccountIsNamed() {
    tracedToSecond();
    result("A1", newest(SECOND), StopCommand.STOP, "1300");
    town.send(names("C1", 2, SECOND, "T2"));

    assertThat(newest(SECOND).scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    assertThat(newest(SECOND).state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void theLateAnswerToALimitedStopDoesNotAnswerTheOneOfTheWholeAccount() {
    tracedToSecond();
    var limited = newest(SECOND);
    town.send(
        answer(
            "A0", limited, StopCommand.STOP, Phase.RECEIPT, "", OptionalLong.empty(), minute(61)));
    town.send(names("C1", 2, SECOND, "T2"));
    assertThat(newest(SECOND).state()).isEqualTo(State.REQUESTED);

    result("A1", limited, StopCommand.STOP, "0000");

    assertThat(newest(SECOND).state()).isEqualTo(State.REQUESTED);
    assertThat(newest(SECOND).amountHeldFen()).hasValue(yuan(2000));
  }

  @Test
  void beyondTheNumberOfStopsAPersonDecides() {
    town.send(names("C1", 1, FIRST, "T1"));
    int version = 1;
    for (int i = 0; i < town.policy.stopPayment().maxStops(); i++) {
      result("S" + i, newest(FIRST), StopCommand.STOP, "0000");
      town.send(namesNobody("C1", ++version, FIRST));
      result("L" + i, newest(FIRST), StopCommand.LIFT, "0000");
      town.send(names("C1", ++version, FIRST, "T1"));
    }

    assertThat(newest(FIRST).command()).isEqualTo(StopCommand.REVIEW);
    assertThat(reasons(newest(FIRST))).contains(ReasonCode.STOP_LIMIT_REACHED);
  }

  @Test
  void aReportedAccountIsStoppedHoweverManyCasesAreTracedToIt() {
    for (int i = 0; i < Reports.MAX_CASES; i++) {
      var transfer = pay("T" + i, FIRST, SECOND, 100 + i).at(1).transfer();
      town.send(
          new Letter(
              desk(SECOND),
              new AccountMail.TaintedInflow(
                  "T" + i,
                  CaseStatus.REPORTED,
                  transfer,
                  transfer.amountFen(),
                  2,
                  List.of("BANK/T" + i),
                  Optional.empty(),
                  Optional.empty(),
                  0)));
    }
    town.send(names("C1", 1, SECOND, "X1"));

    assertThat(newest(SECOND).caseId()).contains("C1");
    assertThat(newest(SECOND).scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
  }

  @Test
  void aReportThatFindsNoRoomChangesNothing() {
    for (int i = 0; i < Reports.MAX_REPORTS; i++) {
      town.send(names("C" + i, 1, FIRST, "T" + i));
    }
    var file = town.files.get(desk(FIRST));

    assertThat(town.again(names("MORE", 1, FIRST, "X1")).file().orElseThrow()).isSameAs(file);
  }

  @Test
  void aReportThatWasTakenBackMakesRoomForOneThatNamesTheAccount() {
    for (int i = 0; i < Reports.MAX_REPORTS; i++) {
      town.send(namesNobody("C" + i, 1, FIRST));
    }
    town.send(names("MORE", 1, FIRST, "X1"));

    assertThat(newest(FIRST).caseId()).contains("MORE");
  }

  @Test
  void aRefusedLiftOfWhatWasNeverHeldLeavesNothingInForce() {
    town.send(names("C1", 1, FIRST, "T1"));
    var asked = newest(FIRST);
    town.send(report("C1", 2, CaseStatus.WITHDRAWN, LI, FIRST));
    result("A1", newest(FIRST), StopCommand.LIFT, "1300");
    assertThat(newest(FIRST).state()).isEqualTo(State.CANCELLED);

    result("A2", asked, StopCommand.STOP, "0000");
    assertThat(newest(FIRST).command()).isEqualTo(StopCommand.LIFT);
    assertThat(newest(FIRST).state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void oneOfficerUnderTwoUnitsIsOneApproval() {
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, OptionalLong.empty()));
    town.send(names("C1", 1, FIRST, "T1"));
    var review = new StopDraft(town.files.get(desk(FIRST)).stops().getFirst());
    review.approvals = List.of("440000/007");
    var file = town.files.get(desk(FIRST));
    var approved =
        new AccountFile(
            file.asOf(),
            file.takenBackAt(),
            file.account(),
            file.holder(),
            file.balance(),
            file.ledger(),
            file.folded(),
            file.listings(),
            file.cases(),
            file.inflows(),
            file.sent(),
            List.of(review.stop()),
            file.leads(),
            file.holds(),
            file.queries(),
            file.knownUpTo(),
            file.protections(),
            file.told(),
            file.appeals(),
            file.underPolicy());
    town.files.put(desk(FIRST), approved);

    var again = town.again(decision(newest(FIRST), OfficerDecision.Action.APPROVE, "007"));

    assertThat(again.file().orElseThrow().stops().getFirst().approvals())
        .containsExactly("440000/007");
  }

  @Test
  void theLeadAboutAMuleFindsRoomAmongAnyNumberOfQueries() {
    for (int i = 0; i < 200; i++) {
      long from = minute(HOUR + i);
      town.at(from);
      town.send(listed("E" + i, FIRST, Grade.INVOLVED, from, OptionalLong.empty()));
    }
    pay("T1", FIRST, SECOND, 100).at(5).suspicious().send(town);

    assertThat(town.outputs(LeadTask.class)).hasSize(1);
  }
}
