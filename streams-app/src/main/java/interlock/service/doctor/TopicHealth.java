package interlock.service.doctor;

import interlock.service.config.InterlockConfig;
import interlock.service.security.Role;
import interlock.service.security.TopicRights;
import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import interlock.service.topics.TopicFinding;
import interlock.topology.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;

/** The topics: as they were made, whether their copies are there, and what we may do with them. */
final class TopicHealth {
  private static final String TOPICS = "topics";
  private static final String RIGHTS = "rights";

  private final Cluster cluster;
  private final InterlockConfig config;
  private final List<Finding> findings = new ArrayList<>();

  TopicHealth(Cluster cluster, InterlockConfig config) {
    this.cluster = cluster;
    this.config = config;
  }

  List<Finding> examine() {
    List<TopicFinding> wrong = new TopicAdmin(cluster, config).check();
    wrong.forEach(
        one -> findings.add(Finding.fail(TOPICS, one.topic() + " " + one.what(), one.fix())));
    if (wrong.isEmpty()) {
      findings.add(
          Finding.ok(
              TOPICS,
              Topic.values().length
                  + " topics are as they must be: partitions, cleanup, retention, LogAppendTime"));
    }
    Map<String, TopicDescription> there = describe();
    copies(there);
    rights(there);
    return findings;
  }

  private Map<String, TopicDescription> describe() {
    Set<String> ours =
        Arrays.stream(Topic.values())
            .map(topic -> topic.on(config.topicPrefix()))
            .collect(Collectors.toCollection(HashSet::new));
    ours.retainAll(cluster.get(cluster.admin().listTopics().names()));
    var withRights = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    return cluster.get(cluster.admin().describeTopics(ours, withRights).allTopicNames());
  }

  private void copies(Map<String, TopicDescription> there) {
    long leaderless = 0;
    long behind = 0;
    long single = 0;
    for (TopicDescription topic : there.values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        leaderless += partition.leader() == null || partition.leader().isEmpty() ? 1 : 0;
        behind += partition.isr().size() < partition.replicas().size() ? 1 : 0;
        single += partition.replicas().size() == 1 ? 1 : 0;
      }
    }
    if (leaderless > 0) {
      findings.add(
          Finding.fail(
              TOPICS, leaderless + " partition(s) have no leader", "bring their brokers back"));
    }
    if (behind > 0) {
      findings.add(
          Finding.warn(
              TOPICS,
              behind + " partition(s) lack a copy that is up to date",
              "bring the missing brokers back, and wait until they have caught up"));
    }
    if (single > 0) {
      findings.add(
          Finding.warn(
              TOPICS,
              single + " partition(s) have one copy: a broker's disk that fails loses them",
              "3 brokers, and "
                  + InterlockConfig.REPLICATION
                  + "=3 before the topics are made; for a trial this is right"));
    }
  }

  private void rights(Map<String, TopicDescription> there) {
    int asked = 0;
    int told = 0;
    for (Topic topic : Topic.values()) {
      TopicDescription description = there.get(topic.on(config.topicPrefix()));
      if (description != null) {
        asked++;
        Set<AclOperation> may = description.authorizedOperations();
        if (may != null) {
          told++;
          needed(topic).stream()
              .filter(operation -> !may.contains(operation))
              .forEach(operation -> missing(description.name(), operation));
        }
      }
    }
    if (told < asked) {
      findings.add(
          Finding.warn(
              RIGHTS,
              "the brokers do not tell what this principal may do",
              "see kafka-acls --list, and docs/deploy.md"));
    } else if (asked > 0 && findings.stream().noneMatch(f -> f.area().equals(RIGHTS))) {
      findings.add(Finding.ok(RIGHTS, "this principal may read and write what it has to"));
    }
  }

  private static Set<AclOperation> needed(Topic topic) {
    TopicRights rights = TopicRights.of(topic);
    Set<AclOperation> needed = EnumSet.noneOf(AclOperation.class);
    if (rights.readers().contains(Role.APP)) {
      needed.add(AclOperation.READ);
    }
    if (rights.writers().contains(Role.APP)) {
      needed.add(AclOperation.WRITE);
    }
    return needed;
  }

  private void missing(String topic, AclOperation operation) {
    findings.add(
        Finding.fail(
            RIGHTS,
            "this principal may not " + operation + " " + topic,
            "interlock acls apply, as an administrator"));
  }
}
