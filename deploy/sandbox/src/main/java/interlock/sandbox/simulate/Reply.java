package interlock.sandbox.simulate;

import interlock.core.desk.Address;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.identity.Identifier;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the event of a happening; what answers a task answers what was last published of it. */
final class Reply {
  private static final long READING_MILLIS = 2_000;

  private static final int HELD_ANSWERS = 6;

  private Reply() {}

  /** Empty if there is no task to answer. */
  static Optional<Event> of(Happening happening, TaskBook tasks) {
    return switch (happening) {
      case Happening.Told told -> Optional.of(told.event());
      case Happening.BankAnswers answer -> stop(answer, tasks);
      case Happening.OfficerDecides decision -> decision(decision, tasks);
      case Happening.OfficerProtects order -> protection(order, tasks);
      case Happening.OfficerLifts lift -> lift(lift, tasks);
      case Happening.UnitActs act -> feedback(act, tasks);
      case Happening.OfficerSplits split -> split(split, tasks);
      case Happening.CarrierAnswers answer -> line(answer, tasks);
    };
  }

  private static Origin origin(String source, String eventId, long at) {
    return new Origin(source, eventId, at - READING_MILLIS, at - READING_MILLIS, at);
  }

  private static Optional<Event> stop(Happening.BankAnswers answer, TaskBook tasks) {
    return stopOf(Address.account(answer.account()).key(), answer.which(), tasks)
        .map(
            task ->
                new StopPaymentFeedback(
                    origin("ICBC", answer.eventId(), answer.at()),
                    task.head().taskId(),
                    Optional.of(task.applicationId()),
                    answer.account(),
                    "ICBC",
                    task.command(),
                    answer.resultCode().isEmpty()
                        ? StopPaymentFeedback.Phase.RECEIPT
                        : StopPaymentFeedback.Phase.RESULT,
                    answer.resultCode(),
                    heldFen(answer, task.amountFen()),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty()));
  }

  /** Mostly the bank does not say; else all, half, or none of it. */
  private static OptionalLong heldFen(Happening.BankAnswers answer, long askedFen) {
    boolean says = answer.resultCode().equals("0000");
    return switch (says ? Math.floorMod(answer.eventId().hashCode(), HELD_ANSWERS) : -1) {
      case 0 -> OptionalLong.of(askedFen);
      case 1 -> OptionalLong.of(askedFen / 2);
      case 2 -> OptionalLong.of(0);
      default -> OptionalLong.empty();
    };
  }

  private static Optional<Event> decision(Happening.OfficerDecides decision, TaskBook tasks) {
    String key = Address.account(decision.account()).key();
    return stopOf(key, decision.which(), tasks)
        .map(
            task ->
                new OfficerDecision(
                    origin("POLICE", decision.eventId(), decision.at()),
                    task.head().taskId(),
                    key,
                    decision.action(),
                    Optional.empty(),
                    decision.officer(),
                    "440600",
                    OptionalLong.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()));
  }

  private static Optional<Event> protection(Happening.OfficerProtects order, TaskBook tasks) {
    return last(order.deskKey(), DissuasionTask.class, tasks)
        .map(
            task ->
                new OfficerDecision(
                    origin("POLICE", order.eventId(), order.at()),
                    task.head().taskId(),
                    order.deskKey(),
                    OfficerDecision.Action.ORDER,
                    Optional.empty(),
                    order.officer(),
                    "440600",
                    order.amountFen(),
                    Optional.of(order.account()),
                    order.consent() ? List.of("CONSENT-1") : List.of(),
                    Optional.empty()));
  }

  private static Optional<Event> lift(Happening.OfficerLifts lift, TaskBook tasks) {
    return last(lift.deskKey(), LineControlTask.class, tasks)
        .map(
            task ->
                new OfficerDecision(
                    origin("POLICE", lift.eventId(), lift.at()),
                    task.head().taskId(),
                    lift.deskKey(),
                    OfficerDecision.Action.LIFT,
                    Optional.empty(),
                    lift.officer(),
                    "440600",
                    OptionalLong.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()));
  }

  private static Optional<Event> split(Happening.OfficerSplits split, TaskBook tasks) {
    return last(split.deskKey(), DissuasionTask.class, tasks)
        .map(
            task -> {
              List<Identifier> named = new ArrayList<>(task.phones());
              named.addAll(task.accounts());
              task.personId().ifPresent(named::add);
              return new OfficerDecision(
                  origin("POLICE", split.eventId(), split.at()),
                  task.head().taskId(),
                  split.deskKey(),
                  OfficerDecision.Action.SPLIT,
                  Optional.empty(),
                  "1001",
                  "440600",
                  OptionalLong.empty(),
                  named.isEmpty()
                      ? Optional.empty()
                      : Optional.of(named.get(split.which() % named.size())),
                  List.of(),
                  Optional.empty());
            });
  }

  /** Of which moment an officer speaks when he splits, epoch milliseconds. */
  static long splitAt(Happening.OfficerSplits split) {
    return origin("", "", split.at()).occurredAt();
  }

  private static Optional<Event> feedback(Happening.UnitActs act, TaskBook tasks) {
    return last(act.deskKey(), DissuasionTask.class, tasks)
        .map(
            task ->
                new DissuasionFeedback(
                    origin("POLICE", act.eventId(), act.at()),
                    task.head().taskId(),
                    act.deskKey(),
                    "440600",
                    Optional.of("1001"),
                    act.action(),
                    act.outcome(),
                    act.conclusion(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty()));
  }

  private static Optional<Event> line(Happening.CarrierAnswers answer, TaskBook tasks) {
    return last(answer.deskKey(), LineControlTask.class, tasks)
        .map(
            task ->
                new LineControlFeedback(
                    origin("CMCC", answer.eventId(), answer.at()),
                    task.head().taskId(),
                    task.target(),
                    "CMCC",
                    task.command(),
                    answer.result(),
                    Optional.empty()));
  }

  private static Optional<StopPaymentTask> stopOf(String deskKey, int which, TaskBook tasks) {
    List<StopPaymentTask> stops =
        tasks.of(deskKey).stream()
            .filter(StopPaymentTask.class::isInstance)
            .map(StopPaymentTask.class::cast)
            .toList();
    return stops.isEmpty() ? Optional.empty() : Optional.of(stops.get(which % stops.size()));
  }

  private static <T extends Task> Optional<T> last(String deskKey, Class<T> type, TaskBook tasks) {
    return tasks.of(deskKey).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((earlier, later) -> later);
  }
}
