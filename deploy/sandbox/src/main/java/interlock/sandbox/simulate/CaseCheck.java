package interlock.sandbox.simulate;

import interlock.core.subject.DissuasionCase;
import interlock.core.subject.SubjectFile;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import interlock.core.task.Task;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** At most one open case for each subject, with a next deadline, published as it stands. */
final class CaseCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    for (Map.Entry<String, SubjectFile> entry : rest.subjects().entrySet()) {
      String who = names.of(entry.getKey());
      List<DissuasionCase> cases = entry.getValue().cases();
      long open = cases.stream().filter(DissuasionCase::open).count();
      if (open > 1 || (open == 1 && !cases.getLast().open())) {
        throw new Broken(
            Invariant.ONE_OPEN_CASE, who + " has " + open + " of " + cases.size() + " cases open");
      }
      if (open == 1 && !waits(cases.getLast(), rest.wakes().get(entry.getKey()))) {
        throw new Broken(
            Invariant.NEXT_DEADLINE,
            who + " has an open case, and nothing will wake the desk in time");
      }
      for (DissuasionCase subjectCase : cases) {
        Task last = rest.tasks().last(subjectCase.taskId()).orElse(null);
        boolean same =
            last instanceof DissuasionTask task
                && task.head().revision() == subjectCase.revision()
                && task.state() == subjectCase.state()
                && task.level() == subjectCase.level()
                && task.conclusion() == subjectCase.conclusion();
        if (!same) {
          throw new Broken(Invariant.PUBLISHED, "a dissuasion case of " + who);
        }
      }
    }
  }

  /**
   * Whether the desk is woken when the next step is due. That it is woken some day to forget is not
   * enough; a step that is overdue has told everybody whom it could, and its deadline lies behind.
   */
  private static boolean waits(DissuasionCase open, Long wakeAt) {
    OptionalLong due =
        open.steps().stream()
            .filter(s -> s.state() == Step.State.PENDING)
            .mapToLong(Step::dueAt)
            .min();
    if (due.isPresent()) {
      return wakeAt != null && wakeAt <= due.getAsLong();
    }
    return wakeAt != null || open.steps().stream().anyMatch(s -> s.state() == Step.State.OVERDUE);
  }
}
