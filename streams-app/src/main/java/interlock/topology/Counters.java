package interlock.topology;

import interlock.metrics.Meters;
import interlock.metrics.Watched;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What went through the rooms. For every party, records read = mailed + rejected + dead letters. A
 * record that is read again after an aborted transaction counts again, on both sides: {@code
 * source.receipt} holds each record once, its outcomes apart.
 *
 * <p>All counters whose labels are known beforehand are made at once, so that counting allocates
 * nothing and a series is there before its first event.
 */
public final class Counters {
  private final IntakeMeters intake;
  private final DeskMeters desks;
  private final TaskMeters tasks;

  /** Registers all of them. */
  public Counters(Meters meters, Watched watched) {
    intake = new IntakeMeters(meters, watched);
    desks = new DeskMeters(meters);
    tasks = new TaskMeters(meters, watched);
  }

  /** Where nobody watches sources or institutions. */
  public Counters(MeterRegistry registry) {
    this(new Meters(registry), Watched.NOBODY);
  }

  IntakeMeters intake() {
    return intake;
  }

  /** What desks are told about as a whole. */
  public DeskMeters desks() {
    return desks;
  }

  TaskMeters tasks() {
    return tasks;
  }
}
