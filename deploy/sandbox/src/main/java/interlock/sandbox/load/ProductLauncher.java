package interlock.sandbox.load;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.service.Application;
import interlock.service.Assembly;
import interlock.service.config.InterlockConfig;
import interlock.service.schemas.SchemaAdmin;
import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts the product as {@code interlock run} does, after making what it needs. */
public final class ProductLauncher implements AppLauncher {
  /** One process serves them all: more would only make every transaction write more markers. */
  public static final Map<String, String> TOPICS = Map.of(InterlockConfig.PARTITIONS, "1");

  @Override
  public Application start(
      String bootstrap, String registryUrl, Path stateDir, Map<String, String> settings) {
    InterlockConfig config = config(bootstrap, registryUrl, stateDir, settings);
    makeReady(config);
    Application application = Assembly.of(config);
    application.start();
    return application;
  }

  /** Makes the topics that are missing and registers the schemas. */
  public static void makeReady(InterlockConfig config) {
    try (Cluster cluster = Cluster.connect(config)) {
      new TopicAdmin(cluster, config).apply();
    }
    try (HttpSchemaRegistry registry = new HttpSchemaRegistry(config.registry())) {
      new SchemaAdmin(registry, config).register();
    }
  }

  private static InterlockConfig config(
      String bootstrap, String registryUrl, Path stateDir, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put(InterlockConfig.BOOTSTRAP_SERVERS, bootstrap);
    all.put(RegistryConfig.URL, registryUrl);
    all.put(InterlockConfig.STATE_DIR, stateDir.toString());
    all.put(InterlockConfig.TASK_ID_KEY, "the key of a sandbox, known to all");
    all.putAll(TOPICS);
    all.put(InterlockConfig.STANDBYS, "0");
    all.put(InterlockConfig.PROFILE, "latency");
    // Whoever counts what comes of a load counts only that.
    all.put(InterlockConfig.CANARY_INTERVAL, "0");
    all.putAll(settings);
    return InterlockConfig.of(all);
  }
}
