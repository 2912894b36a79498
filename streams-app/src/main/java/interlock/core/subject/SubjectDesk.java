package interlock.core.subject;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The person's side: files what is said of a potential victim and decides how urgently he is to be
 * reached, by whom and by when (design.md §3, §4).
 *
 * <p>Every desk is its own subject: identifiers that are named together are shown, not yet joined.
 * An officer's decisions ({@link SubjectMail.Decided}) change nothing yet.
 */
public final class SubjectDesk implements Desk<SubjectFile, SubjectMail> {
  private final TaskIds ids;

  /**
   * @param ids names the tasks
   */
  public SubjectDesk(TaskIds ids) {
    this.ids = ids;
  }

  @Override
  public Decision<SubjectFile> decide(
      Address key, Optional<SubjectFile> file, SubjectMail mail, Moment moment) {
    SubjectFile before = file.orElseGet(() -> Filing.empty(key));
    SubjectFile filed = filed(before, mail, moment.now());
    if (filed.equals(before) && !(mail instanceof Wake)) {
      return unchanged(file, moment);
    }
    Casework work = new Casework(key, before, filed, moment, ids);
    switch (mail) {
      case Wake unused -> work.judgeDeadlines();
      case SubjectMail.VictimReported report -> {
        if (firstWord(before, filed, report.caseId())) {
          work.defrauded();
        }
      }
      case SubjectMail.Evidenced unused -> {}
      case SubjectMail.DirectiveWithdrawn unused -> {}
      case SubjectMail.Cared unused -> {}
      case SubjectMail.Bound unused -> {}
      case SubjectMail.SubjectListed unused -> {}
      case SubjectMail.FedBack unused -> {}
      case SubjectMail.Decided unused -> {}
    }
    work.review();
    if (work.file().equals(before) && !somethingEnded(before, moment)) {
      return unchanged(file, moment);
    }
    return publish(key, before, work.file(), moment);
  }

  private static SubjectFile filed(SubjectFile before, SubjectMail mail, long now) {
    SubjectFile filed = Filing.file(before, mail, now);
    if (mail instanceof SubjectMail.FedBack fedBack) {
      List<DissuasionCase> cases = Answers.apply(filed.cases(), fedBack.feedback(), now);
      return cases.equals(filed.cases()) ? filed : filed.withCases(cases);
    }
    return filed;
  }

  /** A report that is only supplemented does not end the case that was opened after it. */
  private static boolean firstWord(SubjectFile before, SubjectFile filed, String caseId) {
    return Filing.reportOf(filed, caseId).filter(Filing::stands).isPresent()
        && Filing.reportOf(before, caseId).filter(Filing::stands).isEmpty();
  }

  /** A call or a flight is over: the file was last looked at before. */
  private static boolean somethingEnded(SubjectFile file, Moment moment) {
    OptionalLong wakeAt = Timers.wakeAt(file, moment.policy());
    return wakeAt.isPresent() && wakeAt.getAsLong() <= moment.now();
  }

  private static Decision<SubjectFile> unchanged(Optional<SubjectFile> file, Moment moment) {
    return new Decision<>(
        file,
        List.of(),
        List.of(),
        file.map(f -> Timers.wakeAt(f, moment.policy())).orElse(OptionalLong.empty()));
  }

  private static Decision<SubjectFile> publish(
      Address key, SubjectFile before, SubjectFile after, Moment moment) {
    List<DissuasionCase> cases = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < after.cases().size(); i++) {
      DissuasionCase now = after.cases().get(i);
      boolean changed = i >= before.cases().size() || differ(key, before, after, i, moment);
      DissuasionCase numbered = changed ? now.withRevision(now.revision() + 1) : now;
      cases.add(numbered);
      if (changed) {
        outputs.add(view(key, after.withCases(replaced(after.cases(), i, numbered)), i, moment));
      }
    }
    SubjectFile next = after.withCases(Kept.cases(cases)).at(moment.now());
    return new Decision<>(
        Optional.of(next), List.of(), outputs, Timers.wakeAt(next, moment.policy()));
  }

  private static boolean differ(
      Address key, SubjectFile before, SubjectFile after, int position, Moment moment) {
    DissuasionCase asked = after.cases().get(position);
    if (!asked.open()
        && asked.equals(before.cases().get(position))
        && after.reports().equals(before.reports())) {
      return false;
    }
    DissuasionTask was =
        TaskView.of(before, position, key.key(), moment.policy(), moment.cause(), before.asOf());
    return TaskView.differ(was, view(key, after, position, moment));
  }

  private static DissuasionTask view(Address key, SubjectFile file, int position, Moment moment) {
    return TaskView.of(file, position, key.key(), moment.policy(), moment.cause(), moment.now());
  }

  private static List<DissuasionCase> replaced(
      List<DissuasionCase> cases, int position, DissuasionCase by) {
    List<DissuasionCase> next = new ArrayList<>(cases);
    next.set(position, by);
    return next;
  }
}
