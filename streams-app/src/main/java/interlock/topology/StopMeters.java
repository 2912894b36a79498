package interlock.topology;

import interlock.contract.TopicNames;
import interlock.core.codes.BankResultCode;
import interlock.core.desk.Cause;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import interlock.topology.News.Former;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was asked of banks and what became of it. */
final class StopMeters {
  private static final double FEN = 100;
  private static final Map<String, String> LIFTED_BY =
      Map.of(
          TopicNames.APPEAL, "appeal",
          TopicNames.DECISION, "decision",
          TopicNames.INCIDENT_REPORT, "report",
          TopicNames.STOP_PAYMENT_FEEDBACK, "answer",
          TopicNames.DISSUASION_FEEDBACK, "answer",
          Cause.WAKE, "deadline");
  private static final String OTHERWISE = "other";

  private final Meters meters;
  private final Watched watched;
  private final Map<StopKind, Map<State, Counter>> states = new EnumMap<>(StopKind.class);
  private final Map<StopKind, Map<State, Counter>> yuan = new EnumMap<>(StopKind.class);
  private final Map<StopKind, Map<StopCommand, Counter>> commands = new EnumMap<>(StopKind.class);
  private final Map<String, Counter> lifts = new HashMap<>();

  StopMeters(Meters meters, Watched watched) {
    this.meters = meters;
    this.watched = watched;
    for (StopKind kind : StopKind.values()) {
      var stops = new EnumMap<State, Counter>(State.class);
      var money = new EnumMap<State, Counter>(State.class);
      for (State state : State.values()) {
        stops.put(state, meters.counter(Meter.STOPS, kind.name(), state.name()));
        money.put(state, meters.counter(Meter.STOPS_YUAN, kind.name(), state.name()));
      }
      states.put(kind, stops);
      yuan.put(kind, money);
      var issued = new EnumMap<StopCommand, Counter>(StopCommand.class);
      for (StopCommand command : StopCommand.values()) {
        issued.put(command, meters.counter(Meter.STOP_COMMANDS, kind.name(), command.name()));
      }
      commands.put(kind, issued);
    }
    LIFTED_BY.values().forEach(by -> lifts.put(by, meters.counter(Meter.STOP_LIFTS, by)));
    lifts.put(OTHERWISE, meters.counter(Meter.STOP_LIFTS, OTHERWISE));
    // The others appear with their first refusal; the name is there from the start.
    var unused = refused(Label.OTHER, Label.OTHER);
  }

  void published(
      StopPaymentTask task, Optional<Former.OfStop> before, Optional<String> resultCode) {
    if (before.map(b -> b.state() != task.state()).orElse(true)) {
      if (task.state() == State.REFUSED) {
        refused(task, resultCode.flatMap(BankResultCode::of));
      }
      states.get(task.kind()).get(task.state()).increment();
      yuan.get(task.kind()).get(task.state()).increment(amount(task) / FEN);
    }
    if (before.map(b -> b.commandSeq() != task.commandSeq()).orElse(true)) {
      commands.get(task.kind()).get(task.command()).increment();
      if (task.command() == StopCommand.LIFT || task.command() == StopCommand.RELEASE) {
        lifts.get(LIFTED_BY.getOrDefault(task.head().cause().kind(), OTHERWISE)).increment();
      }
    }
  }

  private void refused(StopPaymentTask task, Optional<BankResultCode> code) {
    refused(
            task.target().institution().map(watched::institution).orElse(Label.OTHER),
            code.map(BankResultCode::code).orElse(Label.OTHER))
        .increment(amount(task) / FEN);
  }

  private Counter refused(String institution, String code) {
    return meters.counter(Meter.STOP_REFUSED_YUAN, institution, code);
  }

  /** What the bank holds or held, and before that, and if it refused, what was asked for. */
  private static long amount(StopPaymentTask task) {
    return switch (task.state()) {
      case ACTIVE, PARTIAL, FROZEN, LIFTED, EXPIRED ->
          task.amountHeldFen().orElse(task.amountFen());
      case PROPOSED, REQUESTED, RECEIVED, REFUSED, CANCELLED -> task.amountFen();
    };
  }
}
