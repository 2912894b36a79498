package interlock.service.topics;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.topology.StreamsSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares, makes and mends the topics of a cluster. */
public final class TopicAdmin {
  private final Cluster cluster;
  private final InterlockConfig config;

  public TopicAdmin(Cluster cluster, InterlockConfig config) {
    this.cluster = cluster;
    this.config = config;
  }

  /** Everything that is not as it must be; changes nothing. */
  public List<TopicFinding> check() {
    List<TopicSpec> wanted = TopicPlan.wanted(config);
    List<String> changelogs = StreamsSettings.changelogs(config);
    Set<String> ours = new HashSet<>(changelogs);
    wanted.forEach(spec -> ours.add(spec.name()));
    ours.retainAll(cluster.names());
    return TopicPlan.compare(wanted, changelogs, config.partitions(), states(ours));
  }

  /** One topic as it is; empty when there is none of that name. */
  public Optional<TopicState> state(String topic) {
    return cluster.names().contains(topic)
        ? Optional.of(states(Set.of(topic)).get(topic))
        : Optional.empty();
  }

  /**
   * Makes what is missing and sets what differs; never a partition count. Returns once the cluster
   * shows it: a broker does so a moment after it took the order.
   *
   * @throws OutsideException when the cluster does not show it within {@code check.timeout.ms}
   * @return what it found before; what is not {@link TopicFinding#isMendable} is still so
   */
  public List<TopicFinding> apply() {
    List<TopicFinding> findings = check();
    List<NewTopic> missing = new ArrayList<>();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (TopicFinding finding : findings) {
      switch (finding) {
        case TopicFinding.Missing m -> missing.add(newTopic(m.wanted()));
        case TopicFinding.WrongSetting s ->
            changes
                .computeIfAbsent(resource(s.topic()), first -> new ArrayList<>())
                .add(
                    new AlterConfigOp(
                        new ConfigEntry(s.key(), s.wanted().value()), AlterConfigOp.OpType.SET));
        case TopicFinding.WrongPartitions notMended -> {}
        case TopicFinding.WrongReplication notMended -> {}
      }
    }
    cluster.getAll(cluster.admin().createTopics(missing).values().values());
    cluster.getAll(cluster.admin().incrementalAlterConfigs(changes).values().values());
    if (findings.stream().anyMatch(TopicFinding::isMendable)) {
      new Shown(config.checkTimeout()).await(this::notYetShown);
    }
    return findings;
  }

  /** The topics of which the cluster does not show yet that they are as they must be. */
  private SortedSet<String> notYetShown() {
    try {
      return check().stream()
          .filter(TopicFinding::isMendable)
          .map(TopicFinding::topic)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (OutsideException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        // One broker listed it, and the one that was asked to describe it has not heard yet.
        return new TreeSet<>(TopicPlan.wanted(config).stream().map(TopicSpec::name).toList());
      }
      throw e;
    }
  }

  private Map<String, TopicState> states(Set<String> names) {
    Map<String, TopicDescription> topics =
        cluster.get(cluster.admin().describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> configs =
        cluster.get(
            cluster
                .admin()
                .describeConfigs(names.stream().map(TopicAdmin::resource).toList())
                .all());
    Map<String, TopicState> states = new HashMap<>();
    topics.forEach(
        (name, topic) ->
            states.put(
                name,
                new TopicState(
                    name,
                    topic.partitions().size(),
                    topic.partitions().getFirst().replicas().size(),
                    values(configs.get(resource(name))))));
    return states;
  }

  private static Map<String, String> values(Config settings) {
    Map<String, String> values = new TreeMap<>();
    settings.entries().stream()
        .filter(entry -> entry.value() != null)
        .forEach(entry -> values.put(entry.name(), entry.value()));
    return values;
  }

  private static NewTopic newTopic(TopicSpec wanted) {
    Optional<Short> replication =
        wanted.replication() < 0 ? Optional.empty() : Optional.of(wanted.replication());
    return new NewTopic(wanted.name(), Optional.of(wanted.partitions()), replication)
        .configs(wanted.values());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
