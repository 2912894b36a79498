package interlock.core.subject;

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
  private record Told(String routingKey, SubjectFile file, int position) {
    DissuasionCase asked() {
      return file.cases().get(position);
    }
  }

  /** What that desk has told. */
  Revisions toldBy(String routingKey, SubjectFile file) {
    for (int i = 0; i < file.cases().size(); i++) {
      told.put(file.cases().get(i).taskId(), new Told(routingKey, file, i));
    }
    return this;
  }

  /** A case ended for the sake of the file's open one. */
  void merged(String routingKey, SubjectFile file, DissuasionCase merged) {
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
            routingKey,
            moment.policy(),
            moment.cause(),
            moment.now(),
            Optional.of(survivor.taskId())));
  }

  /** The file with its cases numbered as they are told now. */
  SubjectFile tell(String routingKey, SubjectFile after) {
    List<DissuasionCase> cases = new ArrayList<>(after.cases());
    for (int i = 0; i < cases.size(); i++) {
      if (isNews(routingKey, after, i)) {
        DissuasionCase told = cases.get(i);
        cases.set(i, told.withRevision(told.revision() + 1));
        outputs.add(view(routingKey, after.withCases(cases), i, moment.now()));
      }
    }
    return after.withCases(cases);
  }

  List<Output> outputs() {
    return List.copyOf(outputs);
  }

  private boolean isNews(String routingKey, SubjectFile after, int position) {
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
        view(before.routingKey(), before.file(), before.position(), before.file().asOf());
    return TaskView.differ(was, view(routingKey, after, position, moment.now()));
  }

  private DissuasionTask view(String routingKey, SubjectFile file, int position, long now) {
    return TaskView.of(
        file, position, routingKey, moment.policy(), moment.cause(), now, Optional.empty());
  }
}
