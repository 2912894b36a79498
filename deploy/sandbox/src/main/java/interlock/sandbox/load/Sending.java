package interlock.sandbox.load;

import java.util.concurrent.CompletableFuture;

/** A load on its way, in a thread of its own. */
public final class Sending implements AutoCloseable {
  private final CompletableFuture<Integer> all = new CompletableFuture<>();
  private volatile int sent;
  private volatile boolean cancelled;

  private Sending() {}

  /**
   * Starts.
   *
   * @param startNanos as for {@link EventPublisher#publish}
   */
  public static Sending start(EventPublisher publisher, Load load, Load.Run run, long startNanos) {
    var sending = new Sending();
    Thread.ofPlatform()
        .name("sending")
        .daemon()
        .start(
            () ->
                sending.all.completeAsync(
                    () ->
                        publisher.publish(
                            load, run, startNanos, n -> sending.sent = n, () -> sending.cancelled),
                    Runnable::run));
    return sending;
  }

  /** How many have been sent so far. */
  public int sent() {
    return sent;
  }

  /** Whether all are sent and the brokers have them, or it has failed. */
  public boolean isDone() {
    return all.isDone();
  }

  /** How many the brokers have, once it {@link #isDone}; throws when they refused one. */
  public int total() {
    return all.join();
  }

  /** Sends no more. */
  @Override
  public void close() {
    cancelled = true;
  }
}
