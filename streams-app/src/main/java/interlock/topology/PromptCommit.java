package interlock.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Lets the commits follow the load (docs/adr/0036). Nobody sees what is not committed, so whoever
 * has caught up asks for a commit every few milliseconds. Whoever lags does not ask: Kafka Streams
 * then commits at its own interval, ten times as long, and has that much more time for the work.
 *
 * <p>A commit is its thread's, whichever task asks. For one task, on its thread.
 */
final class PromptCommit {
  /** How soon, milliseconds, among Kafka Streams' settings; without it, or 0: never. */
  static final String MILLIS = "interlock.commit.soon.ms";

  /** What is older than this lags, milliseconds. */
  static final long LAGS_MILLIS = 100;

  /** When a task of the thread asked last, epoch milliseconds. */
  private static final ThreadLocal<long[]> ASKED_AT = ThreadLocal.withInitial(() -> new long[1]);

  private final ProcessorContext<?, ?> context;
  private final long soonMillis;
  private boolean pending;
  private long processedAt;
  private long receivedAt;

  private PromptCommit(ProcessorContext<?, ?> context, long soonMillis) {
    this.context = context;
    this.soonMillis = soonMillis;
  }

  /** As the settings of the context's application say. */
  static PromptCommit start(ProcessorContext<?, ?> context) {
    Object soon = context.appConfigs().get(MILLIS);
    var commit = new PromptCommit(context, soon == null ? 0 : Long.parseLong(soon.toString()));
    if (commit.soonMillis > 0) {
      context.schedule(
          Duration.ofMillis(commit.soonMillis), PunctuationType.WALL_CLOCK_TIME, commit::tick);
    }
    return commit;
  }

  /**
   * A record was processed.
   *
   * @param received when the broker received the event that it goes back to, epoch milliseconds
   * @param now epoch milliseconds
   */
  void processed(long received, long now) {
    pending = true;
    receivedAt = received;
    processedAt = now;
  }

  private void tick(long now) {
    long[] askedAt = ASKED_AT.get();
    boolean done = processedAt < askedAt[0] && askedAt[0] <= now;
    boolean early = now >= askedAt[0] && now - askedAt[0] < soonMillis;
    if (done) {
      pending = false;
    } else if (pending && !early && now - receivedAt <= LAGS_MILLIS) {
      pending = false;
      askedAt[0] = now;
      context.commit();
    }
  }
}
