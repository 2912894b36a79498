package interlock.core.contact;

import interlock.core.codes.NoticeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.policy.Level;
import interlock.core.task.LineControlTask;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which revision of a line's task is due, and the task itself. */
final class LineTasks {

  /** Dynamic blocking, what its holder is told, and that it is lifted at once. */
  private static final String LEGAL_BASIS = "反电信网络诈骗法 art. 32";

  private LineTasks() {}

  /**
   * The control after this decision: with one revision more where the task would read differently,
   * its priority aside.
   *
   * @param control as the mail left it
   * @param published as last published
   * @param before what was asked when last looked at
   * @param ask asks the carrier for what is new
   */
  static Optional<LineControl> next(
      Optional<LineControl> control,
      Optional<LineControl> published,
      LineOrder order,
      Optional<LineOrder> before,
      String taskId,
      LineAsk ask) {
    if (control.isEmpty() || published.isEmpty()) {
      return order.command().map(c -> LineControl.first(taskId, c, ask).bounded(order, ask));
    }
    boolean news = before.filter(b -> b.grounds().containsAll(order.grounds())).isEmpty();
    LineControl next =
        LineCourse.follow(control.get(), order.command(), news, ask)
            .judgedAt(ask.now())
            .bounded(order, ask);
    boolean changed = !before.equals(Optional.of(order)) && order.command().isPresent();
    boolean due = changed || !next.readsAs(published.get());
    return Optional.of(due ? next.revised() : next);
  }

  /** The task as this revision publishes it. */
  static LineControlTask task(
      Address key, LineControl control, ContactFile file, LineOrder order, Moment moment) {
    return new LineControlTask(
        new TaskHead(
            control.taskId(),
            control.revision(),
            key.key(),
            moment.policy().priority().levels().get(urgency(control.command())),
            reasons(control, order),
            moment.policy().version(),
            moment.cause(),
            control.openedAt(),
            moment.now()),
        control.command(),
        control.state(),
        file.kind(),
        file.contact(),
        order.caseIds(),
        order.fraudType(),
        control.carrier(),
        control.expiresAt(),
        control.responseDueAt(),
        control.unit(),
        control.region(),
        notice(control.command()),
        notice(control.command()).isPresent() ? LEGAL_BASIS : "",
        order.approvals());
  }

  private static List<Reason> reasons(LineControl control, LineOrder order) {
    return control.reminded()
        ? Stream.concat(
                order.reasons().stream(),
                Stream.of(new Reason(ReasonCode.ANSWER_OVERDUE, 0, List.of())))
            .toList()
        : order.reasons();
  }

  /** Whoever is only looked at hears nothing: a fraudster would be warned. */
  private static Optional<NoticeCode> notice(LineCommand command) {
    return switch (command) {
      case SUSPEND_NUMBER, BLOCK_CONTACT -> Optional.of(NoticeCode.INVOLVED_LINE);
      case PROTECTIVE_SUSPEND -> Optional.of(NoticeCode.PROTECTIVE_SUSPENSION);
      case RESTORE -> Optional.of(NoticeCode.LINE_RESTORED);
      case VERIFY_NUMBER -> Optional.empty();
    };
  }

  /**
   * A line has no level of its own; it stands where a person on that line would: HIGH where it is
   * to go down or come back, MEDIUM where somebody is to look first.
   */
  private static Level urgency(LineCommand command) {
    return switch (command) {
      case SUSPEND_NUMBER, BLOCK_CONTACT, PROTECTIVE_SUSPEND, RESTORE -> Level.HIGH;
      case VERIFY_NUMBER -> Level.MEDIUM;
    };
  }
}
