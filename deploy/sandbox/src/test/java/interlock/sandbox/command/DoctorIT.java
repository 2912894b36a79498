package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.command.Interlock;
import interlock.sandbox.server.SandboxServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds on a real cluster, from empty to right to wrong again. */
class DoctorIT {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void findsWhatIsWrongAndSaysTheFix() throws Exception {
    try (SandboxServers servers = SandboxServers.start()) {
      assertThat(doctor(servers)).as(out::toString).isEqualTo(1);
      assertThat(out.toString())
          .contains("FAIL  topics    east.mail.subject is missing", "Fix: interlock topics apply")
          .contains("FAIL  registry  east.task.dissuasion-value is not registered")
          .contains("WARN  clock     the broker's clock was not compared")
          .contains("WARN  group     interlock-money never ran on this cluster")
          .contains("FAIL  policy    There is no topic east.control.policy");

      assertThat(run(servers, "topics", "apply")).as(out::toString).isZero();
      assertThat(run(servers, "schemas", "register")).as(out::toString).isZero();
      assertThat(doctor(servers)).as(out::toString).isZero();
      assertThat(out.toString())
          .contains("OK    java      version", "free for the state")
          .contains("OK    broker    1 broker(s) answer")
          .contains("OK    broker    broker 1 has add.partitions.to.txn.retry.backoff.ms=1")
          .contains("OK    topics    ", "have one copy")
          .contains("OK    rights    this principal may read and write")
          .contains("OK    clock     the broker's clock is the same as ours")
          .contains("held to FULL_TRANSITIVE")
          .contains("OK    policy    packaged-1 is in force since 1970-01-01T00:00:00Z")
          .contains(", 0 FAIL");
      assertThat(readable(servers)).as("nobody reads what asked for the clock").isZero();

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.broker().bootstrap()))) {
        admin.deleteTopics(List.of("east.control.alert")).all().get();
      }
      assertThat(doctor(servers, "--json")).isEqualTo(1);
      List<JsonNode> failed = new ArrayList<>();
      new ObjectMapper()
          .readTree(out.toString())
          .forEach(
              finding -> {
                if (finding.get("verdict").asText().equals("FAIL")) {
                  failed.add(finding);
                }
              });
      assertThat(failed)
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.get("area").asText()).isEqualTo("topics");
                assertThat(finding.get("what").asText())
                    .startsWith("east.control.alert is missing");
                assertThat(finding.get("fix").asText()).isEqualTo("interlock topics apply");
              });
    }
  }

  @Test
  void looksAtTheRestWhenNothingAnswers() {
    assertThat(run("127.0.0.1:1", "http://127.0.0.1:1", "doctor")).isEqualTo(1);
    assertThat(out.toString())
        .contains("OK    java", "FAIL  broker    No broker of", "FAIL  registry", "FAIL  policy")
        .contains("check that the registry runs");
  }

  /** Records of the topic that a read_committed reader is given. */
  private static long readable(SandboxServers servers) {
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", servers.broker().bootstrap(), "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      var partition = new TopicPartition("east.police.decision", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      assertThat(end).as("something was written").isPositive();
      long read = 0;
      while (consumer.position(partition) < end) {
        read += consumer.poll(Duration.ofMillis(100)).count();
      }
      return read;
    }
  }

  private int doctor(SandboxServers servers, String... options) {
    List<String> words = new ArrayList<>(List.of("doctor"));
    words.addAll(List.of(options));
    return run(servers, words.toArray(String[]::new));
  }

  private int run(SandboxServers servers, String... command) {
    return run(servers.broker().bootstrap(), servers.registry().url(), command);
  }

  private int run(String bootstrap, String registry, String... command) {
    int timeout = bootstrap.endsWith(":1") ? 1_000 : 20_000;
    out.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of(command));
    for (String setting :
        List.of(
            "bootstrap.servers=" + bootstrap,
            "schema.registry.url=" + registry,
            "auto.register.schemas=false",
            "profile=latency",
            "topic.prefix=east.",
            "topics.partitions=2",
            "state.dir=" + folder,
            "check.timeout.ms=" + timeout,
            "task.id.key=a-plain-key-of-24-bytes!")) {
      arguments.add("--set");
      arguments.add(setting);
    }
    PrintWriter writer = new PrintWriter(out, true);
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("nothing is started");
            })
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
