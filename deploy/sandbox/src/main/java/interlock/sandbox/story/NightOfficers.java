package interlock.sandbox.story;

import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionFeedback;
import interlock.centre.DissuasionOutcome;
import interlock.common.Conclusion;
import interlock.common.Level;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Officers who reach people whose money is in flight: seven in ten are dissuaded. The others cannot
 * be reached in time. A state machine without a clock; for one thread.
 */
final class NightOfficers {
  private static final long WILL_REACH = 401;
  private static final long DELAY = 402;
  private static final double REACHED = 0.7;

  private final long seed;
  private final long usualMillis;
  private final Set<String> known = new HashSet<>();
  private final TreeMap<Long, List<DissuasionTask>> visits = new TreeMap<>();

  /**
   * @param usualMillis from the task to the talk
   */
  NightOfficers(long seed, long usualMillis) {
    this.seed = seed;
    this.usualMillis = usualMillis;
  }

  /** A revision of a task, as read. */
  void read(DissuasionTask task, long now) {
    boolean pressing =
        task.getLevel() == Level.SPECIAL_HIGH
            && task.getFundsInFlight()
            && task.getState() == DissuasionState.OPEN;
    int number = task.getTaskId().hashCode();
    if (pressing
        && known.add(task.getTaskId())
        && Invented.fraction(seed + WILL_REACH, number) < REACHED) {
      long after = (long) (usualMillis * (0.5 + Invented.fraction(seed + DELAY, number)));
      visits.computeIfAbsent(now + after, at -> new ArrayList<>()).add(task);
    }
  }

  /** The answers that are due. */
  List<LoadEvent> due(long now) {
    List<LoadEvent> answers = new ArrayList<>();
    while (!visits.isEmpty() && visits.firstKey() <= now) {
      visits.pollFirstEntry().getValue().forEach(task -> answers.add(dissuaded(task, now)));
    }
    return answers;
  }

  private static LoadEvent dissuaded(DissuasionTask task, long now) {
    Instant at = Instant.ofEpochMilli(now);
    return new LoadEvent(
        Topic.DISSUASION_FEEDBACK,
        task.getRoutingKey(),
        DissuasionFeedback.newBuilder()
            .setEventId(task.getTaskId() + "-met")
            .setSource(task.getResponsibleUnit())
            .setOccurredAt(at)
            .setReportedAt(at)
            .setTaskId(task.getTaskId())
            .setRoutingKey(task.getRoutingKey())
            .setUnit(task.getResponsibleUnit())
            .setAction(DissuasionAction.CONCLUDE)
            .setOutcome(DissuasionOutcome.MET)
            .setConclusion(Conclusion.DISSUADED)
            .build());
  }
}
