package interlock.sandbox.load;

import interlock.topology.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where an Interlock listens.
 *
 * @param bootstrap the brokers
 * @param registryUrl base address of the schema registry
 * @param topicPrefix before every topic's name; usually empty
 * @param security further settings of each client, such as {@code security.protocol}
 */
public record Endpoints(
    String bootstrap, String registryUrl, String topicPrefix, Map<String, Object> security) {
  public Endpoints {
    security = Map.copyOf(security);
    Objects.requireNonNull(bootstrap, "bootstrap");
    Objects.requireNonNull(registryUrl, "registryUrl");
    Objects.requireNonNull(topicPrefix, "topicPrefix");
  }

  /** Without security. */
  public Endpoints(String bootstrap, String registryUrl, String topicPrefix) {
    this(bootstrap, registryUrl, topicPrefix, Map.of());
  }

  /** Without a topic prefix. */
  public static Endpoints of(String bootstrap, String registryUrl) {
    return new Endpoints(bootstrap, registryUrl, "");
  }

  /** What every client of the cluster needs, and what this one wants beside it. */
  public Map<String, Object> client(Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(security);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    all.putAll(own);
    return all;
  }

  /** Never the settings themselves: they hold a password. */
  @Override
  public String toString() {
    return bootstrap + " " + registryUrl;
  }

  /** The topic's name on this cluster. */
  public String name(Topic topic) {
    return topic.on(topicPrefix);
  }
}
