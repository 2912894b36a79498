package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.bank.Transfer;
import interlock.command.Interlock;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Records;
import interlock.schemas.Contracts;
import interlock.service.deadletter.Replay;
import interlock.topology.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events whose schema nobody had registered: set aside, and taken once the registry knows it. */
@Tag("full")
class DeadLetterIT extends IntegrationSuite {
  private static final Topic INPUT = Topic.BANK_SUSPICIOUS_TRANSFER;
  private static final int LETTERS = 6;

  private final StringWriter said = new StringWriter();

  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }

  @Test
  void whatAMendedReaderTakesGoesBackOnceAndInItsOrder() {
    try (Deployment deployment = deploy("letters", Policies.unhurried(), 0)) {
      deployment.start("a");
      int known = deployment.register(INPUT, evolved("oneFieldMore"));
      for (int i = 1; i <= LETTERS; i++) {
        deployment.raw().send(INPUT, Invented.account(i % 2), poison(deployment, known + i, i));
      }
      Published published = deployment.published();
      published.await("they are set aside", all -> all.deadLetters().size() == LETTERS);
      assertThat(published.receipts()).isEmpty();

      assertThat(run(deployment, "list")).as(said::toString).isZero();
      assertThat(said.toString())
          .contains("BadRecordException  from bank.suspicious-transfer-", LETTERS + " letter(s)")
          .doesNotContain(Invented.account(0), Invented.account(1), "REPLAYED");
      String first = said.toString().split(" ", 2)[0];
      assertThat(run(deployment, "list", "--key", Invented.account(1))).isZero();
      assertThat(said.toString()).contains("3 letter(s)");
      assertThat(run(deployment, "list", "--topic", "police.appeal")).isZero();
      assertThat(said.toString()).contains("0 letter(s)");
      assertThat(run(deployment, "show", first)).as(said::toString).isZero();
      assertThat(said.toString())
          .contains("received", "nothing: it cannot be read")
          .doesNotContain(Invented.account(0), Invented.account(1));
      assertThat(run(deployment, "show", "dead-letter-0@999")).isEqualTo(1);

      int mended = deployment.register(INPUT, evolved("anotherFieldMore"));
      assertThat(mended).as("among the ids that were sent").isBetween(known + 1, known + LETTERS);
      String taken = place(deployment, "letter-" + (mended - known));
      assertThat(said.toString())
          .contains("\"eventId\" : \"letter-", "interlock.bank.Transfer")
          .doesNotContain(Invented.account(0), Invented.account(1));
      assertThat(run(deployment, "show", taken, "--reveal")).isZero();
      assertThat(said.toString()).contains(Invented.account((mended - known) % 2));

      assertThat(run(deployment, "replay")).as(said::toString).isZero();
      assertThat(said.toString()).contains("To be replayed: " + LETTERS, "Nothing was done");
      assertThat(replays(deployment)).isEmpty();
      assertThat(run(deployment, "replay", "--go")).as("by whom?").isEqualTo(2);

      assertThat(run(deployment, "replay", "--go", "--by", "li")).as(said::toString).isZero();
      assertThat(said.toString()).contains("Replayed: " + LETTERS);
      published.await(
          "it is taken, and the others are set aside again",
          all -> all.receipts().size() == 1 && all.deadLetters().size() == 2 * LETTERS - 1);
      assertThat(published.receipts()).containsOnlyKeys("ICBC/letter-" + (mended - known));
      assertThat(ids(replays(deployment))).as("of each key in its order").isEqualTo(sent(known));

      assertThat(run(deployment, "replay", taken, "--go", "--by", "li")).isEqualTo(1);
      assertThat(said.toString()).contains(taken + " went back before");
      assertThat(replays(deployment)).hasSize(LETTERS);
      assertThat(run(deployment, "replay", "--reason", "badrecord")).isZero();
      assertThat(said.toString())
          .contains("To be replayed: " + (LETTERS - 1), "left out: " + LETTERS);
      assertThat(run(deployment, "list")).isZero();
      assertThat(said.toString().lines().filter(line -> line.endsWith("REPLAYED")))
          .hasSize(LETTERS);
    }
  }

  /** Where the letter of an event lies; leaves the account of it in {@link #said}. */
  private String place(Deployment deployment, String event) {
    run(deployment, "list");
    List<String> places =
        said.toString()
            .lines()
            .filter(l -> l.startsWith("dead"))
            .map(l -> l.split(" ", 2)[0])
            .toList();
    for (String place : places) {
      run(deployment, "show", place);
      if (said.toString().contains(event)) {
        return place;
      }
    }
    throw new AssertionError("no letter can be read as " + event);
  }

  /** For each key the schema ids in the order in which they were sent. */
  private static Map<String, List<Integer>> sent(int known) {
    Map<String, List<Integer>> ids = new TreeMap<>();
    IntStream.rangeClosed(1, LETTERS)
        .forEach(
            i ->
                ids.computeIfAbsent(Invented.account(i % 2), k -> new ArrayList<>())
                    .add(known + i));
    return ids;
  }

  private static Map<String, List<Integer>> ids(List<Replayed> replays) {
    Map<String, List<Integer>> ids = new TreeMap<>();
    replays.forEach(r -> ids.computeIfAbsent(r.key(), k -> new ArrayList<>()).add(r.schemaId()));
    return ids;
  }

  private record Replayed(String key, int schemaId, String letter) {}

  /** The records of the input topic that carry the mark, in the order of each partition. */
  private List<Replayed> replays(Deployment deployment) {
    List<Replayed> found = new ArrayList<>();
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", cluster().bootstrap(), "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> all =
          IntStream.range(0, Deployment.PARTITIONS)
              .mapToObj(p -> new TopicPartition(INPUT.on(deployment.prefix()), p))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  Header mark = record.headers().lastHeader(Replay.HEADER);
                  if (mark != null) {
                    found.add(
                        new Replayed(
                            new String(record.key(), StandardCharsets.UTF_8),
                            ByteBuffer.wrap(record.value(), 1, 4).getInt(),
                            new String(mark.value(), StandardCharsets.UTF_8)));
                  }
                });
      }
    }
    return found;
  }

  /** A transfer by a schema with one field more, under an id that the registry may not know. */
  private byte[] poison(Deployment deployment, int schemaId, int number) {
    String id = "letter-" + number;
    Transfer transfer = Records.suspicious(id, Instant.now(), id, number % 2, 500_000, 100_000);
    byte[] plain = deployment.bytes(INPUT, Transfer.class, transfer);
    // The field more is absent: the first branch of its union.
    byte[] more = Arrays.copyOf(plain, plain.length + 1);
    ByteBuffer.wrap(more).putInt(1, schemaId);
    return more;
  }

  private static String evolved(String field) {
    Schema now = Contracts.schema("interlock.bank.Transfer");
    String text = now.toString();
    int end = text.indexOf("\"fields\":[") + "\"fields\":[".length();
    int depth = 1;
    int at = end;
    while (depth > 0) {
      char c = text.charAt(at);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      at++;
    }
    String added = ",{\"name\":\"" + field + "\",\"type\":[\"null\",\"string\"],\"default\":null}";
    return text.substring(0, at - 1) + added + text.substring(at - 1);
  }

  private int run(Deployment deployment, String... words) {
    said.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("deadletter"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--cluster", cluster().bootstrap()));
    arguments.addAll(List.of("--registry", cluster().registryUrl()));
    arguments.addAll(List.of("--topic-prefix", deployment.prefix()));
    PrintWriter writer = new PrintWriter(said, true);
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("nothing is started");
            })
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
