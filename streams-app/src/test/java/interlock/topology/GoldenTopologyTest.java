package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.service.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The topology of a running deployment may only change with open eyes. */
class GoldenTopologyTest {
  private static final Path FOLDER = Path.of("src/test/resources/topology");

  @ParameterizedTest
  @EnumSource(App.class)
  void isTheOneThatIsDeployed(App app) throws IOException {
    String now = House.topology(app).describe().toString().stripTrailing() + "\n";
    Path file = FOLDER.resolve(app.name().toLowerCase(Locale.ROOT) + ".txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, now);
    }
    String golden = Files.readString(file);

    assertThat(now)
        .as(
            "%s: the topology is another. For a running deployment:%n  %s%n"
                + "If that is meant, say so in the release notes and rewrite it: -Dgolden=write",
            file, String.join("\n  ", TopologyText.of(golden).consequences(TopologyText.of(now))))
        .isEqualTo(golden);
  }

  @ParameterizedTest
  @EnumSource(App.class)
  void everyNameIsGivenAndNoTopicIsKafkaStreamsOwnButChangelogs(App app) {
    var text = TopologyText.of(House.topology(app).describe().toString());

    assertThat(StreamsSettings.of(Settings.with(), app))
        .containsEntry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    assertThat(text.nodes().keySet()).noneMatch(name -> name.matches(".*\\d{10}.*"));
    assertThat(text.stores().keySet())
        .containsExactlyInAnyOrderElementsOf(
            app.rooms().stream().flatMap(room -> Stores.of(room).stream()).toList());
    Set<String> topics = new TreeSet<>(text.read());
    topics.addAll(text.written());
    assertThat(topics).allMatch(topic -> Topic.ofBase(topic).isPresent());
  }

  @Test
  void theMoneysApplicationAloneWritesItsMailbox() {
    assertThat(text(App.PEOPLE).written())
        .doesNotContain(Topic.MAIL_ACCOUNT.base())
        .contains(Topic.MAIL_ACCOUNT_REQUEST.base());
    assertThat(text(App.MONEY).written()).doesNotContain(Topic.MAIL_ACCOUNT_REQUEST.base());
  }

  @Test
  void whatIsMailedIsReadByOneAndEveryOutputIsWritten() {
    for (Topic topic : Topic.values()) {
      long readers = with(app -> text(app).read(), topic);
      long writers = with(app -> text(app).written(), topic);
      switch (topic.use()) {
        case INPUT -> {
          assertThat(readers).as(topic.base()).isEqualTo(1);
          assertThat(writers).as(topic.base()).isZero();
        }
        case MAIL -> {
          assertThat(readers).as(topic.base()).isEqualTo(1);
          assertThat(writers).as(topic.base()).isPositive();
        }
        case OUTPUT, CANARY -> {
          assertThat(readers).as(topic.base()).isZero();
          assertThat(writers).as(topic.base()).isPositive();
        }
        case CONTROL, FIGURES, AUDIT -> {
          assertThat(readers).as(topic.base()).isZero();
          boolean byDesks = topic == Topic.AUDIT_ERASURE;
          assertThat(writers).as(topic.base()).isEqualTo(byDesks ? 2 : 0);
        }
      }
    }
  }

  @Test
  void tellsWhatAChangeDoesToARunningDeployment() {
    String before =
        """
        Topologies:
           Sub-topology: 0
            Source: read-a (topics: [a])
              --> desk-a
            Processor: desk-a (stores: [a-state])
              --> out
            Sink: out (topic: x)

          Sub-topology: 1
            Source: read-b (topics: [b, c])
              --> desk-b
            Processor: desk-b (stores: [b-state, b-wakes])
              --> none
        """;

    assertThat(consequences(before, before)).isEmpty();
    assertThat(consequences(before, before.replace("b-wakes", "b-alarms")))
        .containsExactly(
            "STATE LOST: store b-wakes is gone or renamed; its changelog is read no more",
            "store b-alarms is new and begins empty");
    assertThat(
            consequences(
                before, before.replace("Sub-topology: 1", "Sub-topology: 2").replace(": 0", ": 1")))
        .filteredOn(said -> said.startsWith("TASKS MOVE"))
        .hasSize(5);
    assertThat(consequences(before, before.replace("(topic: x)", "(topic: y)")))
        .containsExactly(
            "SILENT: nobody writes x any more",
            "y is written now: create it and allow it first; else harmless");
    assertThat(consequences(before, before.replace("[b, c]", "[b, d]")))
        .containsExactly(
            "UNREAD: nobody reads c any more; what waits there stays",
            "d is read now: create it first, with as many partitions as its sub-topology's others");
    assertThat(consequences(before, before.replace("desk-a", "bench-a")))
        .singleElement()
        .asString()
        .contains("no state does");
  }

  private static List<String> consequences(String before, String after) {
    return TopologyText.of(before).consequences(TopologyText.of(after));
  }

  private static TopologyText text(App app) {
    return TopologyText.of(House.topology(app).describe().toString());
  }

  private static long with(java.util.function.Function<App, Set<String>> topics, Topic wanted) {
    return Arrays.stream(App.values())
        .filter(app -> topics.apply(app).contains(wanted.base()))
        .collect(Collectors.counting());
  }
}
