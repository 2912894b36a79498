package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.sandbox.server.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ClusterEngineTest {
  private static final String PREFIX = "test.";
  private static final String TASKS = PREFIX + "task.dissuasion";

  private final EventCodec codec = Fixtures.codec();

  @Test
  void seesWhatIsCommittedAfterItBeganAndNothingElse() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        KafkaProducer<byte[], byte[]> app = app(broker)) {
      assertThatThrownBy(() -> engine(broker)).hasMessageContaining("test.task.dissuasion");
      createTopics(broker);
      app.initTransactions();
      app.beginTransaction();
      publish(app, "T-before");
      app.commitTransaction();
      // The broker may write a transaction's end after it has confirmed it.
      assertThat(key(broker, TASKS)).isEqualTo("T-before");
      try (ClusterEngine engine = engine(broker)) {
        app.beginTransaction();
        publish(app, "T-aborted");
        app.flush();
        app.abortTransaction();
        app.beginTransaction();
        publish(app, "T-committed");
        app.commitTransaction();
        Drill drill =
            Fixtures.drill(
                "{at: 0s, send: police.warning-directive, event: {directiveId: D, status: ISSUED,"
                    + " subject: {phone: \"17000000201\"}, warningClass: CONTACT, level: LOW}}",
                "{at: 0s, expect: task.dissuasion, match: {taskId: T-committed}, as: one}",
                "{at: 1s, count: task.dissuasion, match: {}, is: 1}",
                "{at: 1s, never: task.dissuasion, match: {taskId: T-aborted}}",
                "{at: 1s, never: task.dissuasion, match: {taskId: \"${one.taskId}\"}}");
        List<StepResult> results = DrillPlayer.play(drill, engine, result -> {});
        assertThat(results)
            .extracting(StepResult::held)
            .containsExactly(true, true, true, true, false);
        assertThat(results.get(2).time())
            .as("judged after 2 s of quiet")
            .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
      }
      assertThat(sent(broker)).isEqualTo("D");
    }
  }

  private ClusterEngine engine(EmbeddedBroker broker) {
    return new ClusterEngine(
        new ClusterSettings(broker.bootstrap(), PREFIX, Map.of(), ClusterSettings.MAX_WAIT),
        codec,
        Clock.systemUTC());
  }

  private static void createTopics(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .createTopics(
              Stream.concat(Topics.inputs().stream(), Topics.outputs().stream())
                  .map(topic -> new NewTopic(PREFIX + topic, 1, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  private static KafkaProducer<byte[], byte[]> app(EmbeddedBroker broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "app"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void publish(KafkaProducer<byte[], byte[]> app, String taskId) throws Exception {
    app.send(
            new ProducerRecord<>(
                TASKS,
                taskId.getBytes(StandardCharsets.UTF_8),
                codec.encode("task.dissuasion", Fixtures.dissuasion(taskId, 1, Map.of()))))
        .get();
  }

  /** The directive that the drill sent, as it lies on the broker, by its key. */
  private String sent(EmbeddedBroker broker) {
    return key(broker, PREFIX + "police.warning-directive");
  }

  /** Of the first committed record. */
  private String key(EmbeddedBroker broker, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrap(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var record = consumer.poll(Duration.ofSeconds(20)).iterator().next();
      codec.decode(topic.substring(PREFIX.length()), record.value());
      return new String(record.key(), StandardCharsets.UTF_8);
    }
  }
}
