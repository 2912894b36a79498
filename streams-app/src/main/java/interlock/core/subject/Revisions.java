package interlock.core.subject;

import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tasks are told anew: those that look otherwise than when they were told last. */
final class Revisions {
  private final Moment moment;
  private final Map<String, Told> told = new HashMap<>();
  private final List<Output> outputs = new ArrayList<>();

  Revisions(Moment moment) {
    this.moment = moment;
  }

  /** A case where it was when it was told. */
  private record Told(Address desk, SubjectFile file, int position) {
    DissuasionCase asked() {
      return file.cases().get(position);
    }
  }

  /** What that desk has told. */
  Revisions toldBy(Address desk, SubjectFile file) {
    for (int i = 0; i < file.cases().size(); i++) {
      told.put(file.cases().get(i).taskId(), new Told(desk, file, i));
    }
    return this;
  }

  /** A case ended for the sake of the file's open one. */
  void merged(Address desk, SubjectFile file, DissuasionCase merged) {
    DissuasionCase ended =
        merged
            .ended(DissuasionTask.State.MERGED, merged.conclusion(), moment.now())
            .withRevision(merged.revision() + 1);
    List<DissuasionCase> cases = new ArrayList<>(file.cases());
    DissuasionCase survivor = cases.removeLast();
    cases.add(ended);
    SubjectFile shown = file.withCases(cases);
    outputs.add(
        TaskView.of(
            shown,
            cases.size() - 1,
            desk.key(),
            moment.policy(),
            moment.cause(),
            moment.now(),
            Optional.of(survivor.taskId())));
  }

  /** The file with its cases numbered as they are told now. */
  SubjectFile tell(Address desk, SubjectFile after) {
    SubjectFile file = after;
    for (int i = 0; i < after.cases().size(); i++) {
      if (mayBeNews(after, i)) {
        SubjectFile raised = raised(file, i);
        DissuasionTask shown = view(desk, raised, i, moment.now());
        Optional<DissuasionTask> before = toldBefore(shown);
        if (before.isEmpty() || TaskView.differ(before.get(), shown)) {
          file = raised;
          outputs.add(shown);
          outputs.addAll(Outcomes.of(before, shown, CaseFacts.of(raised, i)));
        }
      }
    }
    return file;
  }

  List<Output> outputs() {
    return List.copyOf(outputs);
  }

  /** With the next revision of that case. */
  private static SubjectFile raised(SubjectFile file, int position) {
    List<DissuasionCase> cases = new ArrayList<>(file.cases());
    cases.set(position, cases.get(position).withRevision(cases.get(position).revision() + 1));
    return file.withCases(cases);
  }

  /** An ended case that stands as it was told needs no second look. */
  private boolean mayBeNews(SubjectFile after, int position) {
    DissuasionCase asked = after.cases().get(position);
    Told before = told.get(asked.taskId());
    return before == null
        || asked.open()
        || !asked.equals(before.asked())
        || !after.reports().equals(before.file().reports());
  }

  /** How the task looked when it was told last. */
  private Optional<DissuasionTask> toldBefore(DissuasionTask shown) {
    return Optional.ofNullable(told.get(shown.head().taskId()))
        .map(b -> view(b.desk(), b.file(), b.position(), b.file().asOf()));
  }

  private DissuasionTask view(Address desk, SubjectFile file, int position, long now) {
    return TaskView.of(
        file, position, desk.key(), moment.policy(), moment.cause(), now, Optional.empty());
  }
}
