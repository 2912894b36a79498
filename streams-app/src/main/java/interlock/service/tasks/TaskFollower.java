package interlock.service.tasks;

import interlock.casefile.CaseSummary;
import interlock.contract.TopicNames;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.service.config.InterlockConfig;
import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a book of tasks up to date: reads the compacted topics from their beginning, as
 * read_committed and without a group, on a thread of its own, and goes on. An outage is waited out.
 * A record that cannot be read or shown is counted and passed over. Any other fault is counted and
 * reading tried again; until that succeeds the book is not ready.
 */
public final class TaskFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final TaskBook book;
  private final String prefix;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, RegisteredCodec<? extends SpecificRecord>> tasks = new HashMap<>();
  private final RegisteredCodec<CaseSummary> summaries;
  private final Counter passedOver;
  private final Counter faults;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** Where each partition ended at the start; what has been reached is taken out. */
  private Map<TopicPartition, Long> ahead = Map.of();

  private final Runnable onReady;
  private boolean begun;
  private boolean loaded;
  private volatile boolean ready;
  private volatile long left;

  /**
   * What it reads with.
   *
   * @param consumer closed by the follower
   * @param prefix of the deployment's topics
   */
  record Source(
      Consumer<byte[], byte[]> consumer,
      String prefix,
      RegistryAccess access,
      Meters meters,
      InstantSource clock) {}

  TaskFollower(Source source, TaskBook book, Runnable onReady) {
    this.book = book;
    this.onReady = onReady;
    prefix = source.prefix();
    consumer = source.consumer();
    clock = source.clock();
    for (TaskKind kind : TaskKind.values()) {
      tasks.put(prefix + kind.topic(), source.access().codec(prefix + kind.topic(), kind.type()));
    }
    summaries = source.access().codec(prefix + TopicNames.CASE_SUMMARY, CaseSummary.class);
    passedOver = source.meters().counter(Meter.FOLLOWER_TROUBLES, "record");
    faults = source.meters().counter(Meter.FOLLOWER_TROUBLES, "reading");
    // It must not keep a process whose engine has stopped.
    thread = Thread.ofPlatform().name("interlock-tasks").daemon(true).unstarted(this::follow);
  }

  /**
   * Begins to read; returns at once.
   *
   * @param onReady run once, on the reading thread, when all that there was has been read
   */
  public static TaskFollower start(
      InterlockConfig config,
      RegistryAccess access,
      Meters meters,
      TaskBook book,
      Runnable onReady) {
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "interlock-tasks");
    var bytes = new ByteArrayDeserializer();
    var source =
        new Source(
            new KafkaConsumer<>(settings, bytes, bytes),
            config.topicPrefix(),
            access,
            meters,
            InstantSource.system());
    return new TaskFollower(source, book, onReady).start();
  }

  TaskFollower start() {
    thread.start();
    return this;
  }

  /** Whether all that the topics held at the start has been read, and reading goes on. */
  public boolean isReady() {
    return ready;
  }

  /** Records that are still to be read before it is ready. */
  public long left() {
    return left;
  }

  /** Whether it still reads, or tries to. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  private void follow() {
    try (consumer) {
      while (closed.getCount() > 0 && read()) {
        book.dropEnded(clock.instant().toEpochMilli());
      }
    } finally {
      ready = false;
    }
  }

  /** Reads what has come; false when nothing can be read any more. */
  private boolean read() {
    try {
      if (!begun) {
        begin();
        begun = true;
      }
      consumer.poll(POLL).forEach(this::take);
      lookAhead();
      ready = loaded;
    } catch (WakeupException closing) {
      LOG.debug("Tasks are followed no more");
    } catch (RegistryOutage closing) {
      // Only when all waiting for the registry ends.
      return false;
    } catch (KafkaException outage) {
      LOG.warn("Tasks cannot be read, tried again: {}", outage.getClass().getName());
      return pause();
    } catch (RuntimeException fault) {
      ready = false;
      faults.increment();
      // Not the message: what we did not expect may hold an identifier.
      LOG.error("Reading tasks failed by a fault, tried again: {}", fault.getClass().getName());
      return pause();
    }
    return true;
  }

  private void begin() {
    List<TopicPartition> all = new ArrayList<>();
    List<String> topics = new ArrayList<>(tasks.keySet());
    topics.add(prefix + TopicNames.CASE_SUMMARY);
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> all.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
    ahead = new HashMap<>(consumer.endOffsets(all));
  }

  private void lookAhead() {
    if (!loaded) {
      ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      left =
          ahead.entrySet().stream()
              .mapToLong(end -> end.getValue() - consumer.position(end.getKey()))
              .sum();
      if (ahead.isEmpty()) {
        onReady.run();
        loaded = true;
        LOG.info("{} task(s) are known", book.size());
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      put(record);
    } catch (RegistryOutage closing) {
      throw closing;
    } catch (RuntimeException unusable) {
      passedOver.increment();
      LOG.warn(
          "{}-{} at {} is not shown: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          unusable.getClass().getName());
    }
  }

  private void put(ConsumerRecord<byte[], byte[]> record) {
    boolean isTask = tasks.containsKey(record.topic());
    if (record.value() == null) {
      if (record.key() != null) {
        forget(isTask, new String(record.key(), StandardCharsets.UTF_8));
      }
    } else if (isTask) {
      book.put(TaskRows.of(tasks.get(record.topic()).decode(record.value())));
    } else {
      book.put(summaries.decode(record.value()));
    }
  }

  private void forget(boolean isTask, String key) {
    if (isTask) {
      book.remove(key);
    } else {
      book.removeCase(key);
    }
  }

  /** Waits a while; false when nobody waits for more. */
  private boolean pause() {
    try {
      return !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    consumer.wakeup();
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
