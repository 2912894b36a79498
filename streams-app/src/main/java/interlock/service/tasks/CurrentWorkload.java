package interlock.service.tasks;

import interlock.core.policy.Units;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The workload of all units, given out anew at most once in {@link #KEPT}: to give it out takes
 * every open task, and each screen that shows a unit's own list asks every few seconds. A task that
 * came meanwhile stands with its own unit until then.
 */
public final class CurrentWorkload {
  static final Duration KEPT = Duration.ofSeconds(1);

  private final TaskBook book;
  private final InstantSource clock;
  private Kept kept;

  /**
   * @param at epoch milliseconds
   */
  private record Kept(Workload load, Units directory, long at) {}

  /**
   * Of the tasks of a book.
   *
   * @param clock by which it ages
   */
  public CurrentWorkload(TaskBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  /**
   * As it is now, or was within {@link #KEPT}. Who asks meanwhile waits for the one answer.
   *
   * @param directory another one than before is heeded at once
   */
  public synchronized Workload by(Units directory) {
    if (kept == null || !kept.directory().equals(directory) || isOld(kept)) {
      List<TaskRow> rows = book.all(row -> row.isOpen() && row.step().isPresent());
      Workload load = Workload.of(rows, directory, clock.millis());
      kept = new Kept(load, directory, clock.millis());
    }
    return kept.load();
  }

  /** Also when the clock was set back. */
  private boolean isOld(Kept then) {
    long age = clock.millis() - then.at();
    return age < 0 || age >= KEPT.toMillis();
  }
}
