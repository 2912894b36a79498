package interlock.topology;

import java.time.Instant;
import java.util.List;

/**
 * How one application of this process is.
 *
 * @param app its consumer group
 * @param state Kafka Streams' word
 * @param since when it has been so
 * @param active parts of the work that it has
 * @param standby parts that it keeps a copy of
 * @param restoring records still to be restored before all desks are open
 * @param standbyLag records by which its copies are behind
 * @param replaced threads that ended by a fault and were replaced
 */
public record AppStatus(
    String app,
    String state,
    Instant since,
    List<ThreadStatus> threads,
    int active,
    int standby,
    long restoring,
    long standbyLag,
    long replaced) {
  public AppStatus {
    threads = List.copyOf(threads);
  }

  /** A stream thread, by Kafka Streams' name and word. */
  public record ThreadStatus(String name, String state) {}
}
