package interlock.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.casefile.CaseSummary;
import interlock.core.restitution.Proposal;
import interlock.core.restitution.Proposal.Share;
import interlock.core.restitution.Rule;
import interlock.service.tasks.Published;
import interlock.service.wording.Language;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose frozen money it is, and how much, by the stops that were published. */
class FrozenMoneyTest {
  private static final StopPaymentState FROZEN = StopPaymentState.FROZEN;
  private static final StopPaymentState REFUSED = StopPaymentState.REFUSED;

  /** A victim paid one wallet twice: no two claims of one case meet in one pot. */
  @Test
  void twoOrdersOfOneCaseAreTwoPots() {
    List<StopPaymentTask> tasks =
        List.of(order(1, "A", "O1", FROZEN, "300.00"), order(2, "A", "O2", FROZEN, "200.00"));

    Proposal proposal = propose("A", tasks);

    assertThat(proposal.toCase("A")).isEqualTo(50_000);
    assertThat(proposal.shares()).extracting(Share::rule).containsOnly(Rule.SINGLE_SOURCE);
    assertThat(proposal.restFen()).isEmpty();
  }

  @Test
  void anOrderThatWasRefusedHasNoPartInAnother() {
    List<StopPaymentTask> tasks =
        List.of(order(1, "A", "O1", FROZEN, "300.00"), order(2, "B", "O2", REFUSED, "200.00"));

    assertThat(propose("A", tasks).toCase("A")).isEqualTo(30_000);
    assertThat(propose("A", tasks).toCase("B")).isZero();
    assertThat(FrozenMoney.around("B", tasks).pots()).isEmpty();
  }

  @Test
  void anOrderIsNamed() {
    List<StopPaymentTask> tasks =
        List.of(order(1, "A", "O1", FROZEN, "300.00"), order(2, "A", "O2", FROZEN, "200.00"));
    FrozenMoney frozen = FrozenMoney.around("A", tasks);
    var text = new RestitutionText(new Figures(Language.EN, ZoneOffset.UTC, false));

    assertThat(String.join("\n", text.lines("A", frozen, propose("A", tasks))))
        .contains("· order O1 · frozen ¥300.00", "· order O2 · frozen ¥200.00");
    assertThat(text.json("A", frozen, propose("A", tasks)))
        .contains("\"orderId\":\"O1\"", "\"orderId\":\"O2\"");
  }

  /** 100,000 there: what a limited freeze holds is part of what the whole account's holds. */
  @Test
  void aLimitedFreezeLiesWithinAWholeAccount() {
    var wide = task(1, "A", StopPaymentScope.LIMITED, FROZEN, "80000.00");
    var whole = task(2, "B", StopPaymentScope.WHOLE_ACCOUNT, FROZEN, "100000.00");

    List<StopPaymentTask> tasks = List.of(held(wide, "80000.00"), held(whole, "100000.00"));

    assertThat(frozenFen(tasks)).isEqualTo(10_000_000);
    assertThat(propose("A", tasks).toCase("A") + propose("A", tasks).toCase("B"))
        .isEqualTo(10_000_000);
  }

  @Test
  void ofTwoWholeAccountsTheLargerWordCounts() {
    var one = task(1, "A", StopPaymentScope.WHOLE_ACCOUNT, FROZEN, "90000.00");
    var other = task(2, "B", StopPaymentScope.WHOLE_ACCOUNT, FROZEN, "60000.00");

    assertThat(frozenFen(List.of(held(one, "90000.00"), held(other, "100000.00"))))
        .isEqualTo(10_000_000);
  }

  @Test
  void limitedFreezesAddUp() {
    var one = task(1, "A", StopPaymentScope.LIMITED, FROZEN, "300.00");
    var other = task(2, "B", StopPaymentScope.LIMITED, FROZEN, "200.00");

    assertThat(frozenFen(List.of(held(one, "300.00"), held(other, "200.00")))).isEqualTo(50_000);
  }

  private static long frozenFen(List<StopPaymentTask> tasks) {
    return FrozenMoney.around("A", tasks).pots().getFirst().frozenFen();
  }

  private static StopPaymentTask held(StopPaymentTask.Builder task, String yuan) {
    return task.setAmountHeld(new BigDecimal(yuan)).build();
  }

  private static Proposal propose(String caseId, List<StopPaymentTask> tasks) {
    FrozenMoney frozen = FrozenMoney.around(caseId, tasks);
    Map<String, CaseSummary> summaries = new HashMap<>();
    frozen.caseIds().forEach(c -> summaries.put(c, Published.summary(c)));
    return frozen.propose(summaries);
  }

  private static StopPaymentTask order(
      int number, String caseId, String orderId, StopPaymentState state, String yuan) {
    return task(number, caseId, StopPaymentScope.LIMITED, state, yuan)
        .setOrderId(orderId)
        .setAmountHeld(state == FROZEN ? new BigDecimal(yuan) : null)
        .build();
  }

  private static StopPaymentTask.Builder task(
      int number, String caseId, StopPaymentScope scope, StopPaymentState state, String yuan) {
    return Published.review(number)
        .setCaseId(caseId)
        .setKind(StopPaymentKind.RECOVERY)
        .setScope(scope)
        .setState(state)
        .setAmount(new BigDecimal(yuan));
  }
}
