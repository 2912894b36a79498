package interlock.service.tasks;

import interlock.casefile.CaseSummary;
import interlock.contract.TopicNames;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.service.config.InterlockConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
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
 * read_committed and without a group, on a thread of its own, and goes on. An outage is waited out;
 * a record that cannot be read is counted in the log and passed over.
 */
public final class TaskFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final TaskBook book;
  private final String prefix;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, RegisteredCodec<? extends SpecificRecord>> tasks = new HashMap<>();
  private final RegisteredCodec<CaseSummary> summaries;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** Where each partition ended at the start; what has been reached is taken out. */
  private Map<TopicPartition, Long> ahead = Map.of();

  private final Runnable onReady;
  private volatile boolean ready;

  private TaskFollower(
      InterlockConfig config, RegistryAccess access, TaskBook book, Runnable onReady) {
    this.book = book;
    this.onReady = onReady;
    prefix = config.topicPrefix();
    for (TaskKind kind : TaskKind.values()) {
      tasks.put(prefix + kind.topic(), access.codec(prefix + kind.topic(), kind.type()));
    }
    summaries = access.codec(prefix + TopicNames.CASE_SUMMARY, CaseSummary.class);
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "interlock-tasks");
    var bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(settings, bytes, bytes);
    // It must not keep a process whose engine has stopped.
    thread = Thread.ofPlatform().name("interlock-tasks").daemon(true).unstarted(this::follow);
  }

  /**
   * Begins to read; returns at once.
   *
   * @param onReady run once, on the reading thread, when all that there was has been read
   */
  public static TaskFollower start(
      InterlockConfig config, RegistryAccess access, TaskBook book, Runnable onReady) {
    var follower = new TaskFollower(config, access, book, onReady);
    follower.thread.start();
    return follower;
  }

  /** Whether all that the topics held at the start has been read. */
  public boolean isReady() {
    return ready;
  }

  private void follow() {
    try (consumer) {
      boolean begun = false;
      while (closed.getCount() > 0) {
        try {
          if (!begun) {
            begin();
            begun = true;
          }
          consumer.poll(POLL).forEach(this::take);
          lookAhead();
        } catch (WakeupException closing) {
          LOG.debug("Tasks are followed no more");
        } catch (RegistryOutage closing) {
          // Only when all waiting for the registry ends.
          return;
        } catch (KafkaException outage) {
          waitOut(outage);
        }
      }
    } catch (RuntimeException fault) {
      // Not the message: what we did not expect may hold an identifier.
      LOG.error("Tasks are followed no more, by a fault: {}", fault.getClass().getName());
      ready = false;
    }
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
    if (!ready) {
      ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      if (ahead.isEmpty()) {
        onReady.run();
        ready = true;
        LOG.info("{} task(s) are known", book.size());
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    boolean isTask = tasks.containsKey(record.topic());
    if (record.value() == null) {
      if (record.key() != null) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        forget(isTask, key);
      }
      return;
    }
    try {
      if (isTask) {
        book.put(TaskRows.of(tasks.get(record.topic()).decode(record.value())));
      } else {
        book.put(summaries.decode(record.value()));
      }
    } catch (BadRecordException unreadable) {
      LOG.warn(
          "{}-{} at {} cannot be read and is not shown",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }

  private void forget(boolean isTask, String key) {
    if (isTask) {
      book.remove(key);
    } else {
      book.removeCase(key);
    }
  }

  private void waitOut(KafkaException outage) {
    LOG.warn("Tasks cannot be read, tried again: {}", outage.getClass().getName());
    try {
      // Whether it was closed meanwhile shows at the loop's head.
      var unused = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outage;
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
