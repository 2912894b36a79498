package interlock.service.explain;

import interlock.contract.TopicNames;
import interlock.contract.wire.BadRecordException;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.reading.Progress;
import interlock.service.reading.TopicReader;
import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads one task's revisions out of {@code task.history}: the one partition where the task's key
 * lies. For one thread.
 */
public final class HistoryReader implements AutoCloseable {
  /** Beyond this the tasks of a partition are not told apart any more: it costs memory. */
  public static final int TASKS_COUNTED = 1_000_000;

  /** Brokers' clocks may differ by so much. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final InterlockConfig config;
  private final TopicReader reader;
  private final HistoryCodec codec;

  private HistoryReader(InterlockConfig config, TopicReader reader) {
    this.config = config;
    this.reader = reader;
    this.codec = new HistoryCodec(reader.registry());
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static HistoryReader connect(InterlockConfig config) {
    return new HistoryReader(config, TopicReader.connect(config, "interlock-explain"));
  }

  /**
   * Reads one task.
   *
   * @param each takes its revisions, oldest first
   * @throws OutsideException when broker or registry fail on the way
   */
  public Searched read(TaskId task, Consumer<Revision> each, Progress progress) {
    byte[] key = task.text().getBytes(StandardCharsets.UTF_8);
    var search = new Search(key, each);
    reader.read(List.of(reader.partitionOf(TopicNames.TASK_HISTORY, key)), search::pass, progress);
    return new Searched(search.records, search.tasks.size(), search.found, search.unreadable);
  }

  /**
   * Reads one task's revisions from its opening up to one that is known.
   *
   * @param openedAt of the task
   * @param upTo the revision after which nothing more is looked for
   * @param most records that are passed, those of other tasks included
   * @param each takes its revisions, oldest first
   * @return whether all was read that there is; false when {@code most} was too few
   * @throws OutsideException when broker or registry fail on the way
   */
  public boolean readUpTo(
      TaskId task, Instant openedAt, int upTo, long most, Consumer<Revision> each) {
    byte[] key = task.text().getBytes(StandardCharsets.UTF_8);
    var newest = new AtomicInteger();
    var search =
        new Search(
            key,
            revision -> {
              newest.set(revision.history().getRevision());
              each.accept(revision);
            });
    return reader.readPart(
        reader.partitionOf(TopicNames.TASK_HISTORY, key),
        openedAt.minus(CLOCKS),
        most,
        record -> {
          search.pass(record);
          return newest.get() < upTo;
        });
  }

  /** How long a revision is kept; empty when there is no limit, or it cannot be asked. */
  public Optional<Duration> retention() {
    try (Cluster cluster = Cluster.connect(config)) {
      return new TopicAdmin(cluster, config)
          .state(config.topicPrefix() + TopicNames.TASK_HISTORY)
          .map(state -> Long.parseLong(state.settings().get(TopicConfig.RETENTION_MS_CONFIG)))
          .filter(millis -> millis >= 0)
          .map(Duration::ofMillis);
    } catch (OutsideException notAllowed) {
      // It is only an explanation of a result that is known already.
      return Optional.empty();
    }
  }

  private boolean tell(byte[] value, Consumer<Revision> each) {
    Revision revision;
    try {
      revision = codec.decode(value);
    } catch (BadRecordException unreadable) {
      return false;
    }
    each.accept(revision);
    return true;
  }

  @Override
  public void close() {
    reader.close();
  }

  /** What of a partition is the task's, and what else lies there. */
  private final class Search {
    private final byte[] key;
    private final Consumer<Revision> each;
    private final Set<Long> tasks = new HashSet<>();
    private long records;
    private int found;
    private int unreadable;

    Search(byte[] key, Consumer<Revision> each) {
      this.key = key;
      this.each = each;
    }

    void pass(ConsumerRecord<byte[], byte[]> record) {
      if (record.key() == null) {
        return;
      }
      records++;
      if (tasks.size() < TASKS_COUNTED) {
        tasks.add(nearlyUnique(record.key()));
      }
      if (Arrays.equals(key, record.key()) && record.value() != null) {
        found++;
        unreadable += tell(record.value(), each) ? 0 : 1;
      }
    }

    /** 64 bits of the key: enough to count tasks by. */
    private static long nearlyUnique(byte[] key) {
      return (long) Utils.murmur2(key) << Integer.SIZE
          | Integer.toUnsignedLong(Arrays.hashCode(key));
    }
  }
}
