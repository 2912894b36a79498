package interlock.sandbox.conform;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.contract.intake.FieldUse;
import interlock.core.identity.Masks;
import interlock.topology.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages for a bank, a carrier and a centre say what their examples really lead to. */
class PartnerPagesTest {
  private static final List<String> SHOWN =
      List.of(
          TopicNames.TASK_DISSUASION,
          TopicNames.TASK_STOP_PAYMENT,
          TopicNames.TASK_ACCOUNT_QUERY,
          TopicNames.TASK_LINE_CONTROL,
          TopicNames.TASK_LEAD);

  @ParameterizedTest
  @EnumSource
  void theExampleLeadsToTheTasksOfThePage(Partner partner) throws IOException {
    Example example = Example.of(partner.label());
    assertThat(example.outputs().all(TopicNames.SOURCE_RECEIPT))
        .filteredOn(receipt -> receipt.get("outcome") == null)
        .hasSameSizeAs(example.samples())
        .allSatisfy(receipt -> assertThat(receipt.get("door")).isIn("MAILED", "HEARD"));
    block(partner, "tasks", tasks(example));
  }

  /** The carrier's last record answers what the centre's example asked for. */
  @Test
  void theCarriersAnswerReachesTheCentresTask() {
    assertThat(Example.of("centre", "carrier").outputs().newest(TopicNames.TASK_LINE_CONTROL))
        .anySatisfy(
            task -> {
              assertThat(task.get("taskId")).isEqualTo("L-432d00ecbf3e5fb0d3a90d3d75523d32");
              assertThat(task.get("state")).isEqualTo("ACTIVE");
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"BANK", "CARRIER"})
  void theTableOfFieldsIsThatOfTheCode(Partner partner) throws IOException {
    List<String> topics = partner.topics().stream().map(Topic::base).toList();
    List<String> rows =
        new ArrayList<>(List.of("| field | what needs it | without it |", "|---|---|---|"));
    Arrays.stream(FieldUse.values())
        .filter(use -> topics.containsAll(use.topics()))
        .forEach(
            use ->
                rows.add(
                    "| %s | %s | %s |"
                        .formatted(
                            use.fields().stream()
                                .map(field -> "`" + field + "`")
                                .collect(Collectors.joining(" or ")),
                            use.rule(),
                            use.english())));
    block(partner, "fields", rows);
  }

  @ParameterizedTest
  @EnumSource
  void thePageNamesEveryTopicThatThePartyPublishes(Partner partner) throws IOException {
    assertThat(Files.readString(page(partner)))
        .contains(partner.topics().stream().map(topic -> "`" + topic.base() + "`").toList());
  }

  private static List<String> tasks(Example example) {
    List<String> rows = new ArrayList<>(List.of("| topic | task | why |", "|---|---|---|"));
    for (String topic : SHOWN) {
      for (Map<String, Object> task : example.outputs().newest(topic)) {
        rows.add(
            "| `%s` | %s | %s |"
                .formatted(
                    topic,
                    facts(task).entrySet().stream()
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", ")),
                    reasons(task)));
      }
    }
    return rows;
  }

  /** The few fields by which a reader knows the task, in the order of their names. */
  private static Map<String, String> facts(Map<String, Object> task) {
    Map<String, String> facts = new TreeMap<>();
    for (String name :
        List.of(
            "amount",
            "amountHeld",
            "command",
            "conclusion",
            "level",
            "onCallNow",
            "fundsInFlight",
            "responsibleUnit",
            "scope",
            "state",
            "warningClass",
            "unit")) {
      if (task.get(name) != null) {
        facts.put("`" + name + "`", task.get(name).toString());
      }
    }
    Object who = task.getOrDefault("target", task.get("subject"));
    facts.put("for", identifiers((Map<?, ?>) who));
    return facts;
  }

  private static String identifiers(Map<?, ?> party) {
    return party.entrySet().stream()
        .filter(
            e ->
                List.of("account", "phone", "accounts", "phones", "app", "url")
                    .contains(e.getKey()))
        .flatMap(
            e ->
                e.getValue() instanceof List<?> list
                    ? list.stream()
                    : List.of(e.getValue()).stream())
        .map(value -> Masks.tail(value.toString()))
        .collect(Collectors.joining(" and "));
  }

  private static String reasons(Map<String, Object> task) {
    return ((List<?>) task.get("reasons"))
        .stream()
            .map(reason -> ((Map<?, ?>) reason).get("code").toString())
            .collect(Collectors.joining(", "));
  }

  private static Path page(Partner partner) {
    return Path.of(
        System.getProperty("interlock.root"), "docs", "for-a-" + partner.label() + ".md");
  }

  private static void block(Partner partner, String name, List<String> lines) throws IOException {
    String text = Files.readString(page(partner));
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end -->";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end, from);
    assertThat(from).as("the page has a block " + name).isGreaterThan(begin.length());
    String now = String.join("\n", lines) + "\n";
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(page(partner), text.substring(0, from) + now + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).as("rewrite it with -Ddocs=write").isEqualTo(now);
  }
}
