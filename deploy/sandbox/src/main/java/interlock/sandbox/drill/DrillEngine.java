package interlock.sandbox.drill;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.generic.GenericRecord;

/**
 * Where a drill runs: virtual time, or a real cluster. For one thread and one drill. A moment is on
 * the engine's own clock; {@link #start} is the drill's time zero on it.
 */
public interface DrillEngine extends AutoCloseable {
  /** The drill's time zero. */
  Instant start();

  /** Never goes back. */
  Instant now();

  /** Whether all that follows from the past has been published: in virtual time, always. */
  boolean isVirtual();

  /** How much later than a drill says its events and what follows from them may come. */
  Duration lateness();

  /** Until when a step waits that begins at {@code at} and may take {@code within}. */
  Instant deadline(Instant at, Duration within);

  /** Goes on to a moment, and through all that is due up to then. Nothing if it is past. */
  void advanceTo(Instant moment);

  /**
   * Goes on until something may have been published: in virtual time through the next due moment,
   * on a cluster to the next record.
   *
   * @return false if nothing more will come up to {@code limit}
   */
  boolean advance(Instant limit);

  /** Publishes an event. */
  void send(String topic, GenericRecord event);

  /** Goes on until all that was sent has had its effect, as far as can be told. */
  void settle();

  /** What was published since the start. */
  Outputs outputs();

  @Override
  void close();
}
