package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.account;
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
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.WarningClass;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import interlock.core.task.TraceEdge;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountDeskTest {
  private static final String VICTIM = "6222020000000010019";
  private static final String FIRST = "6217000000000020011";
  private static final String SECOND = "6230580000000040017";
  private static final String THIRD = "6229080000000070014";
  private static final String PHONE = "+8617000000101";
  private static final Party LI = party(VICTIM, PHONE, "李某");

  private final Town town = new Town();

  @BeforeEach
  void anHourLater() {
    town.at(minute(HOUR));
  }

  private static Letter reported(int version, CaseStatus status) {
    return report("C1", version, status, LI, FIRST, line(0, "T1", party(FIRST), 5000, 0));
  }

  private void paidAndReported() {
    pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    town.send(reported(1, CaseStatus.REPORTED));
  }

  private List<EvidenceCode> evidence() {
    return town.evidence().stream().map(e -> e.evidence().code()).toList();
  }

  private static List<ReasonCode> reasons(StopPaymentTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }

  // ---- ledger and payer check

  @Test
  void aSuspiciousPaymentWarnsItsPayer() {
    pay("T1", LI, party(FIRST), 5000).at(0).suspicious("NEW_PAYEE").send(town);

    assertThat(town.evidence()).hasSize(1);
    var told = town.evidence().getFirst();
    assertThat(told.party()).isEqualTo(LI);
    assertThat(told.evidence().code()).isEqualTo(EvidenceCode.SUSPICIOUS_TRANSFER);
    assertThat(told.evidence().warningClass()).isEqualTo(WarningClass.FUND);
    assertThat(told.evidence().payment().orElseThrow().payee()).contains(account(FIRST));
    assertThat(town.abroad.getFirst().to().key()).isEqualTo("p:" + PHONE);
  }

  @Test
  void aCounterAlarmIsItsOwnEvidence() {
    pay("T1", LI, party(FIRST), 5000).at(0).suspicious(Transfer.COUNTER_ALARM).send(town);

    assertThat(evidence()).containsExactly(EvidenceCode.COUNTER_ALARM);
  }

  @Test
  void eachVersionOfASuspiciousPaymentIsEvidenceInAnyOrder() {
    var attempted =
        pay("T1", LI, party(FIRST), 5000).at(0).status(Transfer.Status.ATTEMPTED).suspicious();
    var posted = pay("T1", LI, party(FIRST), 5000).at(0).reported(minute(1)).suspicious();
    posted.send(town);
    attempted.send(town);

    assertThat(evidence()).hasSize(2);
    assertThat(town.files.get(desk(VICTIM)).ledger().getFirst().status())
        .isEqualTo(Transfer.Status.POSTED);
  }

  @Test
  void aRepeatedPaymentChangesNothing() {
    var payment = pay("T1", LI, party(FIRST), 5000).at(0).suspicious();
    payment.send(town);
    var file = town.files.get(desk(VICTIM));

    var again = town.again(payment.out());

    assertThat(again.file().orElseThrow()).isSameAs(file);
    assertThat(again.mail()).isEmpty();
    assertThat(again.outputs()).isEmpty();
  }

  @Test
  void aMuleIsNotWarnedButBecomesALeadOnce() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 100).at(5).suspicious().send(town);
    pay("T3", FIRST, THIRD, 100).at(6).suspicious().send(town);

    assertThat(town.evidence()).isEmpty();
    assertThat(town.outputs(LeadTask.class)).hasSize(1);
    assertThat(town.outputs(LeadTask.class).getFirst().caseIds()).containsExactly("C1");
  }

  @Test
  void whoeverHoldsTaintedMoneyIsNotWarned() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 1000).at(5).send(town);
    pay("T3", SECOND, THIRD, 1000).at(6).suspicious().send(town);

    assertThat(town.evidence()).isEmpty();
    assertThat(town.outputs(LeadTask.class).getFirst().head().reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.HOLDS_TAINTED_MONEY);
  }

  @Test
  void aPunishedPayerIsALeadWhileTheListingLasts() {
    town.send(listed("E1", VICTIM, Grade.PUNISHED, START, OptionalLong.of(minute(30))));
    town.at(minute(10));
    pay("T1", LI, party(FIRST), 10).at(10).suspicious().send(town);
    assertThat(town.evidence()).isEmpty();

    town.at(minute(40));
    pay("T2", LI, party(FIRST), 10).at(40).suspicious().send(town);
    assertThat(evidence()).containsExactly(EvidenceCode.SUSPICIOUS_TRANSFER);
  }

  @Test
  void aPaymentToAnInvolvedAccountWarnsItsPayerButNotTheVictim() {
    paidAndReported();
    Party other = party("6228480000000160017", "+8617000000602", "");
    pay("T2", other, party(FIRST), 300).at(50).status(Transfer.Status.HELD).send(town);
    pay("T3", LI, party(FIRST), 300).at(51).send(town);
    pay("T4", party("", "+8617000000603", ""), party(FIRST), 300).at(52).send(town);

    assertThat(evidence())
        .containsExactly(EvidenceCode.IN_FLIGHT_TO_INVOLVED, EvidenceCode.PAID_INVOLVED_ACCOUNT);
    assertThat(town.evidence()).allMatch(e -> e.evidence().about().equals("C1"));
  }

  @Test
  void aPaymentToASuspectAccountIsEvidence() {
    town.send(listed("E1", FIRST, Grade.SUSPECT, START, OptionalLong.empty()));
    pay("T1", LI, party(FIRST), 300).at(50).send(town);

    assertThat(evidence()).containsExactly(EvidenceCode.PAID_SUSPECT_ACCOUNT);
  }

  @Test
  void theUpstreamSearchFindsWhoPaidLatelyAndEnough() {
    town.at(minute(100 * HOUR));
    Party lately = party("6228480000000160017", "+8617000000602", "");
    Party little = party("6228480000000160018", "+8617000000603", "");
    Party longAgo = party("6228480000000160019", "+8617000000604", "");
    pay("U1", LI, party(FIRST), 20_000).at(99 * HOUR).send(town);
    pay("U2", lately, party(FIRST), 35_000).at(99 * HOUR).send(town);
    pay("U3", little, party(FIRST), 99).at(99 * HOUR).send(town);
    pay("U4", longAgo, party(FIRST), 500).at(27 * HOUR).send(town);
    var said =
        report("UP", 1, CaseStatus.REPORTED, LI, FIRST, line(0, "U1", party(FIRST), 20_000, 0));
    town.send(said);

    assertThat(town.evidence()).hasSize(1);
    assertThat(town.evidence().getFirst().party()).isEqualTo(lately);
    assertThat(evidence()).containsExactly(EvidenceCode.PAID_INVOLVED_ACCOUNT);
    assertThat(town.again(said).mail()).isEmpty();
  }

  @Test
  void aListingThatBeginsLaterWakesTheDeskForTheSearch() {
    pay("T1", LI, party(FIRST), 300).at(50).send(town);
    town.send(listed("E1", FIRST, Grade.INVOLVED, minute(70), OptionalLong.empty()));
    assertThat(town.evidence()).isEmpty();

    town.at(minute(70));
    var wake = new Letter(desk(FIRST), new Wake(minute(70)));
    town.send(wake);
    town.send(wake);

    assertThat(evidence()).containsExactly(EvidenceCode.PAID_INVOLVED_ACCOUNT);
  }

  @Test
  void theSearchStopsAtThePolicysNumberOfPayers() {
    for (int i = 0; i < 250; i++) {
      pay("T" + i, "62220000" + (1000 + i), FIRST, 300).at(1).send(town);
    }
    town.send(listed("E1", FIRST, Grade.INVOLVED, START, OptionalLong.empty()));

    assertThat(town.evidence()).hasSize(200);
  }

  // ---- stops

  @Test
  void aReportedAccountIsStoppedWholeAlsoWhenTheMoneyHasLeft() {
    pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    pay("T2", FIRST, SECOND, 5000).at(5).send(town);
    town.send(reported(1, CaseStatus.REPORTED));

    var first = stop(town, FIRST).orElseThrow();
    assertThat(first.scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    assertThat(first.amountFen()).isZero();
    assertThat(first.state()).isEqualTo(State.REQUESTED);
    assertThat(first.hop()).isEqualTo(1);
    assertThat(first.applicationId()).hasSize(36).startsWith("0101");
    assertThat(first.urgent()).isTrue();
    assertThat(first.head().priority()).isGreaterThanOrEqualTo(800);
    assertThat(first.head().routingKey()).isEqualTo("m:" + FIRST);
    var second = stop(town, SECOND).orElseThrow();
    assertThat(second.scope()).isEqualTo(Scope.LIMITED);
    assertThat(second.amountFen()).isEqualTo(yuan(5000));
    assertThat(second.hop()).isEqualTo(2);
    assertThat(second.path()).containsExactly("BANK/T1", "BANK/T2");
    assertThat(second.unit()).contains("440600");
    assertThat(second.transferId()).contains("T2");
  }

  @Test
  void aLineWithoutIdIsMatchedByAmountNearestInTime() {
    pay("FAR", "62220001", FIRST, 500).at(0).send(town);
    pay("NEAR", "62220002", FIRST, 500).at(20).send(town);
    town.send(report("C1", 1, CaseStatus.REPORTED, LI, FIRST, line(0, "", party(FIRST), 500, 18)));

    assertThat(stop(town, FIRST).orElseThrow().transferId()).contains("NEAR");
  }

  @Test
  void anUnmatchedLineIsMoneyAllTheSame() {
    town.send(report("C1", 1, CaseStatus.REPORTED, LI, FIRST, line(0, "", party(FIRST), 500, 18)));

    assertThat(stop(town, FIRST).orElseThrow().amountFen()).isEqualTo(yuan(500));
  }

  @Test
  void beforeTheAcknowledgementTheAmountFollowsTheMoney() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    assertThat(stop(town, FIRST).orElseThrow().amountFen()).isEqualTo(yuan(3000));
    assertThat(stop(town, FIRST).orElseThrow().head().revision()).isEqualTo(2);

    pay("T3", SECOND, THIRD, 2000).at(6).send(town);
    assertThat(stop(town, SECOND).orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(stop(town, THIRD).orElseThrow().amountFen()).isEqualTo(yuan(2000));
  }

  @Test
  void moneyThatReturnsOpensACancelledStopUnderANewId() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    String id = stop(town, SECOND).orElseThrow().applicationId();
    pay("T3", SECOND, THIRD, 2000).at(6).send(town);
    pay("T3", SECOND, THIRD, 2000)
        .at(6)
        .reported(minute(7))
        .status(Transfer.Status.REVERSED)
        .send(town);

    var again = stop(town, SECOND).orElseThrow();
    assertThat(again.state()).isEqualTo(State.REQUESTED);
    assertThat(again.applicationId()).isNotEqualTo(id);
    assertThat(again.commandSeq()).isEqualTo(2);
    assertThat(stop(town, THIRD).orElseThrow().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void theAmountIsAtMostTheBalanceKnownSince() {
    pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    pay("T9", "62220009", FIRST, 1).at(10).payeeBalance(yuan(1200)).send(town);
    town.send(reported(1, CaseStatus.REPORTED));

    assertThat(stop(town, FIRST).orElseThrow().amountFen()).isEqualTo(yuan(1200));
  }

  @Test
  void theBanksAnswerMovesTheStopOnce() {
    paidAndReported();
    var task = stop(town, FIRST).orElseThrow();
    var receipt =
        answer("A1", task, StopCommand.STOP, Phase.RECEIPT, "", OptionalLong.empty(), minute(61));
    var result =
        answer(
            "A2",
            task,
            StopCommand.STOP,
            Phase.RESULT,
            "0000",
            OptionalLong.of(yuan(5000)),
            minute(62));
    town.send(receipt);
    assertThat(stop(town, FIRST).orElseThrow().state()).isEqualTo(State.RECEIVED);
    town.send(result);

    var active = stop(town, FIRST).orElseThrow();
    assertThat(active.state()).isEqualTo(State.ACTIVE);
    assertThat(active.amountHeldFen()).hasValue(yuan(5000));
    assertThat(active.stopCount()).isEqualTo(1);
    assertThat(active.expiresAt()).hasValue(minute(62 + 48 * HOUR));
    assertThat(town.again(result).file().orElseThrow()).isSameAs(town.files.get(desk(FIRST)));
  }

  @Test
  void aPartialStopAsksWhereTheMissingMoneyIs() {
    paidAndReported();
    var task = stop(town, FIRST).orElseThrow();
    town.send(
        answer(
            "A1",
            task,
            StopCommand.STOP,
            Phase.RESULT,
            "1200",
            OptionalLong.of(yuan(100)),
            minute(62)));

    assertThat(stop(town, FIRST).orElseThrow().state()).isEqualTo(State.PARTIAL);
    var queries =
        town.outputs(AccountQueryTask.class).stream()
            .filter(q -> q.command() == AccountQueryTask.Command.DETAIL)
            .toList();
    assertThat(queries).hasSize(2);
    assertThat(queries.getLast().head().revision()).isEqualTo(2);
    assertThat(queries.getLast().head().reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.REPORTED_PAYEE, ReasonCode.MONEY_MISSING);
  }

  @Test
  void aRefusalEndsTheStop() {
    paidAndReported();
    var task = stop(town, FIRST).orElseThrow();
    town.send(
        answer(
            "A1", task, StopCommand.STOP, Phase.RESULT, "1300", OptionalLong.empty(), minute(62)));

    assertThat(stop(town, FIRST).orElseThrow().state()).isEqualTo(State.REFUSED);
    assertThat(reasons(stop(town, FIRST).orElseThrow())).contains(ReasonCode.BANK_REFUSED);
  }

  @Test
  void aWithdrawnReportLiftsEveryStopOnTheWay() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    var original = stop(town, SECOND).orElseThrow();
    town.send(report("C1", 2, CaseStatus.WITHDRAWN, LI, FIRST));

    for (String on : List.of(FIRST, SECOND)) {
      var lift = stop(town, on).orElseThrow();
      assertThat(lift.command()).isEqualTo(StopCommand.LIFT);
      assertThat(lift.state()).isEqualTo(State.REQUESTED);
      assertThat(lift.applicationId()).startsWith("0103").hasSize(36);
      assertThat(reasons(lift)).contains(ReasonCode.REPORT_WITHDRAWN);
    }
    assertThat(stop(town, SECOND).orElseThrow().originalApplicationId())
        .contains(original.applicationId());
    assertThat(town.outputs(TraceEdge.class).getLast().taintedFen()).isZero();

    town.send(
        answer(
            "A9",
            stop(town, SECOND).orElseThrow(),
            StopCommand.LIFT,
            Phase.RESULT,
            "0000",
            OptionalLong.empty(),
            minute(63)));
    assertThat(stop(town, SECOND).orElseThrow().state()).isEqualTo(State.LIFTED);
  }

  @Test
  void aReportThatNamesTheAccountAgainStopsItAgainOnceLifted() {
    paidAndReported();
    town.send(report("C1", 2, CaseStatus.REPORTED, LI, FIRST));
    town.send(reported(3, CaseStatus.REPORTED));
    var lift = stop(town, FIRST).orElseThrow();
    assertThat(lift.command()).isEqualTo(StopCommand.LIFT);
    town.send(
        answer(
            "A1", lift, StopCommand.LIFT, Phase.RESULT, "0000", OptionalLong.empty(), minute(62)));

    var again = stop(town, FIRST).orElseThrow();
    assertThat(again.command()).isEqualTo(StopCommand.STOP);
    assertThat(again.state()).isEqualTo(State.REQUESTED);
    assertThat(again.commandSeq()).isEqualTo(3);
  }

  @Test
  void aStaleReportChangesNothing() {
    paidAndReported();
    town.send(report("C1", 3, CaseStatus.WITHDRAWN, LI, FIRST));
    var file = town.files.get(desk(FIRST));

    assertThat(town.again(reported(2, CaseStatus.FILED)).file().orElseThrow()).isSameAs(file);
  }

  @Test
  void aBankThatActedOnACancelledStopIsAskedToLift() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    var asked = stop(town, SECOND).orElseThrow();
    pay("T3", SECOND, THIRD, 2000).at(6).send(town);
    town.send(
        answer(
            "A1",
            asked,
            StopCommand.STOP,
            Phase.RESULT,
            "0000",
            OptionalLong.of(yuan(2000)),
            minute(62)));

    assertThat(stop(town, SECOND).orElseThrow().command()).isEqualTo(StopCommand.LIFT);
    assertThat(stop(town, SECOND).orElseThrow().stopCount()).isEqualTo(1);
  }

  @Test
  void anAllowedTargetIsForAPersonToDecide() {
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, OptionalLong.empty()));
    paidAndReported();
    var review = stop(town, FIRST).orElseThrow();
    assertThat(review.command()).isEqualTo(StopCommand.REVIEW);
    assertThat(review.state()).isEqualTo(State.PROPOSED);
    assertThat(reasons(review)).contains(ReasonCode.ALLOWED_TARGET);

    town.send(decision(review, OfficerDecision.Action.APPROVE, "007"));
    var stop = stop(town, FIRST).orElseThrow();
    assertThat(stop.command()).isEqualTo(StopCommand.STOP);
    assertThat(stop.state()).isEqualTo(State.REQUESTED);
    assertThat(stop.approvals()).containsExactly("440600/007");
  }

  @Test
  void aRejectedReviewStaysRejectedWhateverTheMoneyDoes() {
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, OptionalLong.empty()));
    paidAndReported();
    town.send(decision(stop(town, FIRST).orElseThrow(), OfficerDecision.Action.REJECT, "007"));
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);

    assertThat(stop(town, FIRST).orElseThrow().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void aRevokedAllowanceLetsTheStopGo() {
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, OptionalLong.empty()));
    paidAndReported();
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, OptionalLong.empty(), false, minute(60)));

    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.STOP);
    assertThat(stop(town, FIRST).orElseThrow().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void aNameThatDiffersIsForAPersonToDecideButBlanksDoNotDiffer() {
    pay("T1", LI, party(FIRST, "", "甲 某"), 5000).at(0).send(town);
    town.send(
        report(
            "C1",
            1,
            CaseStatus.REPORTED,
            LI,
            FIRST,
            line(0, "T1", party(FIRST, "", "甲某"), 5000, 0)));
    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.STOP);

    pay("T2", LI, party(SECOND, "", "乙某"), 5000).at(0).send(town);
    town.send(
        report(
            "C2",
            1,
            CaseStatus.REPORTED,
            LI,
            SECOND,
            line(0, "T2", party(SECOND, "", "丙某"), 5000, 0)));
    assertThat(reasons(stop(town, SECOND).orElseThrow())).contains(ReasonCode.NAME_MISMATCH);
  }

  @Test
  void theFourthHopIsForAPersonToDecide() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 5000).at(5).send(town);
    pay("T3", SECOND, THIRD, 5000).at(6).send(town);
    pay("T4", THIRD, "6229080000000070099", 5000).at(7).send(town);

    var fourth = stop(town, "6229080000000070099").orElseThrow();
    assertThat(fourth.hop()).isEqualTo(4);
    assertThat(fourth.command()).isEqualTo(StopCommand.REVIEW);
    assertThat(reasons(fourth)).contains(ReasonCode.DEEP_HOP);
  }

  @Test
  void cashLeavesATraceAndNoMail() {
    paidAndReported();
    pay("T2", FIRST, "", 2000).at(5).send(town);

    var edge = town.outputs(TraceEdge.class).getLast();
    assertThat(edge.to()).isEmpty();
    assertThat(edge.taintedFen()).isEqualTo(yuan(2000));
    assertThat(stop(town, FIRST).orElseThrow().amountFen()).isEqualTo(yuan(3000));
  }

  @Test
  void lessThanAYuanIsNotFollowed() {
    paidAndReported();
    new Facts.Payment("T2", party(FIRST), party(SECOND), 99).at(5).send(town);

    assertThat(stop(town, SECOND)).isEmpty();
  }

  @Test
  void aBusyAccountStaysBoundedAndKeepsWhatCarriesTaint() {
    paidAndReported();
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    for (int i = 0; i < 1000; i++) {
      pay("N" + i, "62220009", FIRST, 1).at(6 + i).send(town);
    }

    var file = town.files.get(desk(FIRST));
    assertThat(file.ledger()).hasSizeLessThanOrEqualTo(Ledger.MAX_ENTRIES);
    assertThat(file.folded()).isEqualTo(1002 - Ledger.MAX_ENTRIES);
    assertThat(stop(town, SECOND).orElseThrow().amountFen()).isEqualTo(yuan(2000));
    assertThat(stop(town, FIRST).orElseThrow().amountFen()).isEqualTo(yuan(3000));
  }
}
