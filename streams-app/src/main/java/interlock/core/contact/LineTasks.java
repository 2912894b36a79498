package interlock.core.contact;

import interlock.core.contact.ContactFile.LineControl;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.policy.Level;
import interlock.core.task.LineControlTask;
import interlock.core.task.TaskHead;
import java.util.Optional;

/** Which revision of a line's task is due, and the task itself. */
final class LineTasks {

  private LineTasks() {}

  /**
   * The control after this decision: with one revision more where the task would read differently,
   * its priority aside.
   *
   * @param control as the mail left it
   * @param published as last published
   * @param orderChanged whether cases, fraud type or reasons are other than when last looked at
   */
  static Optional<LineControl> next(
      Optional<LineControl> control,
      Optional<LineControl> published,
      LineOrder order,
      boolean orderChanged,
      String taskId,
      long now) {
    if (control.isEmpty() || published.isEmpty()) {
      return order
          .command()
          .map(c -> new LineControl(taskId, c, LineControlTask.State.REQUESTED, 1, now));
    }
    LineControl next = LineCourse.follow(control.get(), order.command());
    boolean due = !next.equals(published.get()) || (orderChanged && order.command().isPresent());
    return due
        ? Optional.of(
            new LineControl(
                next.taskId(), next.command(), next.state(), next.revision() + 1, next.openedAt()))
        : published;
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
            order.reasons(),
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
        order.expiresAt());
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
