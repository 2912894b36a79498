package interlock.core.contact;

import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.task.LineControlTask.State;
import java.util.Optional;

/** From one state of a line's control to the next: by an answer, and by what the file asks for. */
final class LineCourse {

  private LineCourse() {}

  /** What the answer makes of the control; the same instance if nothing. */
  static LineControl read(LineControl control, LineControlFeedback answer) {
    if (!answer.taskId().equals(control.taskId())) {
      return control;
    }
    return switch (answer.result()) {
      case PENDING ->
          answers(control, answer) && control.carrier().isEmpty()
              ? control.by(answer.carrier())
              : control;
      case REFUSED, NOT_FOUND ->
          answers(control, answer) && control.state() == State.REQUESTED
              ? control.ended(control.command(), State.REFUSED)
              : control;
      case DONE -> done(control, answer);
    };
  }

  private static LineControl done(LineControl control, LineControlFeedback answer) {
    if (answers(control, answer)
        && (control.state() == State.REQUESTED || control.state() == State.REFUSED)) {
      return control.ended(control.command(), State.DONE).by(answer.carrier());
    }
    // The line is down although we have changed our mind since: that is the state to go on from.
    // While it is being restored the same word can only be a repeat.
    boolean down =
        stops(answer.command())
            && control.command() != LineCommand.RESTORE
            && !(answers(control, answer) && control.state() == State.DONE);
    return down ? control.ended(answer.command(), State.DONE).by(answer.carrier()) : control;
  }

  /**
   * Where the control stands once the file asks for {@code wanted}; the same instance if nothing is
   * to be done. A line that is down stays down as long as anything is asked for.
   *
   * @param ask asks the carrier for what is new
   */
  static LineControl follow(LineControl control, Optional<LineCommand> wanted, LineAsk ask) {
    boolean down = isDown(control);
    boolean over = control.command() == LineCommand.RESTORE || control.state() == State.CANCELLED;
    if (wanted.isEmpty()) {
      if (over) {
        return control;
      }
      return down
          ? ask.of(control, LineCommand.RESTORE)
          : control.ended(control.command(), State.CANCELLED);
    }
    boolean past = control.isOver(ask.now());
    if (!stops(wanted.get())) {
      // Who is only looked at has his line back first.
      if (control.command() == LineCommand.RESTORE && control.state() != State.DONE) {
        return control;
      }
      if (down && past) {
        return ask.of(control, LineCommand.RESTORE);
      }
    }
    boolean standing = !over && !past && (down || control.command() == wanted.get());
    return standing ? control : ask.of(control, wanted.get());
  }

  static boolean isDown(LineControl control) {
    return stops(control.command()) && control.state() == State.DONE;
  }

  private static boolean answers(LineControl control, LineControlFeedback answer) {
    return control.command() == answer.command();
  }

  private static boolean stops(LineCommand command) {
    return command == LineCommand.SUSPEND_NUMBER || command == LineCommand.BLOCK_CONTACT;
  }
}
