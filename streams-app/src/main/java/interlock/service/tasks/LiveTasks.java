package interlock.service.tasks;

import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.Policies;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import interlock.service.config.InterlockConfig;
import java.time.Clock;

/**
 * The tasks as a reader of the topics has them, read once in a process: for the API and for the
 * metrics of what is open.
 */
public final class LiveTasks implements AutoCloseable {
  private final InterlockConfig config;
  private final RegistryAccess access;
  private final Meters meters;
  private final Clock clock = Clock.systemUTC();
  private final TaskBook book;
  private final TaskFigures figures;
  private volatile TaskFollower follower;

  /** Nothing is read before its start. */
  public LiveTasks(
      InterlockConfig config,
      RegistryAccess access,
      Policies policies,
      Meters meters,
      Watched watched) {
    this.config = config;
    this.access = access;
    this.meters = meters;
    book =
        new TaskBook(
            () -> policies.inForce(clock.millis()).priority().agePerHour(),
            () -> policies.inForce(clock.millis()).retention().closedMillis());
    figures = new TaskFigures(book, meters, watched, clock);
  }

  public TaskBook book() {
    return book;
  }

  /**
   * Begins to read; returns at once.
   *
   * @param onReady run once when all that there was has been read: what comes then is news
   */
  public void start(Runnable onReady) {
    follower =
        TaskFollower.start(
            config,
            access,
            meters,
            book,
            () -> {
              figures.begin();
              onReady.run();
            });
  }

  /** Whether every task is known. */
  public boolean isReady() {
    TaskFollower started = follower;
    return started != null && started.isReady();
  }

  /** Whether nothing is read any more although it was begun. */
  public boolean hasDied() {
    TaskFollower started = follower;
    return started != null && !started.isAlive();
  }

  /** Records that are still to be read before every task is known. */
  public long left() {
    TaskFollower started = follower;
    return started == null ? 0 : started.left();
  }

  @Override
  public void close() {
    if (follower != null) {
      follower.close();
    }
  }
}
