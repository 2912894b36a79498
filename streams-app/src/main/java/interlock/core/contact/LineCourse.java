package interlock.core.contact;

import static interlock.core.contact.LineControl.stops;

import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.task.LineControlTask.State;
import java.util.Optional;

/** From one state of a line's control to the next: by an answer, and by what the file asks for. */
final class LineCourse {

  private LineCourse() {}

  /**
   * What the answer makes of the control; the same instance if it is of another task, or known, or
   * its carrier has said something later.
   */
  static LineControl read(LineControl control, LineControlFeedback answer) {
    if (!answer.taskId().equals(control.taskId()) || control.knows(answer.origin())) {
      return control;
    }
    LineControl heard = control.hearing(answer.origin());
    return switch (answer.result()) {
      case PENDING ->
          answers(control, answer) && control.carrier().isEmpty()
              ? heard.by(answer.carrier())
              : heard;
      case REFUSED, NOT_FOUND ->
          answers(control, answer) && control.state() == State.REQUESTED
              ? heard.ended(control.command(), State.REFUSED)
              : heard;
      case DONE -> done(heard, answer);
    };
  }

  private static LineControl done(LineControl control, LineControlFeedback answer) {
    if (answers(control, answer)
        && (control.state() == State.REQUESTED || control.state() == State.REFUSED)) {
      return control.ended(control.command(), State.DONE).by(answer.carrier());
    }
    // The line is down although we have changed our mind since: that is the state to go on from.
    // While it is being restored that is known.
    boolean wentDown =
        stops(answer.command())
            && !control.isBeingRestored()
            && !(answers(control, answer) && control.state() == State.DONE);
    return wentDown ? control.ended(answer.command(), State.DONE).by(answer.carrier()) : control;
  }

  /**
   * Where the control stands once the file asks for {@code wanted}; the same instance if nothing is
   * to be done. Unless a stop is wanted, a line that is down, or may be, is restored before
   * anything else, and that is asked until it is done.
   *
   * @param news whether a ground is there that was not before: what was refused is asked again
   * @param ask asks the carrier for what is new
   */
  static LineControl follow(
      LineControl control, Optional<LineCommand> wanted, boolean news, LineAsk ask) {
    if (wanted.filter(LineControl::stops).isPresent()) {
      boolean standing =
          stops(control.command()) && stands(control, news) && !control.isOver(ask.now());
      return standing ? control : control.asked(wanted.get(), ask);
    }
    if (control.isBeingRestored()) {
      boolean again = control.againAt().orElse(Long.MAX_VALUE) <= ask.now();
      return again ? control.askedAgain(ask) : control;
    }
    if (control.mayBeDown()) {
      return control.asked(LineCommand.RESTORE, ask);
    }
    if (wanted.isPresent()) {
      boolean standing = control.command() == wanted.get() && stands(control, news);
      return standing ? control : control.asked(wanted.get(), ask);
    }
    boolean over = control.command() == LineCommand.RESTORE || control.state() == State.CANCELLED;
    return over ? control : control.ended(control.command(), State.CANCELLED);
  }

  private static boolean stands(LineControl control, boolean news) {
    return switch (control.state()) {
      case REQUESTED, DONE -> true;
      case REFUSED -> !news;
      case CANCELLED -> false;
    };
  }

  private static boolean answers(LineControl control, LineControlFeedback answer) {
    return control.command() == answer.command();
  }
}
