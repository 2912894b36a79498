package interlock.sandbox.drill;

import java.time.Duration;
import java.util.Map;

/**
 * A cluster to run drills on.
 *
 * @param bootstrap {@code bootstrap.servers}
 * @param topicPrefix what the deployment's topics begin with; may be empty
 * @param client further settings of producers and consumers, such as {@code security.protocol}
 * @param maxWait steps that lie further apart are refused
 */
public record ClusterSettings(
    String bootstrap, String topicPrefix, Map<String, Object> client, Duration maxWait) {
  public static final Duration MAX_WAIT = Duration.ofMinutes(5);

  public ClusterSettings {
    client = Map.copyOf(client);
  }
}
