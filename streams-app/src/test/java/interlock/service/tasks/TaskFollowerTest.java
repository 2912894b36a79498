package interlock.service.tasks;

import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.metrics.Meters;
import interlock.schemas.Contracts;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskFollowerTest {
  private static final TopicPartition TASKS = new TopicPartition(TopicNames.TASK_DISSUASION, 0);
  private static final Duration KEPT = Duration.ofDays(90);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TaskBook book = new TaskBook(() -> 10, KEPT::toMillis);
  private final List<String> told = new ArrayList<>();
  private final RegistryAccess access =
      new RegistryAccess(
          new LocalSchemaRegistry(),
          Patience.of(new RegistryConfig(Map.of(RegistryConfig.URL, "http://nobody"))),
          true,
          schema -> Contracts.text(schema.getFullName()));
  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
  private final TaskFollower follower =
      new TaskFollower(
          new TaskFollower.Source(
              consumer,
              "",
              access,
              new Meters(meters),
              InstantSource.fixed(Published.NOW.plus(KEPT).plusSeconds(1))),
          book,
          () -> told.add("ready"));
  private long offset;

  @AfterEach
  void stop() {
    follower.close();
  }

  @Test
  void aRecordThatCannotBeShownIsCountedAndTheNextIsRead() {
    begin();
    consumer.schedulePollTask(
        () -> {
          add("x".getBytes(StandardCharsets.UTF_8));
          add(dissuasion(1).build());
        });
    follower.start();

    Awaitility.await().until(follower::isReady);
    Awaitility.await().until(() -> book.task(id("D", 1)).isPresent());
    assertThat(troubles("record")).isEqualTo(1);
    assertThat(troubles("reading")).isZero();
  }

  @Test
  void aFaultIsCountedMakesItNotReadyAndIsTriedAgain() {
    begin();
    follower.start();
    Awaitility.await().until(follower::isReady);

    consumer.schedulePollTask(
        () -> {
          throw new IllegalStateException("a bug");
        });
    Awaitility.await().until(() -> troubles("reading") == 1 && !follower.isReady());
    consumer.schedulePollTask(() -> add(dissuasion(1).build()));
    Awaitility.await().until(() -> follower.isReady() && book.task(id("D", 1)).isPresent());
    assertThat(told).as("only once").containsExactly("ready");
  }

  @Test
  void anOutageIsWaitedOutWithWhatIsKnown() {
    begin();
    follower.start();
    Awaitility.await().until(follower::isReady);
    consumer.schedulePollTask(
        () -> {
          throw new KafkaException("no broker");
        });
    consumer.schedulePollTask(() -> add(dissuasion(1).build()));

    Awaitility.await().until(() -> book.task(id("D", 1)).isPresent());
    assertThat(troubles("reading")).isZero();
  }

  @Test
  void whatEndedLongAgoIsDroppedAsItIsRead() {
    begin();
    consumer.schedulePollTask(
        () -> {
          add(dissuasion(1).setState(DissuasionState.CONCLUDED).build());
          add(dissuasion(2).build());
        });
    follower.start();

    Awaitility.await().until(() -> book.task(id("D", 2)).isPresent() && book.size() == 1);
  }

  @Test
  void whoseReadingEndedIsNotReady() {
    begin();
    follower.start();
    Awaitility.await().until(follower::isReady);
    follower.close();
    assertThat(follower.isReady()).isFalse();
  }

  private double troubles(String what) {
    return meters.get("interlock_tasks_troubles").tag("what", what).counter().count();
  }

  private void begin() {
    Map<TopicPartition, Long> zero = new HashMap<>();
    Stream.concat(
            Stream.of(TaskKind.values()).map(TaskKind::topic), Stream.of(TopicNames.CASE_SUMMARY))
        .forEach(
            topic -> {
              consumer.updatePartitions(
                  topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
              zero.put(new TopicPartition(topic, 0), 0L);
            });
    consumer.updateBeginningOffsets(zero);
    consumer.updateEndOffsets(zero);
  }

  private void add(DissuasionTask task) {
    add(access.codec(TASKS.topic(), DissuasionTask.class).encode(task));
  }

  private void add(byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(TASKS.topic(), 0, offset++, new byte[] {1}, value));
  }
}
