package interlock.service.topics;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.service.config.InterlockConfig;
import interlock.service.config.Settings;
import interlock.topology.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
  private static final String CHANGELOG = "interlock-money-account-state-changelog";

  private final InterlockConfig config =
      Settings.with("topic.prefix", "east.", "topics.partitions", "6");
  private final List<TopicSpec> wanted = TopicPlan.wanted(config);

  @Test
  void wantsEveryTopicOfTheCatalogueWithThePrefix() {
    assertThat(wanted).hasSize(Topic.values().length);
    assertThat(wanted)
        .allSatisfy(
            spec -> {
              assertThat(spec.name()).startsWith("east.");
              assertThat(spec.partitions()).isEqualTo(6);
            });
  }

  @Test
  void inputsCarryTheBrokersTimeAndTheRestTheirOwn() {
    for (Topic topic : Topic.values()) {
      assertThat(spec(topic).values())
          .containsEntry(
              "message.timestamp.type",
              topic.use() == Topic.Use.INPUT ? "LogAppendTime" : "CreateTime")
          .containsEntry(
              "cleanup.policy", topic.keep() == Topic.Keep.NEWEST ? "compact" : "delete");
    }
  }

  @Test
  void mailIsKeptSevenDaysWhateverItsSize() {
    assertThat(spec(Topic.MAIL_ACCOUNT).values())
        .containsEntry("retention.ms", "604800000")
        .containsEntry("retention.bytes", "-1");
  }

  /** Compaction would keep the last document under a version's name, and change the past. */
  @Test
  void policiesAreKeptForEver() {
    assertThat(spec(Topic.CONTROL_POLICY).values())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1");
  }

  @Test
  void lettersHaveRoomForTheInputTheyHold() {
    int input =
        Integer.parseInt(spec(Topic.BANK_ACCOUNT_MOVEMENT).values().get("max.message.bytes"));
    for (Topic letter : List.of(Topic.INTAKE_REJECTED, Topic.DEAD_LETTER)) {
      assertThat(Integer.parseInt(spec(letter).values().get("max.message.bytes")))
          .isGreaterThan(input + 64 * 1024);
    }
  }

  @Test
  void findsNothingWhereAllIsAsWanted() {
    assertThat(compare(present())).isEmpty();
  }

  @Test
  void findsEachMissingTopic() {
    Map<String, TopicState> present = present();
    present.remove("east.task.lead");
    present.remove("east.mail.case");

    assertThat(compare(present))
        .containsExactly(
            new TopicFinding.Missing(spec(Topic.MAIL_CASE)),
            new TopicFinding.Missing(spec(Topic.TASK_LEAD)))
        .allMatch(TopicFinding::isMendable);
  }

  @Test
  void neverMendsAPartitionCount() {
    Map<String, TopicState> present = present();
    present.put("east.mail.case", with(present.get("east.mail.case"), 12, Map.of()));

    assertThat(compare(present))
        .singleElement()
        .isEqualTo(new TopicFinding.WrongPartitions("east.mail.case", 12, 6))
        .matches(finding -> !finding.isMendable())
        .satisfies(finding -> assertThat(finding.fix()).startsWith("set topics.partitions=12, or"));
  }

  @Test
  void findsAChangelogWithAnotherCountAndMissesNoneThatIsNotThere() {
    Map<String, TopicState> present = present();
    present.put(CHANGELOG, new TopicState(CHANGELOG, 4, 1, Map.of()));

    assertThat(compare(present)).containsExactly(new TopicFinding.WrongPartitions(CHANGELOG, 4, 6));
  }

  @Test
  void findsEverySettingThatDiffersInOneGo() {
    Map<String, TopicState> present = present();
    TopicState input = present.get("east.police.watchlist");
    present.put(
        input.name(),
        with(input, 6, Map.of("message.timestamp.type", "CreateTime", "cleanup.policy", "delete")));

    assertThat(compare(present))
        .extracting(TopicFinding::what)
        .containsExactly(
            "has cleanup.policy=delete and needs compact",
            "has message.timestamp.type=CreateTime and needs LogAppendTime");
  }

  @Test
  void longerRetentionIsAsGoodAndShorterIsNot() {
    assertThat(withMailRetention("700000000")).isEmpty();
    assertThat(withMailRetention("-1")).isEmpty();
    assertThat(withMailRetention("600000000")).hasSize(1);
  }

  @Test
  void fewerCopiesThanSetAreFoundAndMoreAreNot() {
    InterlockConfig two = Settings.with("topics.replication.factor", "2");
    List<TopicSpec> specs = TopicPlan.wanted(two);
    Map<String, TopicState> present = new HashMap<>();
    specs.forEach(s -> present.put(s.name(), new TopicState(s.name(), 12, 3, s.values())));
    TopicState lead = present.get("task.lead");
    present.put(lead.name(), new TopicState(lead.name(), 12, 1, lead.settings()));

    assertThat(TopicPlan.compare(specs, List.of(), 12, present))
        .containsExactly(new TopicFinding.WrongReplication("task.lead", 1, 2));
  }

  private List<TopicFinding> withMailRetention(String millis) {
    Map<String, TopicState> present = present();
    TopicState mail = present.get("east.mail.subject");
    present.put(mail.name(), with(mail, 6, Map.of("retention.ms", millis)));
    return compare(present);
  }

  private List<TopicFinding> compare(Map<String, TopicState> present) {
    return TopicPlan.compare(wanted, List.of(CHANGELOG), config.partitions(), present);
  }

  private TopicSpec spec(Topic topic) {
    return wanted.stream()
        .filter(spec -> spec.name().equals(topic.on("east.")))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, TopicState> present() {
    Map<String, TopicState> present = new HashMap<>();
    wanted.forEach(s -> present.put(s.name(), new TopicState(s.name(), 6, 1, s.values())));
    return present;
  }

  private static TopicState with(TopicState state, int partitions, Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>(state.settings());
    settings.putAll(changed);
    return new TopicState(state.name(), partitions, state.replication(), settings);
  }
}
