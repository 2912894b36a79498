package interlock.core.account;

import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.Party;
import interlock.core.event.Transfer.Channel;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.StopCommand;
import interlock.core.task.LeadTask;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import interlock.core.task.TraceEdge;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts of payment institutions: single payments by their order number, never the account. */
class PooledTest extends StopStory {
  private static final String POOL = "2088000000000001";
  private static final String SHOP = "6225000000000099017";
  private static final Party WALLET =
      new Party(
          Optional.empty(),
          Optional.of(Facts.account(POOL)),
          Optional.empty(),
          Optional.of("WALLETCO"),
          Optional.empty());

  @BeforeEach
  void walletcoIsAPaymentInstitution() {
    policy("stopPayment.paymentInstitutions", "[WALLETCO]");
  }

  private static Line line(int index, String transferId, long yuan, String order) {
    return new Line(
        index,
        Optional.of(transferId).filter(t -> !t.isEmpty()),
        Optional.empty(),
        WALLET,
        yuan(yuan),
        minute(0),
        Optional.of(order).filter(o -> !o.isEmpty()));
  }

  private void names(int version, Line... lines) {
    town.send(report("C1", version, CaseStatus.REPORTED, LI, POOL, lines));
  }

  private List<StopPaymentTask> newest() {
    return of(POOL).stream()
        .map(t -> t.head().taskId())
        .distinct()
        .map(id -> of(POOL).stream().filter(t -> t.head().taskId().equals(id)).toList().getLast())
        .toList();
  }

  @Test
  void eachPaymentIsStoppedByItsOrderNumber() {
    pay("T1", LI, WALLET, 3000).at(0).order("O-1").send(town);
    pay("T2", LI, WALLET, 2000).at(1).send(town);
    names(1, line(0, "T1", 3000, ""), line(1, "T2", 2000, "O-2"));

    assertThat(newest())
        .extracting(t -> t.orderId().orElse(""), StopPaymentTask::amountFen, StopPaymentTask::scope)
        .containsExactlyInAnyOrder(
            tuple("O-1", yuan(3000), Scope.LIMITED), tuple("O-2", yuan(2000), Scope.LIMITED));
    assertThat(newest()).allMatch(t -> t.command() == StopCommand.STOP);
    assertThat(newest()).allMatch(t -> t.state() == State.REQUESTED);
    assertThat(newest()).allMatch(t -> t.hop() == 1);
  }

  @Test
  void aPaymentWithoutAnOrderNumberIsForAPersonAndCannotBeApproved() {
    pay("T1", LI, WALLET, 3000).at(0).send(town);
    names(1, line(0, "T1", 3000, ""));
    StopPaymentTask review = newest().getFirst();
    assertThat(review.command()).isEqualTo(StopCommand.REVIEW);
    assertThat(reasons(review)).contains(ReasonCode.PAYMENT_INSTITUTION);
    assertThat(review.scope()).isEqualTo(Scope.LIMITED);

    decides(review, Action.APPROVE, "007");
    decides(review, Action.ORDER, "008");
    assertThat(newest().getFirst().state()).isEqualTo(State.PROPOSED);
    assertThat(of(POOL)).noneMatch(t -> t.command() == StopCommand.STOP);

    names(2, line(0, "T1", 3000, "O-9"));
    assertThat(newest()).hasSize(2);
    assertThat(newest().getFirst().state()).isEqualTo(State.CANCELLED);
    assertThat(newest().getLast().orderId()).contains("O-9");
    assertThat(newest().getLast().state()).isEqualTo(State.REQUESTED);
  }

  /** However many cases name payments there. */
  @Test
  void allCasesTogetherStopSoManyPaymentsAndTheRestIsForAPerson() {
    int cases = 15;
    int each = 4;
    for (int c = 0; c < cases; c++) {
      Line[] lines = new Line[each];
      for (int i = 0; i < each; i++) {
        lines[i] = line(i, "T" + c + "-" + i, 100 + i, "O-" + c + "-" + i);
      }
      town.send(report("C" + (100 + c), 1, CaseStatus.REPORTED, LI, POOL, lines));
    }

    List<StopPaymentTask> orders = newest().stream().filter(t -> t.orderId().isPresent()).toList();
    List<StopPaymentTask> rest = newest().stream().filter(t -> t.orderId().isEmpty()).toList();
    assertThat(orders).hasSize(Pooled.MAX_ORDERS).allMatch(t -> t.command() == StopCommand.STOP);
    assertThat(rest)
        .hasSize(cases - Pooled.MAX_ORDERS / each)
        .allMatch(t -> t.command() == StopCommand.REVIEW);
    assertThat(newest().stream().mapToLong(StopPaymentTask::amountFen).sum())
        .isEqualTo(cases * yuan(406));
  }

