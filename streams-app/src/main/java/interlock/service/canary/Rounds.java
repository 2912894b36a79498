package interlock.service.canary;

import interlock.core.desk.Canary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One path's rounds, one after the other: an event is sent, its task is seen, the event that takes
 * it back is sent, and that is seen too. A round that is not over when the next one is due has
 * failed. For one thread.
 */
final class Rounds {
  private final CanaryPath path;
  private final Findings findings;
  private String eventId = "";
  private Phase phase = Phase.OVER;
  private long sentNanos;

  private enum Phase {
    BEGUN,
    SEEN,
    OVER
  }

  /** Takes what came of rounds. */
  interface Findings {
    /**
     * The task was seen.
     *
     * @param nanos after its event was sent
     */
    void seen(long nanos);

    /** All of a round was seen. */
    void held();

    /** Some of a round was not seen in time. */
    void failed();
  }

  Rounds(CanaryPath path, Findings findings) {
    this.path = path;
    this.findings = findings;
  }

  CanaryPath path() {
    return path;
  }

  /**
   * A round is due.
   *
   * @param next the id of its event
   * @param nanos now, on {@link System#nanoTime}
   * @return what to send, in order: whatever was begun is taken back first
   */
  List<Step> begin(String next, long nanos) {
    var steps = new ArrayList<>(stop());
    eventId = next;
    sentNanos = nanos;
    phase = Phase.BEGUN;
    steps.add(new Step(path, eventId, false));
    return steps;
  }

  /** No round is to follow; what was begun is taken back. */
  List<Step> stop() {
    List<Step> steps =
        phase == Phase.BEGUN ? List.of(new Step(path, Canary.endOf(eventId), true)) : List.of();
    if (phase != Phase.OVER) {
      findings.failed();
    }
    phase = Phase.OVER;
    return steps;
  }

  /**
   * What was read on {@code control.canary}, another instance's and a late one's included.
   *
   * @param topic where the task would have gone
   * @param of the event that led to it
   * @return what to send now
   */
  Optional<Step> heard(String topic, String of, long nanos) {
    if (!topic.equals(path.task().base())) {
      return Optional.empty();
    }
    if (phase == Phase.BEGUN && of.equals(eventId)) {
      findings.seen(nanos - sentNanos);
      phase = Phase.SEEN;
      return Optional.of(new Step(path, Canary.endOf(eventId), true));
    }
    if (phase == Phase.SEEN && of.equals(Canary.endOf(eventId))) {
      findings.held();
      phase = Phase.OVER;
    }
    return Optional.empty();
  }
}
