package interlock.sandbox.console;

import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.task.AccountQueryTask;
import interlock.task.DissuasionTask;
import interlock.task.LeadTask;
import interlock.task.LineControlTask;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Shows tasks as they come; of those that come together, the more urgent first. */
public final class TaskWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Topic, RegisteredCodec<? extends SpecificRecord>> codecs =
      new EnumMap<>(Topic.class);
  private final TaskPrinter printer;
  private final Consumer<String> out;
  private final AtomicInteger shown = new AtomicInteger();
  private final Thread thread;

  /**
   * Begins to watch; what was published before is not shown.
   *
   * @param out takes one task's text
   */
  public TaskWatch(
      String bootstrap, RegistryAccess access, TaskPrinter printer, Consumer<String> out) {
    this.printer = printer;
    this.out = out;
    codecs.put(
        Topic.TASK_DISSUASION, access.codec(Topic.TASK_DISSUASION.base(), DissuasionTask.class));
    codecs.put(
        Topic.TASK_STOP_PAYMENT,
        access.codec(Topic.TASK_STOP_PAYMENT.base(), StopPaymentTask.class));
    codecs.put(
        Topic.TASK_ACCOUNT_QUERY,
        access.codec(Topic.TASK_ACCOUNT_QUERY.base(), AccountQueryTask.class));
    codecs.put(
        Topic.TASK_LINE_CONTROL,
        access.codec(Topic.TASK_LINE_CONTROL.base(), LineControlTask.class));
    codecs.put(Topic.TASK_LEAD, access.codec(Topic.TASK_LEAD.base(), LeadTask.class));
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : codecs.keySet()) {
      consumer
          .partitionsFor(topic.base())
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("task-watch").daemon(true).start(this::watch);
  }

  /** How many revisions were shown so far. */
  public int shown() {
    return shown.get();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try (consumer) {
      while (true) {
        List<TaskPrinter.Shown> together = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.value() != null) {
            read(record).ifPresent(together::add);
          }
        }
        together.sort(Comparator.comparingInt(TaskPrinter.Shown::priority).reversed());
        together.forEach(task -> out.accept(task.text()));
        shown.addAndGet(together.size());
      }
    } catch (WakeupException closed) {
      // close() ends the watch this way.
      return;
    }
  }

  private Optional<TaskPrinter.Shown> read(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = Topic.ofBase(record.topic()).orElseThrow();
    try {
      SpecificRecord task = codecs.get(topic).decode(record.value());
      return printer.print(task, Duration.between(sourceTime(task), Instant.now()));
    } catch (BadRecordException e) {
      return Optional.of(new TaskPrinter.Shown(0, "unreadable record on " + record.topic()));
    }
  }

  private static Instant sourceTime(SpecificRecord task) {
    return (Instant)
        task.get(Contracts.schema(task.getSchema().getFullName()).getField("sourceTime").pos());
  }
}
