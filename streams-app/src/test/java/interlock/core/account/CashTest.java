package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Transfer.Channel;
import interlock.core.event.Transfer.Status;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask.State;
import interlock.core.task.TraceEdge;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Victims' money that somebody wants in cash, or took. */
class CashTest extends StopStory {
  private static final String HECHI = "451200";

  private static Facts.Payment cash(String id, String from, long yuan, Status status, long at) {
    return pay(id, from, "", yuan).at(at).status(status).cash(Channel.ATM, HECHI, "ATM-7");
  }

  private List<LeadTask> runners() {
    return town.outputs(LeadTask.class).stream()
        .filter(l -> l.kind() == LeadTask.Kind.CASH_RUNNER)
        .toList();
  }

  private static List<ReasonCode> codes(LeadTask lead) {
    return lead.head().reasons().stream().map(Reason::code).toList();
  }

  @Test
  void anAttemptPressesTheStopAndTellsTheUnitOfThePlace() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    assertThat(first().head().priority()).isLessThan(900);
    cash("K1", FIRST, 800, Status.ATTEMPTED, NOW).send(town);

    assertThat(reasons(first())).contains(ReasonCode.CASH_WITHDRAWAL_ATTEMPT);
    assertThat(first().state()).isEqualTo(State.ACTIVE);
    assertThat(first().urgent()).isTrue();
    assertThat(first().head().priority()).isGreaterThanOrEqualTo(900);
    assertThat(first().branch()).contains("ATM-7");
    assertThat(runners()).hasSize(1);
    LeadTask lead = runners().getFirst();
    assertThat(lead.unit()).contains(HECHI);
    assertThat(lead.branch()).contains("ATM-7");
    assertThat(lead.target().account()).contains(account(FIRST));
    assertThat(lead.amountFen()).hasValue(yuan(800));
    assertThat(lead.caseIds()).containsExactly("C1");
    assertThat(lead.urgent()).isTrue();
    assertThat(lead.head().priority()).isGreaterThanOrEqualTo(900);
    assertThat(codes(lead)).containsExactly(ReasonCode.CASH_WITHDRAWAL_ATTEMPT);
  }

  @Test
  void anAttemptThatCameBeforeTheReportDoesTheSame() {
    cash("K1", FIRST, 800, Status.HELD, NOW - 30).send(town);
    assertThat(runners()).isEmpty();
    reported(CaseStatus.REPORTED);

    assertThat(reasons(first())).contains(ReasonCode.CASH_WITHDRAWAL_ATTEMPT);
    assertThat(first().head().priority()).isGreaterThanOrEqualTo(900);
    assertThat(first().urgent()).isTrue();
    assertThat(runners()).extracting(LeadTask::branch).containsExactly(Optional.of("ATM-7"));
  }

  @Test
  void tracedMoneyIsEnoughWithoutAReportOfTheAccount() {
    movedOn();
    cash("K1", SECOND, 500, Status.ATTEMPTED, NOW).send(town);

    assertThat(reasons(second())).contains(ReasonCode.CASH_WITHDRAWAL_ATTEMPT);
    assertThat(runners()).hasSize(1);
  }

  @Test
  void whoWantedCashTwoDaysAgoIsNotThereAnyMore() {
    cash("K1", FIRST, 800, Status.ATTEMPTED, NOW - 48 * HOUR).send(town);
    reported(CaseStatus.REPORTED);

    assertThat(reasons(first())).doesNotContain(ReasonCode.CASH_WITHDRAWAL_ATTEMPT);
    assertThat(runners()).isEmpty();
  }

  @Test
  void theBanksAnswerEndsThePressureButNotForANewAttempt() {
    cash("K1", FIRST, 800, Status.ATTEMPTED, NOW).send(town);
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    assertThat(first().urgent()).isFalse();
    assertThat(reasons(first())).doesNotContain(ReasonCode.CASH_WITHDRAWAL_ATTEMPT);

    cash("K2", FIRST, 500, Status.ATTEMPTED, NOW + 1).send(town);
    assertThat(first().head().priority()).isGreaterThanOrEqualTo(900);
    int revision = first().head().revision();
    cash("K2", FIRST, 500, Status.ATTEMPTED, NOW + 1).send(town);
    assertThat(first().head().revision()).isEqualTo(revision);
    assertThat(runners()).hasSize(2);
  }

  @Test
  void takenOutItHasLeftEveryAccount() {
    reported(CaseStatus.REPORTED);
    // The bank names the payee of a withdrawal, who is nobody's next hop.
    pay("K1", FIRST, SECOND, 3000).at(10).cash(Channel.COUNTER, HECHI, "B-1").send(town);

    assertThat(first().amountFen()).isEqualTo(yuan(2000));
    assertThat(town.files.get(Facts.desk(SECOND)).inflows()).isEmpty();
    TraceEdge edge = town.outputs(TraceEdge.class).getLast();
    assertThat(edge.to()).isEmpty();
    assertThat(edge.taintedFen()).isEqualTo(yuan(3000));
    assertThat(runners()).hasSize(1);
    assertThat(codes(runners().getFirst())).containsExactly(ReasonCode.CASH_WITHDRAWN);
    assertThat(runners().getFirst().urgent()).isFalse();
    assertThat(runners().getFirst().head().priority()).isLessThan(900);
  }

  @Test
  void anAttemptThatIsPaidOutIsOneLeadThatSaysSo() {
    reported(CaseStatus.REPORTED);
    cash("K1", FIRST, 800, Status.ATTEMPTED, NOW).send(town);
    cash("K1", FIRST, 800, Status.POSTED, NOW).reported(Facts.minute(NOW + 1)).send(town);

    assertThat(runners()).hasSize(2);
    assertThat(runners().getLast().head().revision()).isEqualTo(2);
    assertThat(codes(runners().getLast()))
        .containsExactly(ReasonCode.CASH_WITHDRAWAL_ATTEMPT, ReasonCode.CASH_WITHDRAWN);
  }

  @Test
  void anyoneElsesCashIsHisOwnAffair() {
    cash("K1", FIRST, 800, Status.ATTEMPTED, NOW).send(town);
    cash("K2", FIRST, 800, Status.POSTED, NOW).send(town);

    assertThat(town.outputs).isEmpty();
  }

  @Test
  void whoComesTooOftenIsLookedForAlready() {
    reported(CaseStatus.REPORTED);
    for (int i = 0; i < Cash.MAX_LEADS + 5; i++) {
      cash("K" + i, FIRST, 10, Status.ATTEMPTED, NOW).send(town);
    }
    assertThat(runners()).hasSize(Cash.MAX_LEADS);

    withoutWakesUntil(NOW + 30 * HOUR);
    cash("L1", FIRST, 10, Status.ATTEMPTED, NOW + 30 * HOUR).send(town);
    assertThat(runners())
        .filteredOn(lead -> lead.head().revision() == 1)
        .hasSize(Cash.MAX_LEADS + 1);
  }
}
