package interlock.sandbox.day;

import interlock.common.Level;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a day came to, by the newest revisions of its tasks. Counts only, no identifiers.
 *
 * @param interrupted it was ended before midnight
 * @param until how far it came
 * @param ends by level: how tasks stand or ended, by conclusion or else by state
 * @param cheatedAfterWarning tasks whose person lost money after a completed measure
 * @param units tasks by the unit that is responsible at the end
 */
public record DaySummary(
    DayScale scale,
    boolean interrupted,
    Instant until,
    Map<Level, Map<String, Integer>> ends,
    Map<Measure, StepCount> steps,
    Funnel funnel,
    int cheatedAfterWarning,
    Map<String, Integer> units,
    DayBoard.Doors doors,
    Lost lost) {
  private static final int INTERRUPTED = 130;

  public DaySummary {
    ends = Map.copyOf(ends);
    steps = Map.copyOf(steps);
    units = Map.copyOf(units);
  }

  static DaySummary of(
      DayScale scale,
      boolean interrupted,
      Instant until,
      List<DissuasionTask> tasks,
      DayBoard.Doors doors) {
    var ends = new TreeMap<Level, Map<String, Integer>>();
    for (DissuasionTask task : tasks) {
      ends.computeIfAbsent(task.getLevel(), level -> new TreeMap<>())
          .merge(end(task), 1, Integer::sum);
    }
    return new DaySummary(
        scale,
        interrupted,
        until,
        ends,
        StepCount.of(tasks),
        Funnel.of(tasks),
        (int) tasks.stream().filter(DissuasionTask::getCheatedAfterWarning).count(),
        counts(tasks, DissuasionTask::getResponsibleUnit),
        doors,
        Lost.of(tasks, until));
  }

  private static String end(DissuasionTask task) {
    return task.getConclusion() == null ? task.getState().name() : task.getConclusion().name();
  }

  private static Map<String, Integer> counts(
      Collection<DissuasionTask> tasks, Function<DissuasionTask, String> by) {
    var counts = new TreeMap<String, Integer>();
    tasks.forEach(task -> counts.merge(by.apply(task), 1, Integer::sum));
    return counts;
  }

  /** 0 when nothing got lost and everything was heard, else 1; 130 interrupted. */
  public int exitCode() {
    return interrupted ? INTERRUPTED : holds() ? 0 : 1;
  }

  boolean holds() {
    return lost.nothing() && doors.allTaken();
  }

  int tasks() {
    return units.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** All measures together. */
  StepCount allSteps() {
    return steps.values().stream().reduce(new StepCount(0, 0, 0, 0, 0), StepCount::plus);
  }

  /** For a machine. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("story", "officers-day");
    json.put("interrupted", interrupted);
    json.put("until", until.toString());
    json.put("seed", scale.seed());
    json.put("cases", scale.cases());
    json.put("officers", scale.officers());
    json.put("tasks", tasks());
    json.put("tasksByLevelAndEnd", new TreeMap<>(ends));
    Map<String, Object> byMeasure = new LinkedHashMap<>();
    new TreeMap<>(steps).forEach((measure, count) -> byMeasure.put(measure.name(), count.json()));
    json.put("steps", byMeasure);
    json.put("funnel", funnel.json());
    json.put("cheatedAfterWarning", cheatedAfterWarning);
    json.put("tasksByUnit", new TreeMap<>(units));
    json.put("feedbackSent", doors.feedbackSent());
    json.put("feedbackTaken", doors.feedbackTaken());
    json.put("rejected", doors.rejected());
    json.put("deadLetters", doors.deadLetters());
    json.put("openWithoutEnd", lost.withoutEnd());
    json.put("pendingAfterDeadline", lost.unjudged());
    json.put("holds", holds());
    return json;
  }
}
