package interlock.sandbox.it;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Owners;
import interlock.sandbox.load.RawPublisher;
import interlock.sandbox.server.AppProcess;
import interlock.schemas.Contracts;
import interlock.service.config.InterlockConfig;
import interlock.service.schemas.SchemaAdmin;
import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import interlock.topology.App;
import interlock.topology.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.Assertions;

/** One Interlock on a cluster: its topics, schemas, processes, and what it has published. */
final class Deployment implements AutoCloseable {
  private static final String TASK_ID_KEY = "a key for the integration tests";
  static final int PARTITIONS = 3;

  private final TestCluster cluster;
  private final Path dir;
  private final Map<String, String> settings = new TreeMap<>();
  private final List<AppProcess> processes = new ArrayList<>();
  private final EventPublisher publisher;
  private final RawPublisher raw;
  private final Published published;
  private int starts;

  private Deployment(TestCluster cluster, Path dir, String name, String policy, int standbys) {
    this.cluster = cluster;
    this.dir = dir;
    Path policyFile = dir.resolve("policy.yaml");
    try {
      Files.writeString(policyFile, policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.put("bootstrap.servers", cluster.bootstrap());
    settings.put("schema.registry.url", cluster.registryUrl());
    settings.put("auto.register.schemas", "false");
    settings.put("topic.prefix", name.isEmpty() ? "" : name + ".");
    settings.put("application.id.prefix", "interlock-" + name + "-");
    settings.put("topics.partitions", Integer.toString(PARTITIONS));
    settings.put("topics.replication.factor", "1");
    settings.put("task.id.key", TASK_ID_KEY);
    settings.put("profile", "latency");
    settings.put("session.timeout.ms", "3000");
    settings.put("transaction.timeout.ms", "2000");
    // Two instances that start at once on a busy machine may starve the registry beside them.
    settings.put("http.read.timeout.ms", "60000");
    settings.put("standby.replicas", Integer.toString(standbys));
    settings.put("policy.file", policyFile.toString());
    // Oracles count every record.
    settings.put("canary.interval.ms", "0");
    makeReady();
    Endpoints endpoints = new Endpoints(cluster.bootstrap(), cluster.registryUrl(), prefix());
    publisher = new EventPublisher(endpoints);
    raw = new RawPublisher(cluster.bootstrap(), prefix());
    published = new Published(cluster, prefix(), groups());
  }

  /**
   * Makes topics and schemas; starts nothing.
   *
   * @param name begins its topics and groups, so that a cluster can be shared; may be empty
   * @param policy the whole document
   */
  static Deployment on(TestCluster cluster, Path dir, String name, String policy, int standbys) {
    return new Deployment(cluster, dir, name, policy, standbys);
  }

  String prefix() {
    return settings.get("topic.prefix");
  }

  /** Settings by which a command reaches it. */
  List<String> client() {
    return Stream.of("bootstrap.servers", "schema.registry.url", "topic.prefix")
        .map(key -> key + "=" + settings.get(key))
        .toList();
  }

  /** Another value for a setting of instances that are started from now on. */
  void set(String setting, String value) {
    settings.put(setting, value);
  }

  /** Who reads what of an application; to be closed. */
  Owners owners(App app) {
    String group = app.applicationId(settings.get("application.id.prefix"));
    return new Owners(cluster.bootstrap(), prefix(), group);
  }

  /** Starts an instance and waits until it runs. The same name keeps the state of the last one. */
  AppProcess start(String instance) {
    return begin(instance).awaitRunning();
  }

  /** Starts an instance; see {@link AppProcess#awaitRunning}. */
  AppProcess begin(String instance) {
    Map<String, String> own = new TreeMap<>(settings);
    own.put("state.dir", dir.resolve("state-" + instance).toString());
    starts++;
    AppProcess process =
        AppProcess.start(own, dir.resolve("%s-%d.log".formatted(instance, starts)));
    processes.add(process);
    return process;
  }

  /** As a party publishes. */
  EventPublisher publisher() {
    return publisher;
  }

  /** Bytes of any sort. */
  RawPublisher raw() {
    return raw;
  }

  /** All that can be read of its outputs. */
  Published published() {
    return published;
  }

  /** A record of an input topic in Confluent's wire format. */
  <T extends SpecificRecord> byte[] bytes(Topic topic, Class<T> type, T record) {
    RegistryConfig config = new RegistryConfig(Map.of(RegistryConfig.URL, cluster.registryUrl()));
    try (RegistryAccess access =
        RegistryAccess.of(config, schema -> Contracts.text(schema.getFullName()))) {
      return access.codec(topic.on(prefix()), type).encode(record);
    }
  }

  /** Registers a schema for an input topic's values. */
  int register(Topic topic, String schema) {
    RegistryConfig config = new RegistryConfig(Map.of(RegistryConfig.URL, cluster.registryUrl()));
    try (HttpSchemaRegistry registry = new HttpSchemaRegistry(config)) {
      return registry.register(topic.on(prefix()) + "-value", schema);
    }
  }

  @Override
  public void close() {
    processes.forEach(AppProcess::close);
    published.close();
    raw.close();
    publisher.close();
  }

  private List<String> groups() {
    return Arrays.stream(App.values())
        .map(app -> app.applicationId(settings.get("application.id.prefix")))
        .toList();
  }

  private void makeReady() {
    Map<String, String> own = new TreeMap<>(settings);
    own.put("state.dir", dir.resolve("none").toString());
    InterlockConfig config = InterlockConfig.of(own);
    try (Cluster admin = Cluster.connect(config);
        HttpSchemaRegistry registry = new HttpSchemaRegistry(config.registry())) {
      TopicAdmin topics = new TopicAdmin(admin, config);
      topics.apply();
      Assertions.assertThat(topics.check()).isEmpty();
      Assertions.assertThat(new SchemaAdmin(registry, config).register()).isEmpty();
    }
  }

  /** What the setting {@code task.id.key} comes to. */
  static byte[] taskIdKey() {
    return TASK_ID_KEY.getBytes(StandardCharsets.UTF_8);
  }
}
