package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.policy.Measure;
import interlock.core.task.DissuasionTask;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A report ends the case that its victim had open when it came. */
final class Reported {
  private Reported() {}

  /**
   * With the open case concluded, if one of these reports came after it was opened. What came later
   * than the report counts for the next case.
   *
   * @param now epoch milliseconds
   */
  static SubjectFile concluded(SubjectFile file, List<SubjectFile.Report> reports, long now) {
    if (file.openCase().isEmpty()) {
      return file;
    }
    DissuasionCase open = file.openCase().get();
    OptionalLong reportedAt =
        reports.stream()
            .filter(Filing::stands)
            .mapToLong(SubjectFile.Report::receivedAt)
            .filter(at -> at >= open.openedAt())
            .max();
    if (reportedAt.isEmpty()) {
      return file;
    }
    List<DissuasionCase> cases = new ArrayList<>(file.cases());
    cases.set(
        cases.size() - 1,
        open.withSteps(Steps.done(open.steps(), Measure.TAKE_REPORT, now))
            .ended(DissuasionTask.State.CONCLUDED, Conclusion.DEFRAUDED, now));
    return Closing.close(file.withCases(cases), open.taskId(), reportedAt.getAsLong());
  }
}
