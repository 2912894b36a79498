package interlock.sandbox.load;

import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Which members of an application's group read which partitions, as the broker sees it. */
public final class Owners implements AutoCloseable {
  private final Admin admin;
  private final String topicPrefix;
  private final String group;

  /**
   * @param group of one application
   */
  public Owners(String bootstrap, String topicPrefix, String group) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    this.topicPrefix = topicPrefix;
    this.group = group;
  }

  /** The members, by client id; none while the group is not settled. */
  public Set<String> members() {
    return described().stream().map(MemberDescription::clientId).collect(Collectors.toSet());
  }

  /** The partitions of a topic that this member reads. */
  public Set<Integer> partitions(String clientId, Topic topic) {
    return described().stream()
        .filter(member -> member.clientId().equals(clientId))
        .flatMap(member -> member.assignment().topicPartitions().stream())
        .filter(partition -> partition.topic().equals(topic.on(topicPrefix)))
        .map(TopicPartition::partition)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where Kafka's own partitioner puts a key, among so many partitions. */
  public static int partition(String key, int partitions) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }

  private Set<MemberDescription> described() {
    try {
      ConsumerGroupDescription description =
          admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group).get();
      return description.groupState() == GroupState.STABLE
          ? Set.copyOf(description.members())
          : Set.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
