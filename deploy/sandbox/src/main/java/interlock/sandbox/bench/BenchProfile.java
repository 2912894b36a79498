package interlock.sandbox.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The two profiles of design.md §10, as a bare Kafka Streams application and a broker need them;
 * the application under test gets its own by name.
 */
public enum BenchProfile {
  /** A cluster of Interlock's own. */
  LATENCY(5, 2, 0, 2_000, Map.of()),
  /** A cluster that others use: the broker keeps Kafka's defaults. */
  SHARED(100, 100, 5, 10_000, Map.of("add.partitions.to.txn.retry.backoff.ms", "20"));

  private final int commitMillis;
  private final int pollMillis;
  private final int lingerMillis;
  private final int transactionTimeoutMillis;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable map
  private final Map<String, String> broker;

  BenchProfile(
      int commitMillis,
      int pollMillis,
      int lingerMillis,
      int transactionTimeoutMillis,
      Map<String, String> broker) {
    this.commitMillis = commitMillis;
    this.pollMillis = pollMillis;
    this.lingerMillis = lingerMillis;
    this.transactionTimeoutMillis = transactionTimeoutMillis;
    this.broker = broker;
  }

  /** The profile with that label. */
  public static Optional<BenchProfile> of(String label) {
    return Arrays.stream(values()).filter(profile -> profile.label().equals(label)).findFirst();
  }

  /** As in settings and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Broker settings that replace the sandbox's. */
  public Map<String, String> broker() {
    return broker;
  }

  /** Kafka Streams' settings, exactly once. */
  Properties streams(String bootstrap, String applicationId, String stateDir) {
    var settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
    settings.put(StreamsConfig.POLL_MS_CONFIG, pollMillis);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), lingerMillis);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        transactionTimeoutMillis);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return settings;
  }
}
