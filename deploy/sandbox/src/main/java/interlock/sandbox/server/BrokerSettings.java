package interlock.sandbox.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;

/** The settings of a KRaft broker, controller included, and the formatting of its directory. */
final class BrokerSettings {
  /** Sixteen bytes ("interlocksandbox") as Kafka writes a UUID; fixed, so that data can be kept. */
  private static final String CLUSTER_ID = "aW50ZXJsb2Nrc2FuZGJveA";

  private static final int NODE_ID = 1;

  private final Path dataDir;
  private final Listeners listeners;
  private final int nodeId;
  private final Properties properties = new Properties();

  /**
   * Of a cluster of one.
   *
   * @param overrides broker settings that replace those of the sandbox
   */
  BrokerSettings(Path dataDir, Listeners listeners, Map<String, String> overrides) {
    this(dataDir, listeners, NODE_ID, voter(NODE_ID, listeners), overrides);
  }

  /**
   * Of a node among several.
   *
   * @param voters all nodes, by {@link #voter}, with commas between them
   */
  BrokerSettings(
      Path dataDir, Listeners listeners, int nodeId, String voters, Map<String, String> overrides) {
    this.dataDir = dataDir;
    this.listeners = listeners;
    this.nodeId = nodeId;
    Map<String, String> shape =
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            Integer.toString(nodeId),
            "controller.quorum.voters",
            voters,
            "controller.listener.names",
            Listeners.CONTROLLER,
            "log.dirs",
            logDir());
    properties.putAll(shape);
    properties.putAll(listeners.settings());
    properties.putAll(SINGLE_NODE);
    properties.putAll(LOW_LATENCY);
    properties.putAll(overrides);
  }

  /** One replica of everything, few partitions, small buffers. */
  private static final Map<String, String> SINGLE_NODE =
      Map.ofEntries(
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"),
          // After a kill the controller refuses the broker until its old session has ended.
          Map.entry("broker.session.timeout.ms", "3000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          Map.entry("log.cleaner.dedupe.buffer.size", "4194304"));

  private static final Map<String, String> LOW_LATENCY =
      Map.of(
          // Kafka's 20 ms more than double the p99 of a short transaction (profile `latency`).
          "add.partitions.to.txn.retry.backoff.ms", "1",
          // With the default 10 s, a dead instance's open transaction blocks readers for as long.
          "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500",
          // Lets a test's instance be declared dead after 1 s; Kafka's floor is 6 s.
          "group.min.session.timeout.ms", "1000",
          "group.initial.rebalance.delay.ms", "0");

  /** A node as the quorum of controllers knows it. */
  static String voter(int nodeId, Listeners listeners) {
    return nodeId + "@" + Listeners.at(listeners.controllerPort());
  }

  int port() {
    return listeners.port();
  }

  String bootstrap() {
    return listeners.bootstrap();
  }

  Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  /** Makes the directory usable; a directory that is formatted already is left as it is. */
  void format() throws Exception {
    new Formatter()
        .setClusterId(CLUSTER_ID)
        .setNodeId(nodeId)
        .setDirectories(List.of(logDir()))
        .setMetadataLogDirectory(logDir())
        .setControllerListenerName(Listeners.CONTROLLER)
        .setIgnoreFormatted(true)
        .setPrintStream(Silence.STREAM)
        .run();
  }

  private String logDir() {
    return dataDir.resolve("topics").toString();
  }
}
