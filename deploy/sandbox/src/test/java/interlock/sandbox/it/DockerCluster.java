package interlock.sandbox.it;

import interlock.contract.registry.CompatibilityLevel;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The same servers as published images. */
final class DockerCluster implements TestCluster {
  private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.3.1");
  private static final DockerImageName REGISTRY =
      DockerImageName.parse("apicurio/apicurio-registry:3.3.3");
  private static final int REGISTRY_PORT = 8080;
  private static final String API = "/apis/ccompat/v7";

  private final KafkaContainer broker = new KafkaContainer(KAFKA).withEnv(BROKER);
  private final GenericContainer<?> registry =
      new GenericContainer<>(REGISTRY)
          .withExposedPorts(REGISTRY_PORT)
          .withEnv("APICURIO_CCOMPAT_USE_CANONICAL_HASH", "true")
          .waitingFor(Wait.forHttp(API + "/subjects").forPort(REGISTRY_PORT));

  /** What the profile {@code latency} asks of brokers; everything else is the image's. */
  private static final Map<String, String> BROKER =
      Map.of(
          "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
          "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000",
          "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
          "KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS", "1",
          "KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "500");

  private DockerCluster() {}

  /** For {@code @EnabledIf}; tells a person when there is none. */
  static boolean engineAnswers() {
    boolean answers = DockerClientFactory.instance().isDockerAvailable();
    if (!answers) {
      System.err.println(
          "SKIPPED: no Docker engine answers, so this suite runs on loopback servers only");
    }
    return answers;
  }

  /** Starts both. */
  static DockerCluster start() {
    DockerCluster cluster = new DockerCluster();
    try {
      cluster.broker.start();
      cluster.registry.start();
      RegistryConfig config = new RegistryConfig(Map.of(RegistryConfig.URL, cluster.registryUrl()));
      try (HttpSchemaRegistry client = new HttpSchemaRegistry(config)) {
        client.setGlobalLevel(CompatibilityLevel.FULL_TRANSITIVE);
      }
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  @Override
  public String bootstrap() {
    return broker.getBootstrapServers();
  }

  @Override
  public String registryUrl() {
    return "http://%s:%d%s"
        .formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT), API);
  }

  /** Paused, not killed: a container that is started again has another port. */
  @Override
  public void silenceRegistry() {
    registry.getDockerClient().pauseContainerCmd(registry.getContainerId()).exec();
  }

  @Override
  public void reviveRegistry() {
    registry.getDockerClient().unpauseContainerCmd(registry.getContainerId()).exec();
  }

  @Override
  public void close() {
    registry.stop();
    broker.stop();
  }
}
