package interlock.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.bank.Transfer;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.police.IncidentReport;
import interlock.sandbox.bench.CascadePlan.Node;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the cascade benchmark plans, counts and reports. */
class CascadeTest {
  private static final Instant NOW = Instant.parse("2026-01-05T01:00:00Z");
  private static final CascadePlan PLAN = new CascadePlan(0, 1_000, 6);

  @Test
  void eachHopIsWiderThanTheOneBefore() {
    assertThat(CascadePlan.widths(1_000, 6)).containsExactly(6, 15, 39, 96, 241, 603);
    assertThat(CascadePlan.widths(4, 2)).containsExactly(1, 3);
  }

  @Test
  void everyAccountKeepsMoneyAndPaysTheRestOn() {
    Map<String, BigDecimal> left = new HashMap<>();
    for (LoadEvent event : PLAN.movements("r", NOW)) {
      Transfer transfer = (Transfer) event.value();
      left.merge(transfer.getPayer().getAccount(), transfer.getAmount().negate(), BigDecimal::add);
      left.merge(transfer.getPayee().getAccount(), transfer.getAmount(), BigDecimal::add);
    }
    for (Node node : PLAN.nodes()) {
      assertThat(left.get(PLAN.account(node))).isEqualTo(Records.yuan(node.keptFen()));
    }
    assertThat(left).hasSize(1_001);
  }

  @Test
  void paymentsHappenInOrderAndBeforeTheReport() {
    Map<String, Instant> cameAt = new HashMap<>();
    for (LoadEvent event : PLAN.movements("r", NOW)) {
      Transfer transfer = (Transfer) event.value();
      Instant came = cameAt.get(transfer.getPayer().getAccount());
      assertThat(came == null || came.isBefore(transfer.getOccurredAt())).isTrue();
      assertThat(transfer.getOccurredAt()).isBefore(NOW);
      cameAt.put(transfer.getPayee().getAccount(), transfer.getOccurredAt());
    }
  }

  @Test
  void theReportNamesTheFirstHopOnly() {
    IncidentReport report = (IncidentReport) PLAN.report("r", NOW).value();
    assertThat(report.getTransfers()).hasSize(6);
  }

  @Test
  void roundsShareNoAccount() {
    var all = new HashSet<String>();
    for (int round = 0; round < 3; round++) {
      var plan = new CascadePlan(round, 100, 4);
      plan.nodes().forEach(node -> all.add(plan.account(node)));
    }
    assertThat(all).hasSize(300);
  }

  @Test
  void aRoundTellsWhatIsMissingWhatIsTooMuchAndWhatIsWrong() {
    var plan = new CascadePlan(0, 8, 2);
    var round = new CascadeRound(plan, "r");
    long sent = 1_000;
    for (Node node : plan.nodes()) {
      StopPaymentTask task = stop(plan, node);
      if (node.index() == 3) {
        task.setAmount(Records.yuan(1));
      }
      if (node.index() != 7) {
        round.read(task, sent + millis(10L * node.hop()));
        round.read(task, sent + millis(500));
      }
    }
    StopPaymentTask other = stop(plan, plan.nodes().getFirst());
    other.setTarget(Party.newBuilder().setAccount("6299012345678901234").build());
    round.read(other, sent + millis(20));
    StopPaymentTask foreign = stop(plan, plan.nodes().getLast());
    foreign.setCaseId("another");
    round.read(foreign, sent + millis(20));

    var hops = new Latencies();
    assertThat(round.result(sent, hops))
        .isEqualTo(new CascadeRound.Result(OptionalLong.empty(), List.of(10.0, 20.0), 1, 1, 1));
    assertThat(hops.figures().count()).isEqualTo(7);
    assertThat(hops.figures().p50Millis()).isBetween(9.9, 10.1);
  }

  @Test
  void aCompleteRoundIsAsLongAsItsLastStop() {
    var plan = new CascadePlan(0, 8, 2);
    var round = new CascadeRound(plan, "r");
    plan.nodes().forEach(node -> round.read(stop(plan, node), millis(10L * node.hop())));
    assertThat(round.result(0, new Latencies()))
        .isEqualTo(
            new CascadeRound.Result(OptionalLong.of(millis(20)), List.of(10.0, 20.0), 0, 0, 0));
  }

