package interlock.service.topics;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Kafka's Admin within the time that the settings give it, with failures that say what to do. */
public final class Cluster implements AutoCloseable {
  private final Admin admin;
  private final InterlockConfig config;

  private Cluster(Admin admin, InterlockConfig config) {
    this.admin = admin;
    this.config = config;
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static Cluster connect(InterlockConfig config) {
    Map<String, Object> settings = config.kafkaClient();
    int timeout = Math.toIntExact(config.checkTimeout().toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "interlock-admin");
    Admin admin;
    try {
      admin = Admin.create(settings);
    } catch (KafkaException e) {
      throw unreachable(config, rootMessage(e), e);
    }
    Cluster cluster = new Cluster(admin, config);
    try {
      cluster.get(admin.describeCluster().clusterId());
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** For questions whose answers go through {@link #get}. */
  public Admin admin() {
    return admin;
  }

  Set<String> names() {
    return get(admin.listTopics().names());
  }

  /** The answer, or an {@link OutsideException}. */
  public <T> T get(KafkaFuture<T> answer) {
    return within(
        () -> answer.get(config.checkTimeout().toMillis() + 1_000, TimeUnit.MILLISECONDS));
  }

  /** All answers, or an {@link OutsideException}. */
  public void getAll(Collection<KafkaFuture<Void>> answers) {
    answers.forEach(this::get);
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(2));
  }

  private <T> T within(Callable<T> question) {
    try {
      return question.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("Interrupted while asking the cluster", "try again", e);
    } catch (TimeoutException e) {
      throw unreachable(config, "no answer", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Unexpected while asking the cluster", e);
    }
  }

  private OutsideException failure(Throwable cause) {
    return switch (cause) {
      case AuthorizationException e ->
          new OutsideException(
              "The cluster does not allow it: " + e.getMessage(),
              "give this principal the rights on topics that begin with \""
                  + config.topicPrefix()
                  + "\" (see kafka-acls)",
              e);
      case AuthenticationException e ->
          new OutsideException(
              "The cluster refuses our credentials: " + e.getMessage(),
              "correct kafka.security.protocol and kafka.sasl.* or kafka.ssl.*",
              e);
      case org.apache.kafka.common.errors.TimeoutException e -> unreachable(config, "no answer", e);
      default ->
          new OutsideException(
              "The cluster failed: " + rootMessage(cause), "see the brokers' logs", cause);
    };
  }

  private static OutsideException unreachable(InterlockConfig config, String why, Throwable cause) {
    return new OutsideException(
        "No broker of %s can be reached within %d ms: %s"
            .formatted(
                config.getList(InterlockConfig.BOOTSTRAP_SERVERS),
                config.checkTimeout().toMillis(),
                why),
        "check that the cluster runs, "
            + InterlockConfig.BOOTSTRAP_SERVERS
            + ", and kafka.security.protocol",
        cause);
  }

  private static String rootMessage(Throwable why) {
    Throwable root = why;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
