package interlock.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
  private static final TopicPartition LETTERS = new TopicPartition("letters", 0);

  @TempDir Path dir;

  @Test
  void embeddedBrokerKeepsItsRecordsAndItsPortOverARestart() throws Exception {
    keepsRecordsAndPort(EmbeddedBroker::start, Broker::restart);
  }

  @Test
  void brokerProcessKeepsItsRecordsAndItsPortOverAKill() throws Exception {
    keepsRecordsAndPort(
        BrokerProcess::start,
        broker -> {
          broker.kill();
          assertThat(Readiness.listens(portOf(broker))).isFalse();
          broker.restart();
        });
  }

  @Test
  void brokerProcessCanBeStoppedInOrderAndItsCpuCounted() {
    BrokerProcess broker = BrokerProcess.start(dir);
    try (broker) {
      assertThat(broker.cpu()).isPositive();
      assertThat(broker.log()).isNotEmptyFile();
      broker.stop();
      assertThat(ProcessHandle.of(broker.pid())).isEmpty();
    }
    assertThat(dir).as("data that was asked for is kept").isNotEmptyDirectory();
  }

  @Test
  void temporaryDataIsDeletedOnClose() {
    Broker broker = EmbeddedBroker.start();
    Path data = broker.dataDir();
    assertThat(data).isNotEmptyDirectory();
    broker.close();
    assertThat(data).doesNotExist();
  }

  @Test
  void settingsForLowLatencyAreInForceAndCanBeOverridden() throws Exception {
    try (Broker broker = EmbeddedBroker.start(dir, Map.of("group.min.session.timeout.ms", "2000"));
        Admin admin = Admin.create(client(broker))) {
      ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
      Function<String, String> setting =
          name -> {
            try {
              return admin.describeConfigs(List.of(node)).all().get().get(node).get(name).value();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          };
      assertThat(setting.apply("group.min.session.timeout.ms")).isEqualTo("2000");
      assertThat(setting.apply("add.partitions.to.txn.retry.backoff.ms")).isEqualTo("1");
      assertThat(setting.apply("transaction.abort.timed.out.transaction.cleanup.interval.ms"))
          .isEqualTo("500");
    }
  }

  /** A terminal's Ctrl-C reaches the whole process group; the parent decides what stops when. */
  @Test
  void brokerProcessIgnoresCtrlC() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(dir);
        Admin admin = Admin.create(client(broker))) {
      new ProcessBuilder("kill", "-INT", Long.toString(broker.pid())).start().waitFor();
      admin.createTopics(List.of(new NewTopic(LETTERS.topic(), 1, (short) 1))).all().get();
      send(broker, "still here");
    }
  }

  /** A second JVM starts a broker and is killed; the broker must follow it. */
  @Test
  void brokerProcessEndsWhenItsParentIsKilled() throws Exception {
    Path pidFile = dir.resolve("pid");
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                dir.toString(),
                pidFile.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("parent.log").toFile())
            .start();
    try {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pidFile));
      ProcessHandle broker =
          ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
      assertThat(broker.isAlive()).isTrue();
      parent.destroyForcibly().waitFor();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !broker.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  /** The parent of {@link #brokerProcessEndsWhenItsParentIsKilled}. */
  static final class Parent {
    public static void main(String[] args) throws Exception {
      BrokerProcess broker = BrokerProcess.start(Path.of(args[0]).resolve("data"));
      Path ready = Path.of(args[1]);
      Path written = ready.resolveSibling("pid.part");
      Files.writeString(written, Long.toString(broker.pid()), StandardCharsets.UTF_8);
      Files.move(written, ready);
      Thread.currentThread().join();
    }
  }

  private <B extends Broker> void keepsRecordsAndPort(Function<Path, B> start, Consumer<B> restart)
      throws Exception {
    try (B broker = start.apply(dir)) {
      String bootstrap = broker.bootstrap();
      try (Admin admin = Admin.create(client(broker))) {
        admin.createTopics(List.of(new NewTopic(LETTERS.topic(), 1, (short) 1))).all().get();
      }
      send(broker, "a");
      restart.accept(broker);
      assertThat(broker.bootstrap()).isEqualTo(bootstrap);
      send(broker, "b");
      assertThat(readTwo(broker)).containsExactly("a", "b");
    }
  }

  private static void send(Broker broker, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(LETTERS.topic(), 0, null, value)).get();
    }
  }

  private static List<String> readTwo(Broker broker) {
    try (var consumer =
        new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(LETTERS));
      consumer.seekToBeginning(List.of(LETTERS));
      List<String> read = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(record.value()));
                return read.size() >= 2;
              });
      return read;
    }
  }

  static int portOf(Broker broker) {
    return Integer.parseInt(broker.bootstrap().split(":", -1)[1]);
  }

  private static Map<String, Object> client(Broker broker) {
    return Map.of("bootstrap.servers", broker.bootstrap());
  }
}