  @Test
  void laterHopsAreToBeReviews() {
    var plan = new CascadePlan(0, 100, 5);
    var round = new CascadeRound(plan, "r");
    plan.nodes()
        .forEach(
            node -> {
              StopPaymentTask task = stop(plan, node);
              task.setCommand(StopCommand.STOP);
              round.read(task, 1);
            });
    long deep = plan.nodes().stream().filter(node -> node.hop() >= 4).count();
    assertThat(round.result(0, new Latencies()).wrong()).isEqualTo((int) deep).isPositive();
  }

  @Test
  void jsonHoldsTheKeysThatAreComparedOverTime() {
    CascadeReport report = report(0);
    assertThat(report.json())
        .containsEntry("allStopsMillis", 900.0)
        .containsEntry("allStopsMillisP50", 900.0)
        .containsEntry("hopMillisP50", 40.0)
        .containsEntry("hopMillisP99", 90.0)
        .containsEntry("untilHopMillis", List.of(40L, 95L))
        .containsEntry("accounts", 8)
        .containsEntry("hops", 2)
        .containsEntry("rounds", 2)
        .containsEntry("desksMillis", 2.5)
        .containsEntry("mails", 9)
        .containsEntry("missed", 0)
        .containsEntry("extra", 0)
        .containsEntry("floorHops", 4)
        .containsEntry("breaker", "off");
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void aCascadeWithAStopTooFewHasNoTimeAndFails() {
    CascadeReport report = report(1);
    assertThat(report.json()).containsEntry("allStopsMillis", 0.0).containsEntry("missed", 1);
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void theDesksAloneReadTwoMailsForEachAccountOneForTheCaseAndSixAboutTheVictim() {
    DeskWork work = DeskWork.of(20, 3);
    // Each account is told, and tells the case what became of its money.
    assertThat(work.mails()).isEqualTo(2 * 20 + 1 + 6);
    assertThat(work.millis()).isPositive();
  }

  @Test
  void theHotLoadSpreadsItsInflowsAndReportsEachPayment() {
    var load = new HotAccountLoad(20, 40, 10, 0, true);
    var run = new Load.Run("r", NOW);
    Map<Topic, Long> topics =
        IntStream.range(0, load.size())
            .mapToObj(i -> load.event(i, run).topic())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(topics)
        .isEqualTo(Map.of(Topic.BANK_ACCOUNT_MOVEMENT, 400L, Topic.POLICE_INCIDENT_REPORT, 220L));
    for (int i = 0; i < load.size(); i++) {
      assertThat(load.event(i, run).topic()).isEqualTo(load.topic(i));
    }
  }

  private static CascadeReport report(int missed) {
    var settings = new CascadeBench.Settings(8, 2, 2, 1, BenchProfile.LATENCY);
    OptionalLong all = missed == 0 ? OptionalLong.of(millis(900)) : OptionalLong.empty();
    return new CascadeReport(
        settings,
        List.of(
            new CascadeRound.Result(OptionalLong.of(millis(800)), List.of(30.0, 90.0), 0, 0, 0),
            new CascadeRound.Result(all, List.of(40.0, 95.0), missed, 0, 0)),
        new Latencies.Figures(16, 40, 90, 95),
        new DeskWork(2.5, 9, 40),
        new Latencies.Figures(100, 20, 30, 35),
        3,
        0.1,
        1_000,
        300);
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static StopPaymentTask stop(CascadePlan plan, Node node) {
    return StopPaymentTask.newBuilder()
        .setTaskId("S-" + node.index())
        .setRevision(1)
        .setRoutingKey("a:1")
        .setApplicationId("id")
        .setCommand(node.hop() < 4 ? StopCommand.STOP : StopCommand.REVIEW)
        .setState(StopPaymentState.REQUESTED)
        .setTarget(Party.newBuilder().setAccount(plan.account(node)).build())
        .setAmount(Records.yuan(node.keptFen()))
        .setKind(StopPaymentKind.RECOVERY)
        .setHop(node.hop())
        .setCaseId(plan.caseId("r"))
        .setPolicyVersion("v")
        .setTriggeredBy("e")
        .setSourceTime(NOW)
        .setOpenedAt(NOW)
        .setUpdatedAt(NOW)
        .build();
  }
}
