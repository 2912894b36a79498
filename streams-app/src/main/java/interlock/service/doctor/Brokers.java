package interlock.service.doctor;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.config.Profile;
import interlock.service.topics.BrokerLimits;
import interlock.service.topics.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** The brokers' own settings, those that the profile needs. */
final class Brokers {
  private static final String AREA = "broker";
  private static final String BACKOFF = "add.partitions.to.txn.retry.backoff.ms";
  private static final String CLEANUP =
      "transaction.abort.timed.out.transaction.cleanup.interval.ms";
  private static final String MOST_TRANSACTION = "transaction.max.timeout.ms";
  private static final String AUTO_CREATE = "auto.create.topics.enable";
  private static final long LONGEST_CLEANUP = 1_000;

  private final Cluster cluster;
  private final InterlockConfig config;
  private final List<Finding> findings = new ArrayList<>();

  Brokers(Cluster cluster, InterlockConfig config) {
    this.cluster = cluster;
    this.config = config;
  }

  List<Finding> examine() {
    Collection<Node> nodes = cluster.get(cluster.admin().describeCluster().nodes());
    findings.add(Finding.ok(AREA, nodes.size() + " broker(s) answer"));
    List<String> limits = BrokerLimits.check(cluster, config);
    for (String limit : limits) {
      int fix = limit.indexOf(" Fix: ");
      findings.add(Finding.fail(AREA, limit.substring(0, fix), limit.substring(fix + 6)));
    }
    for (Node node : nodes) {
      settings(node).ifPresent(settings -> examine(node, settings));
    }
    return findings;
  }

  private Optional<Config> settings(Node node) {
    var broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
    try {
      return Optional.of(
          cluster.get(cluster.admin().describeConfigs(List.of(broker)).all()).get(broker));
    } catch (OutsideException mayNot) {
      findings.add(
          Finding.warn(
              AREA,
              "the settings of broker " + node.idString() + " cannot be read",
              "give this principal DESCRIBE_CONFIGS on the cluster, or compare them by hand"));
      return Optional.empty();
    }
  }

  private void examine(Node node, Config settings) {
    if (config.profile() == Profile.LATENCY) {
      want(node, settings, BACKOFF, value -> number(value) <= 1, "1", "p99 more than doubles");
      want(
          node,
          settings,
          CLEANUP,
          value -> number(value) <= LONGEST_CLEANUP,
          "500",
          "outputs rest longer after a crash");
    }
    long ours = config.transactionTimeoutMillis();
    want(
        node,
        settings,
        MOST_TRANSACTION,
        value -> number(value) >= ours,
        Long.toString(ours),
        "the brokers refuse our transactions");
    want(
        node,
        settings,
        AUTO_CREATE,
        value -> value.equals("false"),
        "false",
        "a misspelled name makes a topic with wrong settings");
  }

  private void want(
      Node node,
      Config settings,
      String key,
      Predicate<String> good,
      String wanted,
      String otherwise) {
    ConfigEntry entry = settings.get(key);
    if (entry == null || entry.value() == null) {
      return;
    }
    String what = "broker %s has %s=%s".formatted(node.idString(), key, entry.value());
    if (good.test(entry.value())) {
      findings.add(Finding.ok(AREA, what));
    } else if (key.equals(MOST_TRANSACTION)) {
      findings.add(Finding.fail(AREA, what + ": " + otherwise, "set it to at least " + wanted));
    } else {
      findings.add(Finding.warn(AREA, what + ": " + otherwise, "set it to " + wanted));
    }
  }

  private static long number(String value) {
    return Long.parseLong(value);
  }
}
