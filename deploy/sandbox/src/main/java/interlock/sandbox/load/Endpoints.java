package interlock.sandbox.load;

import interlock.topology.Topic;
import java.util.Objects;

/**
 * Where an Interlock listens.
 *
 * @param bootstrap the brokers
 * @param registryUrl base address of the schema registry
 * @param topicPrefix before every topic's name; usually empty
 */
public record Endpoints(String bootstrap, String registryUrl, String topicPrefix) {
  public Endpoints {
    Objects.requireNonNull(bootstrap, "bootstrap");
    Objects.requireNonNull(registryUrl, "registryUrl");
    Objects.requireNonNull(topicPrefix, "topicPrefix");
  }

  /** Without a topic prefix. */
  public static Endpoints of(String bootstrap, String registryUrl) {
    return new Endpoints(bootstrap, registryUrl, "");
  }

  /** The topic's name on this cluster. */
  String name(Topic topic) {
    return topic.on(topicPrefix);
  }
}
