package interlock.topology;

import interlock.core.account.AccountFile;
import interlock.core.account.Hold;
import interlock.core.account.Protection;
import interlock.core.account.Stop;
import interlock.core.desk.DeskFile;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.mail.AccountMail.StopAnswered;
import interlock.core.mail.Mail;
import interlock.core.policy.Level;
import interlock.core.subject.DissuasionCase;
import interlock.core.subject.SubjectFile;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Output;
import interlock.core.task.Step;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A revision of a task, beside how the task stood before.
 *
 * @param before empty when it is the first, or of a kind of which only the opening is told
 * @param resultCode the institution's, if its answer led to the revision
 */
record News(Task task, Optional<Former> before, Optional<String> resultCode) {

  /** How a task stood. */
  sealed interface Former {
    /** A dissuasion task. */
    record OfCase(Level level, DissuasionTask.State state, List<Step> steps) implements Former {}

    /**
     * A stop payment.
     *
     * @param commandSeq of its newest command
     */
    record OfStop(StopPaymentTask.State state, int commandSeq) implements Former {}
  }

  /** All that a decision says of tasks. */
  static List<News> of(Optional<? extends DeskFile> file, Mail mail, List<Output> outputs) {
    List<News> news = List.of();
    Optional<String> resultCode =
        mail instanceof StopAnswered(StopPaymentFeedback answer)
            ? Optional.of(answer.resultCode())
            : Optional.empty();
    for (Output output : outputs) {
      if (output instanceof Task task) {
        if (news.isEmpty()) {
          news = new ArrayList<>(outputs.size());
        }
        news.add(new News(task, before(file, task, news), resultCode));
      }
    }
    return news;
  }

  private static Optional<Former> before(
      Optional<? extends DeskFile> file, Task task, List<News> earlier) {
    if (task.head().revision() == 1) {
      return Optional.empty();
    }
    String taskId = task.head().taskId();
    for (News news : earlier.reversed()) {
      if (news.task().head().taskId().equals(taskId)) {
        return former(news.task());
      }
    }
    return file.flatMap(before -> former(before, taskId));
  }

  private static Optional<Former> former(Task task) {
    return switch (task) {
      case DissuasionTask t -> Optional.of(new Former.OfCase(t.level(), t.state(), t.steps()));
      case StopPaymentTask t -> Optional.of(new Former.OfStop(t.state(), t.commandSeq()));
      default -> Optional.empty();
    };
  }

  private static Optional<Former> former(DeskFile file, String taskId) {
    return switch (file) {
      case SubjectFile subject -> former(subject, taskId);
      case AccountFile account -> former(account, taskId);
      default -> Optional.empty();
    };
  }

  private static Optional<Former> former(SubjectFile file, String taskId) {
    for (DissuasionCase known : file.cases()) {
      if (known.taskId().equals(taskId)) {
        return Optional.of(new Former.OfCase(known.level(), known.state(), known.steps()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Former> former(AccountFile file, String taskId) {
    for (Stop stop : file.stops()) {
      if (stop.taskId().equals(taskId)) {
        return Optional.of(new Former.OfStop(stop.state(), stop.commandSeq()));
      }
    }
    for (Hold hold : file.holds()) {
      if (hold.task().taskId().equals(taskId)) {
        return Optional.of(new Former.OfStop(hold.shown(), hold.task().commandSeq()));
      }
    }
    for (Protection protection : file.protections()) {
      if (protection.task().taskId().equals(taskId)) {
        return Optional.of(
            new Former.OfStop(protection.task().state(), protection.task().commandSeq()));
      }
    }
    return Optional.empty();
  }
}
