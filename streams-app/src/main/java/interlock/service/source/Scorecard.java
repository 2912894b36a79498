package interlock.service.source;

import interlock.common.Conclusion;
import interlock.core.codes.OutcomeCode;
import interlock.intake.Door;
import interlock.intake.SourceReceipt;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How good one source's events are, by what it was told of them (domain feature 49): how many were
 * taken, how late they came, what the cases came to that rested on them.
 */
public final class Scorecard {
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;

  private final Map<Door, Long> doors = new EnumMap<>(Door.class);
  private final Map<String, Long> rejects = new TreeMap<>();
  private final Spread latenessMillis = new Spread();
  private long opened;

  /** By task: how it ended, as last told; an event of it or many. Empty: cancelled. */
  private final Map<String, Optional<Conclusion>> ended = new HashMap<>();

  void add(SourceReceipt receipt) {
    if (receipt.getDoor() == Door.HEARD) {
      // A heartbeat is no event: it says nothing of how good they are.
      return;
    }
    if (receipt.getOutcome() == null) {
      doors.merge(receipt.getDoor(), 1L, Long::sum);
      if (receipt.getReason() != null) {
        rejects.merge(receipt.getReason(), 1L, Long::sum);
      }
      EventPath.lateness(receipt).ifPresent(span -> latenessMillis.add(span.toMillis()));
    } else if (is(receipt, OutcomeCode.TASK_OPENED)) {
      opened++;
    } else if (is(receipt, OutcomeCode.TASK_CONCLUDED)) {
      ended.put(receipt.getTaskId(), Optional.ofNullable(receipt.getConclusion()));
    } else if (is(receipt, OutcomeCode.TASK_CANCELLED)) {
      ended.put(receipt.getTaskId(), Optional.empty());
    }
  }

  private static boolean is(SourceReceipt receipt, OutcomeCode code) {
    return receipt.getOutcome().equals(code.code());
  }

  /** Records received, by every door. */
  public long events() {
    return doors.values().stream().mapToLong(Long::longValue).sum();
  }

  public long taken() {
    return doors.getOrDefault(Door.MAILED, 0L);
  }

  /** Records rejected, by reject code. */
  public Map<String, Long> rejects() {
    return rejects;
  }

  /** Cases that its events opened. */
  public long opened() {
    return opened;
  }

  /** Cases that rested on its events and ended, cancelled ones included. */
  public long ended() {
    return ended.size();
  }

  /** Of these, which turned out to be a fraud: averted, seen through, or not. */
  public long frauds() {
    return count(Conclusion.DISSUADED) + count(Conclusion.SELF_AWARE) + count(Conclusion.DEFRAUDED);
  }

  public long falseAlarms() {
    return count(Conclusion.FALSE_ALARM);
  }

  private long count(Conclusion conclusion) {
    return ended.values().stream().filter(Optional.of(conclusion)::equals).count();
  }

  /**
   * Frauds among the cases of which it is known whether they were one; empty when of none.
   *
   * @return between 0 and 1
   */
  public Optional<Double> precision() {
    long known = frauds() + falseAlarms();
    return known == 0 ? Optional.empty() : Optional.of((double) frauds() / known);
  }

  /** From the fact to its receipt, milliseconds to two digits: half came sooner. */
  public OptionalLong medianLateness() {
    return latenessMillis.at(MEDIAN);
  }

  /** Likewise, of ninety-nine in a hundred. */
  public OptionalLong longestLateness() {
    return latenessMillis.at(NEARLY_ALL);
  }

  /** For a program. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("events", events());
    json.put("taken", taken());
    json.put("rejected", rejects);
    medianLateness().ifPresent(millis -> json.put("latenessP50Millis", millis));
    longestLateness().ifPresent(millis -> json.put("latenessP99Millis", millis));
    json.put("casesOpened", opened);
    json.put("casesEnded", ended());
    json.put("frauds", frauds());
    json.put("falseAlarms", falseAlarms());
    precision().ifPresent(share -> json.put("precision", share));
    return json;
  }
}
