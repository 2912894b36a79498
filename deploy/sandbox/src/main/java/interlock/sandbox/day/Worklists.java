package interlock.sandbox.day;

import interlock.service.tasks.Rank;
import interlock.service.tasks.TaskRow;
import interlock.service.tasks.TaskRows;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each unit's officers have to do, in the order of the API's lists ({@link Rank}); without
 * what somebody has in hand, or tried a moment ago.
 */
final class Worklists {
  private static final Comparator<Step> FIRST =
      Comparator.comparing(Step::getDueAt).thenComparing(Step::getMeasure);

  private final int agePerHour;
  private final Map<String, TreeMap<Rank, DissuasionTask>> units = new HashMap<>();
  private final Map<String, Rank> ranks = new HashMap<>();
  private final Set<Taken> taken = new HashSet<>();
  private final Map<Rest, Instant> resting = new HashMap<>();

  private record Taken(String taskId, Hand hand) {}

  private record Rest(String taskId, Measure measure) {}

  /**
   * @param agePerHour points of priority that an hour's waiting adds, by the policy in force
   */
  Worklists(int agePerHour) {
    this.agePerHour = agePerHour;
  }

  /** A revision was published. */
  void read(DissuasionTask task) {
    Rank before = ranks.remove(task.getTaskId());
    if (before != null) {
      units.values().forEach(list -> list.remove(before));
    }
    TaskRow row = TaskRows.of(task);
    if (row.isOpen()) {
      Rank rank = Rank.of(row, agePerHour);
      ranks.put(task.getTaskId(), rank);
      unitsWithWork(task)
          .forEach(unit -> units.computeIfAbsent(unit, u -> new TreeMap<>()).put(rank, task));
    }
  }

  private static Set<String> unitsWithWork(DissuasionTask task) {
    return task.getSteps().stream()
        .filter(s -> isOpen(s) && Hand.of(s.getMeasure()).isPresent())
        .map(Step::getUnit)
        .collect(Collectors.toSet());
  }

  static boolean isOpen(Step step) {
    return step.getState() == StepState.PENDING || step.getState() == StepState.OVERDUE;
  }

  /** The most pressing thing that such an officer of that unit can do now; he takes it in hand. */
  Optional<Job> take(String unit, Hand hand, Instant now) {
    for (DissuasionTask task : units.getOrDefault(unit, new TreeMap<>()).values()) {
      var mine = new Taken(task.getTaskId(), hand);
      Optional<Step> step =
          taken.contains(mine)
              ? Optional.empty()
              : task.getSteps().stream()
                  .filter(s -> isOpen(s) && s.getUnit().equals(unit))
                  .filter(s -> Hand.of(s.getMeasure()).filter(hand::equals).isPresent())
                  .filter(s -> !rests(task.getTaskId(), s.getMeasure(), now))
                  .min(FIRST);
      if (step.isPresent()) {
        taken.add(mine);
        return Optional.of(new Job(unit, hand, task.getTaskId(), step.get().getMeasure()));
      }
    }
    return Optional.empty();
  }

  private boolean rests(String taskId, Measure measure, Instant now) {
    Instant until = resting.get(new Rest(taskId, measure));
    return until != null && until.isAfter(now);
  }

  /** The officer is done with it; nobody tries it again before that moment. */
  void putBack(Job job, Instant notBefore) {
    taken.remove(new Taken(job.taskId(), job.hand()));
    resting.put(new Rest(job.taskId(), job.measure()), notBefore);
  }
}
