package interlock.service.topics;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the brokers must allow, so that consumers are not refused after the start. */
public final class BrokerLimits {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerLimits.class);
  private static final String LEAST_SESSION = "group.min.session.timeout.ms";

  private BrokerLimits() {}

  /** Findings, a line each. None when we may not read the brokers' settings. */
  public static List<String> check(Cluster cluster, InterlockConfig config) {
    if (!config.getString(InterlockConfig.GROUP_PROTOCOL).equals("classic")) {
      return List.of();
    }
    Optional<Integer> least = leastSession(cluster);
    int session = config.sessionTimeoutMillis();
    if (least.isEmpty() || session >= least.get()) {
      return List.of();
    }
    return List.of(
        "brokers have %s=%d and %s is %d: they would refuse us. Fix: set %s=%d on the brokers, or %s=%d here"
            .formatted(
                LEAST_SESSION,
                least.get(),
                InterlockConfig.SESSION_TIMEOUT,
                session,
                LEAST_SESSION,
                session,
                InterlockConfig.SESSION_TIMEOUT,
                least.get()));
  }

  private static Optional<Integer> leastSession(Cluster cluster) {
    Node broker = cluster.get(cluster.admin().describeCluster().nodes()).iterator().next();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
    try {
      Config settings =
          cluster.get(cluster.admin().describeConfigs(List.of(resource)).all()).get(resource);
      return Optional.ofNullable(settings.get(LEAST_SESSION))
          .map(ConfigEntry::value)
          .map(Integer::valueOf);
    } catch (OutsideException mayNot) {
      LOG.info("The brokers' settings cannot be read, so {} is not checked", LEAST_SESSION);
      return Optional.empty();
    }
  }
}
