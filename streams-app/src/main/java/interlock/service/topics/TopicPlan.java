package interlock.service.topics;

import interlock.service.config.InterlockConfig;
import interlock.service.topics.TopicSpec.Wanted;
import interlock.topology.StreamsSettings;
import interlock.topology.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** What the topics must be, and how that differs from what they are. Asks nobody. */
public final class TopicPlan {
  /** Kafka's own default, written down, since the room for letters depends on it. Bytes. */
  private static final int LARGEST_INPUT = 1_048_588;

  private TopicPlan() {}

  /** Every topic that Interlock does not leave to Kafka Streams. */
  public static List<TopicSpec> wanted(InterlockConfig config) {
    return Arrays.stream(Topic.values()).map(topic -> wanted(topic, config)).toList();
  }

  /**
   * Everything that differs.
   *
   * @param changelogs names of Kafka Streams' own topics: missing is right before the first start
   * @param present the topics that exist, by name
   */
  public static List<TopicFinding> compare(
      List<TopicSpec> wanted,
      List<String> changelogs,
      int partitions,
      Map<String, TopicState> present) {
    List<TopicFinding> findings = new ArrayList<>();
    for (TopicSpec spec : wanted) {
      TopicState state = present.get(spec.name());
      if (state == null) {
        findings.add(new TopicFinding.Missing(spec));
      } else {
        compare(spec, state, findings);
      }
    }
    for (String changelog : changelogs) {
      TopicState state = present.get(changelog);
      if (state != null && state.partitions() != partitions) {
        findings.add(new TopicFinding.WrongPartitions(changelog, state.partitions(), partitions));
      }
    }
    return findings;
  }

  private static void compare(TopicSpec spec, TopicState state, List<TopicFinding> findings) {
    if (state.partitions() != spec.partitions()) {
      findings.add(
          new TopicFinding.WrongPartitions(spec.name(), state.partitions(), spec.partitions()));
    }
    if (state.replication() < spec.replication()) {
      findings.add(
          new TopicFinding.WrongReplication(spec.name(), state.replication(), spec.replication()));
    }
    spec.settings()
        .forEach(
            (key, wanted) -> {
              String is = state.settings().getOrDefault(key, "");
              if (!wanted.isMetBy(is)) {
                findings.add(new TopicFinding.WrongSetting(spec.name(), key, is, wanted));
              }
            });
  }

  private static TopicSpec wanted(Topic topic, InterlockConfig config) {
    return new TopicSpec(
        topic.on(config.topicPrefix()),
        config.partitions(),
        config.replicationFactor(),
        settings(topic, config));
  }

  private static SortedMap<String, Wanted> settings(Topic topic, InterlockConfig config) {
    SortedMap<String, Wanted> settings = new TreeMap<>();
    settings.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        Wanted.exactly(
            switch (topic.keep()) {
              case LOG, ALL -> TopicConfig.CLEANUP_POLICY_DELETE;
              case NEWEST -> TopicConfig.CLEANUP_POLICY_COMPACT;
            }));
    if (topic.keep() == Topic.Keep.ALL) {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, Wanted.exactly("-1"));
      settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Wanted.exactly("-1"));
    }
    switch (topic.use()) {
      case INPUT -> {
        // The broker's time of append is the time of receipt: a party's clock must not set it.
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, Wanted.exactly("LogAppendTime"));
        settings.put(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Wanted.exactly(Integer.toString(LARGEST_INPUT)));
      }
      case MAIL -> {
        // Mail carries its event's time of receipt, from which desks have their "now".
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, Wanted.exactly("CreateTime"));
        settings.put(
            TopicConfig.RETENTION_MS_CONFIG, Wanted.atLeast(config.mailRetention().toMillis()));
        // A limit of bytes would end mail early in the very flood that made it late.
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Wanted.exactly("-1"));
      }
      case OUTPUT, CANARY, CONTROL, FIGURES ->
          settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, Wanted.exactly("CreateTime"));
      case AUDIT -> {
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, Wanted.exactly("CreateTime"));
        settings.put(
            TopicConfig.RETENTION_MS_CONFIG, Wanted.atLeast(Topic.AUDIT_RETENTION.toMillis()));
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Wanted.exactly("-1"));
      }
    }
    if (topic == Topic.TASK_HISTORY) {
      settings.put(
          TopicConfig.RETENTION_MS_CONFIG, Wanted.atLeast(Topic.HISTORY_RETENTION.toMillis()));
      settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Wanted.exactly("-1"));
    }
    if (topic == Topic.INTAKE_REJECTED || topic == Topic.DEAD_LETTER) {
      // They hold an input record whole, and say more beside it.
      settings.put(
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Wanted.atLeast(StreamsSettings.LARGEST_RECORD));
    }
    return settings;
  }
}
