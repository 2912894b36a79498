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
    List<DissuasionCase> cases = new ArrayList<>(after.cases());
    for (int i = 0; i < cases.size(); i++) {
      if (isNews(desk, after, i)) {
        DissuasionCase told = cases.get(i);
        cases.set(i, told.withRevision(told.revision() + 1));
        outputs.add(view(desk, after.withCases(cases), i, moment.now()));
      }
    }
    return after.withCases(cases);
  }

  List<Output> outputs() {
    return List.copyOf(outputs);
  }

  private boolean isNews(Address desk, SubjectFile after, int position) {
    DissuasionCase asked = after.cases().get(position);
    Told before = told.get(asked.taskId());
    if (before == null) {
      return true;
    }
    if (!asked.open()
        && asked.equals(before.asked())
        && after.reports().equals(before.file().reports())) {
      return false;
    }
    DissuasionTask was =
        view(before.desk(), before.file(), before.position(), before.file().asOf());
    return TaskView.differ(was, view(desk, after, position, moment.now()));
  }

  private DissuasionTask view(Address desk, SubjectFile file, int position, long now) {
    return TaskView.of(
        file, position, desk.key(), moment.policy(), moment.cause(), now, Optional.empty());
  }
}
