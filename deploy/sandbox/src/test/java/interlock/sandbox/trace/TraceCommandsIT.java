package interlock.sandbox.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.command.Interlock;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.server.SandboxServers;
import interlock.sandbox.trace.Rehearsed.Recorded;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drill 01 lies on a cluster; the commands tell of it as they do in docs/trace.md. */
class TraceCommandsIT {
  private static final String PREFIX = "east.";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static SandboxServers servers;
  @TempDir static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void aNightOnACluster() throws Exception {
    servers = SandboxServers.start();
    var test = new TraceCommandsIT();
    assertThat(test.run("topics", "apply", "--set", "topics.partitions=3")).as(test::said).isZero();
    assertThat(test.run("schemas", "register")).as(test::said).isZero();
    Rehearsed night = Rehearsed.of(tonight());
    publish(night.recorded().stream().filter(r -> !r.topic().startsWith("mail.")).toList());
    publish(frozen(night.recorded()));
  }

  /** The drill as of today: the broker stamps each record, and Intake refuses what is too old. */
  private static Path tonight() throws Exception {
    Path drill =
        Path.of(System.getProperty("interlock.root"))
            .resolve("deploy/sandbox/drills/01-foshan-night-chain.yaml");
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    String text = Files.readString(drill).replaceFirst("(?m)^start: .*$", "start: " + start);
    assertThat(text).contains("start: " + start);
    return Files.writeString(folder.resolve("tonight.yaml"), text);
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void tellsTheTreeAndTheSums() {
    assertThat(run("trace", "FS-0309", "--lang", "en")).as(this::said).isZero();

    assertThat(out.toString())
        .contains("victim **19")
        .contains("¥570,000.00 → CCB **11  hop 1")
        .contains("¥180,000.00 → CIB **14  hop 3  +27m")
        .contains("lost        ¥1,570,000.00  (1,000,000 yuan and more)")
        .contains("requested   ¥1,570,000.00")
        .contains("held        ¥690,000.00")
        .doesNotContain("6230580000000040017");
    // On a slow machine it says how far it has read.
    assertThat(err.toString().lines().filter(line -> !line.startsWith("reading:"))).isEmpty();
  }

  @Test
  void writesJsonAndADrawing() throws Exception {
    assertThat(run("trace", "FS-0309", "--json", "--reveal", "--lang", "en")).isZero();
    JsonNode trace = JSON.readTree(out.toString());
    assertThat(trace.get("accounts")).hasSize(6);
    assertThat(trace.get("payments")).hasSize(6);
    assertThat(trace.get("summary").get("held").decimalValue()).isEqualByComparingTo("690000");
    assertThat(out.toString()).contains("6230580000000040017");
    assertThat(err.toString()).contains("Identifiers are shown in full.");

    assertThat(run("trace", "FS-0309", "--format", "svg", "--lang", "zh")).isZero();
    assertThat(out.toString()).startsWith("<?xml").contains("第3级账户").endsWith("</svg>\n");
  }

  @Test
  void replaysAnEarlierReport() {
    assertThat(run("trace", "FS-0309", "--if-earlier", "5m", "--lang", "en"))
        .as(this::said)
        .isZero();
    assertThat(out.toString())
        .contains("there to stop, all")
        .contains("¥1,570,000.00")
        .contains("the other side would have behaved the same");
  }

  @Test
  void proposesTheReturnOfWhatIsFrozen() throws Exception {
    assertThat(run("restitution", "FS-0309", "--lang", "en")).as(this::said).isZero();
    assertThat(out.toString())
        .contains("A proposal, not an order")
        .contains("PAB **17 · frozen ¥570,000.00 · one case's money only: directly")
        .contains("To the victim of FS-0309 in all: ¥570,000.00");

    assertThat(run("restitution", "FS-0309", "--json", "--lang", "en")).isZero();
    assertThat(JSON.readTree(out.toString()).get("toCase").decimalValue())
        .isEqualByComparingTo("570000");
  }

  @Test
  void saysThatThereIsNoSuchCase() {
    assertThat(run("trace", "FS-9999", "--lang", "en")).isEqualTo(1);
    assertThat(err.toString()).contains("No such case").contains("Fix:");
    assertThat(run("restitution", "FS-9999", "--lang", "en")).isEqualTo(1);
    assertThat(err.toString()).contains("No money is frozen for this case");
    assertThat(run("trace", "FS-0309", "--if-earlier", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("write 30s, 5m or 2h");
  }

  /** The newest task on PAB's account once more, frozen. */
  private static List<Recorded> frozen(List<Recorded> recorded) {
    GenericRecord task =
        recorded.stream()
            .filter(r -> r.topic().equals("task.stop-payment"))
            .map(Recorded::value)
            .filter(
                t ->
                    "6230580000000040017"
                        .equals(text(((GenericRecord) t.get("target")).get("account"))))
            .toList()
            .getLast();
    var builder = new GenericRecordBuilder(task.getSchema());
    task.getSchema().getFields().forEach(f -> builder.set(f, task.get(f.pos())));
    var state = task.getSchema().getField("state").schema();
    builder.set("state", new GenericData.EnumSymbol(state, "FROZEN"));
    builder.set("revision", (int) task.get("revision") + 1);
    builder.set("amountHeld", new BigDecimal("570000.00"));
    return List.of(new Recorded("task.stop-payment", builder.build()));
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static void publish(List<Recorded> records) throws Exception {
    RegistryConfig config =
        new RegistryConfig(Map.of(RegistryConfig.URL, servers.registry().url()));
    try (RegistryAccess access = RegistryEventCodec.access(new HttpSchemaRegistry(config));
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.broker().bootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      var codec = new RegistryEventCodec(access, PREFIX);
      for (Recorded record : records) {
        byte[] bytes = codec.encode(record.topic(), record.value());
        producer.send(new ProducerRecord<>(PREFIX + record.topic(), key(record), bytes)).get();
      }
    }
  }

  private static String key(Recorded record) {
    for (String field : List.of("taskId", "caseId")) {
      if (record.value().getSchema().getField(field) != null) {
        return text(record.value().get(field));
      }
    }
    return "";
  }

  private String said() {
    return out + "\n" + err;
  }

  private int run(String... command) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of(command));
    boolean reads = command[0].equals("trace") || command[0].equals("restitution");
    if (reads) {
      arguments.addAll(
          List.of(
              "--cluster",
              servers.broker().bootstrap(),
              "--registry",
              servers.registry().url(),
              "--topic-prefix",
              PREFIX));
    } else {
      for (String setting :
          List.of(
              "bootstrap.servers=" + servers.broker().bootstrap(),
              "schema.registry.url=" + servers.registry().url(),
              "auto.register.schemas=false",
              "topic.prefix=" + PREFIX,
              "task.id.key=a-plain-key-of-24-bytes!")) {
        arguments.add("--set");
        arguments.add(setting);
      }
    }
    return Interlock.commandLine(
            config -> {
              throw new IllegalStateException("nothing is run");
            })
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
