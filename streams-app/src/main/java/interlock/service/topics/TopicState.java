package interlock.service.topics;

import java.util.Map;

/**
 * A topic as it is.
 *
 * @param replication copies of its first partition
 * @param settings in force, the brokers' defaults included
 */
public record TopicState(
    String name, int partitions, int replication, Map<String, String> settings) {
  public TopicState {
    settings = Map.copyOf(settings);
  }
}
