package interlock.command;

import interlock.core.policy.Policy;
import interlock.service.PolicySource;
import interlock.service.config.InterlockConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster a command speaks to. */
final class ClusterOptions {
  @Mixin private ConfigOptions options;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description = "Short for --set bootstrap.servers=…")
  private String cluster;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Short for --set schema.registry.url=…")
  private String registry;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "Client settings as Kafka's own tools take them: security.protocol, sasl.jaas.config and"
              + " so on, without kafka. before them. It may name bootstrap.servers and"
              + " schema.registry.url too.")
  private Path client;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "Short for --set topic.prefix=…")
  private String topicPrefix;

  /**
   * The settings of a command that publishes, {@code policy.file} included.
   *
   * @throws interlock.service.config.InvalidConfig with every problem
   */
  InterlockConfig loadToDirect() {
    return options.loadToDirect(Optional.ofNullable(client), settings());
  }

  /**
   * The settings of an instance, all of them checked; where only a cluster is named, those of a
   * command that publishes.
   *
   * @throws interlock.service.config.InvalidConfig with every problem
   */
  InterlockConfig loadToExamine() {
    boolean onlyCluster = client != null || !settings().isEmpty();
    return onlyCluster ? loadToDirect() : options.load();
  }

  /**
   * The settings of a command that only reads.
   *
   * @throws interlock.service.config.InvalidConfig with every problem
   */
  InterlockConfig loadToRead() {
    return options.loadToRead(Optional.ofNullable(client), settings());
  }

  /** The start-up default that these settings name. */
  static Optional<Policy> fileOf(InterlockConfig config) {
    return config.policyFile().map(file -> PolicySource.load(config));
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>();
    add(settings, InterlockConfig.BOOTSTRAP_SERVERS, cluster);
    add(settings, "schema.registry.url", registry);
    add(settings, InterlockConfig.TOPIC_PREFIX, topicPrefix);
    return settings;
  }

  private static void add(List<String> settings, String key, String value) {
    if (value != null) {
      settings.add(key + "=" + value);
    }
  }
}