  @Test
  void anOrderNumberTravelsWithTheTrace() {
    reported(CaseStatus.REPORTED);
    pay("T2", party(FIRST), WALLET, 2000).at(5).order("O-5").send(town);

    assertThat(newest()).hasSize(1);
    assertThat(newest().getFirst().orderId()).contains("O-5");
    assertThat(newest().getFirst().hop()).isEqualTo(2);
    assertThat(newest().getFirst().amountFen()).isEqualTo(yuan(2000));
  }

  @Test
  void nothingIsFollowedOutOfAPooledAccountAndNobodyIsSuspected() {
    pay("T0", party("6222020000000055555", "+8617000000777", "某"), WALLET, 700).at(0).send(town);
    pay("T1", LI, WALLET, 3000).at(0).order("O-1").send(town);
    names(1, line(0, "T1", 3000, ""));
    pay("T2", WALLET, party(SHOP), 2500).at(5).suspicious().send(town);
    pay("T3", WALLET, Party.UNKNOWN, 100).at(NOW).cash(Channel.COUNTER, "451200", "B").send(town);

    assertThat(town.outputs(TraceEdge.class)).isEmpty();
    assertThat(town.files.get(desk(SHOP)).inflows()).isEmpty();
    assertThat(town.outputs(LeadTask.class)).isEmpty();
    assertThat(newest().getFirst().amountFen()).isEqualTo(yuan(3000));
    // Who else paid there is no victim.
    assertThat(town.standing()).noneMatch(e -> e.code() == EvidenceCode.PAID_INVOLVED_ACCOUNT);
  }

  @Test
  void aStopOfTheWholeAccountIsLetGoWhenTheBankSaysWhoseItIs() {
    town.send(
        report("C1", 1, CaseStatus.REPORTED, LI, POOL, Facts.line(0, "T1", party(POOL), 3000, 0)));
    StopPaymentTask whole = newest().getFirst();
    assertThat(whole.scope()).isEqualTo(Scope.WHOLE_ACCOUNT);
    assertThat(whole.state()).isEqualTo(State.REQUESTED);
    pay(
            "T1",
            LI,
            new Party(
                Optional.empty(),
                WALLET.account(),
                Optional.empty(),
                Optional.of("A"),
                Optional.empty()),
            3000)
        .at(0)
        .send(town);
    policy("stopPayment.paymentInstitutions", "[A]");
    pay("T9", LI, WALLET, 1).at(3).send(town);

    assertThat(newest().getFirst().command()).isEqualTo(StopCommand.LIFT);
    assertThat(reasons(newest().getFirst())).contains(ReasonCode.PAYMENT_INSTITUTION);
  }

  @Test
  void aWithdrawnReportLiftsTheOrders() {
    pay("T1", LI, WALLET, 3000).at(0).order("O-1").send(town);
    names(1, line(0, "T1", 3000, ""));
    result(newest().getFirst(), "0000", held(3000));
    town.send(report("C1", 2, CaseStatus.WITHDRAWN, LI, POOL));

    assertThat(newest().getFirst().command()).isEqualTo(StopCommand.LIFT);
    assertThat(reasons(newest().getFirst())).contains(ReasonCode.REPORT_WITHDRAWN);
  }

  @Test
  void aShopThatWasPaidAtItsTerminalIsForAPerson() {
    pay("T1", LI, party(FIRST), 5000).at(0).channel(Channel.POS).send(town);
    town.send(
        report(
            "C1", 1, CaseStatus.REPORTED, LI, FIRST, Facts.line(0, "T1", party(FIRST), 5000, 0)));
    assertThat(first().command()).isEqualTo(StopCommand.REVIEW);
    assertThat(reasons(first())).contains(ReasonCode.MERCHANT_ACCOUNT);

    // Money that came otherwise makes it anybody's account.
    pay("T2", LI, party(FIRST), 10).at(1).send(town);
    town.send(
        report(
            "C1",
            2,
            CaseStatus.REPORTED,
            LI,
            FIRST,
            Facts.line(0, "T1", party(FIRST), 5000, 0),
            Facts.line(1, "T2", party(FIRST), 10, 1)));
    assertThat(first().command()).isEqualTo(StopCommand.STOP);
  }
}
