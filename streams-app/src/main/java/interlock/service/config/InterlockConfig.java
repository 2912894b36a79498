package interlock.service.config;

import interlock.contract.registry.RegistryConfig;
import interlock.metrics.Watched;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/**
 * The settings of a process, checked as a whole. An instance is right: a wrong one is an {@link
 * InvalidConfig} with all problems.
 */
public final class InterlockConfig extends AbstractConfig {
  public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  public static final String CHECK_TIMEOUT = "check.timeout.ms";
  public static final String APPLICATION_ID_PREFIX = "application.id.prefix";
  public static final String TOPIC_PREFIX = "topic.prefix";
  public static final String TASK_ID_KEY = "task.id.key";
  public static final String STATE_DIR = "state.dir";
  public static final String PARTITIONS = "topics.partitions";
  public static final String REPLICATION = "topics.replication.factor";
  public static final String MAIL_RETENTION = "topics.mail.retention.ms";
  public static final String PROFILE = "profile";
  public static final String THREADS_MONEY = "threads.money";
  public static final String THREADS_PEOPLE = "threads.people";
  public static final String STATE_MEMORY = "state.memory.mib";
  public static final String STANDBYS = "standby.replicas";
  public static final String SESSION_TIMEOUT = "session.timeout.ms";
  public static final String HEARTBEAT = "heartbeat.interval.ms";
  public static final String TRANSACTION_TIMEOUT = "transaction.timeout.ms";
  public static final String GROUP_PROTOCOL = "group.protocol";
  public static final String SHUTDOWN_TIMEOUT = "shutdown.timeout.ms";
  public static final String POLICY_FILE = "policy.file";
  public static final String HTTP_LISTEN = "http.listen";
  public static final String HTTP_TOKENS = "http.tokens.file";
  public static final String HTTP_KEYSTORE = "http.tls.keystore";
  public static final String HTTP_KEYSTORE_PASSWORD = "http.tls.keystore.password";
  public static final String HTTP_RATE = "http.requests.per.second";
  public static final String MANAGEMENT_LISTEN = "management.listen";
  public static final String MONITOR_SOURCES = "monitor.sources";
  public static final String MONITOR_INSTITUTIONS = "monitor.institutions";
  public static final String CANARY_INTERVAL = "canary.interval.ms";
  public static final String MONITOR_GROUPS = "monitor.groups";

  /** Settings that begin so go to every Kafka client, without the prefix. */
  public static final String KAFKA = "kafka.";

  /** Settings that begin so go to Kafka Streams, without the prefix. */
  public static final String STREAMS = "streams.";

  private final Map<String, Given> given;
  private final TaskIdKey taskIdKey;

  private InterlockConfig(Map<String, Given> given) {
    // Not logged: values may be secrets.
    super(ConfigTable.ALL, values(given), false);
    this.given = Map.copyOf(given);
    // Read once: a file that is replaced later must not change the ids of a running process.
    this.taskIdKey = TaskIdKey.parse(getPassword(TASK_ID_KEY).value());
  }

  /**
   * Checks and reads the settings.
   *
   * @throws InvalidConfig with every problem
   */
  public static InterlockConfig of(Map<String, String> settings) {
    Map<String, Given> given = new TreeMap<>();
    settings.forEach((key, value) -> given.put(key, new Given(value, "given")));
    return ofGiven(given);
  }

  /**
   * Checks and reads the settings.
   *
   * @throws InvalidConfig with every problem
   */
  static InterlockConfig ofGiven(Map<String, Given> given) {
    List<ConfigProblem> problems = ConfigChecks.problems(given);
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return new InterlockConfig(given);
  }

  /** The table: name, type, default, valid values, documentation, by section. */
  public static ConfigDef definition() {
    return new ConfigDef(ConfigTable.ALL);
  }

  public String topicPrefix() {
    return getString(TOPIC_PREFIX);
  }

  public String applicationIdPrefix() {
    return getString(APPLICATION_ID_PREFIX);
  }

  public int partitions() {
    return getInt(PARTITIONS);
  }

  /** -1 stands for the brokers' default. */
  public short replicationFactor() {
    return getInt(REPLICATION).shortValue();
  }

  public Duration mailRetention() {
    return Duration.ofMillis(getLong(MAIL_RETENTION));
  }

  public Profile profile() {
    return Profile.ofLabel(getString(PROFILE));
  }

  public Path stateDir() {
    return Path.of(getString(STATE_DIR)).toAbsolutePath();
  }

  public int sessionTimeoutMillis() {
    return orProfile(SESSION_TIMEOUT, profile().sessionTimeoutMillis());
  }

  public int heartbeatMillis() {
    return orProfile(HEARTBEAT, profile().heartbeatMillis());
  }

  public int transactionTimeoutMillis() {
    return orProfile(TRANSACTION_TIMEOUT, profile().transactionTimeoutMillis());
  }

  public Duration checkTimeout() {
    return Duration.ofMillis(getInt(CHECK_TIMEOUT));
  }

  public Duration shutdownTimeout() {
    return Duration.ofMillis(getInt(SHUTDOWN_TIMEOUT));
  }

  public TaskIdKey taskIdKey() {
    return taskIdKey;
  }

  /** Empty: the packaged policy. */
  public Optional<Path> policyFile() {
    return Optional.ofNullable(getString(POLICY_FILE)).map(Path::of);
  }

  /** Where the API listens; empty: nowhere. */
  public Optional<ListenAddress> httpListen() {
    return Optional.ofNullable(getString(HTTP_LISTEN)).flatMap(ListenAddress::parse);
  }

  /** Empty: the API asks for no tokens. */
  public Optional<Path> httpTokens() {
    return Optional.ofNullable(getString(HTTP_TOKENS)).map(Path::of);
  }

  /** Empty: the API speaks HTTP without TLS. */
  public Optional<Path> httpKeystore() {
    return Optional.ofNullable(getString(HTTP_KEYSTORE)).map(Path::of);
  }

  /** The key store's password; empty when none is set. */
  public String httpKeystorePassword() {
    Password password = getPassword(HTTP_KEYSTORE_PASSWORD);
    return password == null ? "" : password.value();
  }

  /** Requests that one caller of the API may make in a second. */
  public int httpRequestsPerSecond() {
    return getInt(HTTP_RATE);
  }

  /** Where metrics and health are served; empty: nowhere. */
  public Optional<ListenAddress> managementListen() {
    return Optional.ofNullable(getString(MANAGEMENT_LISTEN)).flatMap(ListenAddress::parse);
  }

  /** Time between two rounds of the canary; zero: there is none. */
  public Duration canaryInterval() {
    return Duration.ofMillis(getInt(CANARY_INTERVAL));
  }

  /** The outsiders that metrics name. */
  public Watched watched() {
    return new Watched(
        Set.copyOf(getList(MONITOR_SOURCES)),
        Set.copyOf(getList(MONITOR_INSTITUTIONS)),
        getList(MONITOR_GROUPS));
  }

  public RegistryConfig registry() {
    return new RegistryConfig(originals());
  }

  /** For a Kafka client: where the cluster is and whatever {@code kafka.*} says. */
  public Map<String, Object> kafkaClient() {
    Map<String, Object> client = new HashMap<>(originalsWithPrefix(KAFKA));
    client.put(BOOTSTRAP_SERVERS, String.join(",", getList(BOOTSTRAP_SERVERS)));
    return client;
  }

  /** What {@code streams.*} says, without the prefix. */
  public Map<String, Object> streamsExtras() {
    return originalsWithPrefix(STREAMS);
  }

  /** What was set, and where; a key that is missing has its default. */
  public Map<String, Given> given() {
    return given;
  }

  private int orProfile(String key, int ofProfile) {
    Integer own = getInt(key);
    return own == null ? ofProfile : own;
  }

  private static Map<String, String> values(Map<String, Given> given) {
    Map<String, String> values = new TreeMap<>();
    given.forEach((key, value) -> values.put(key, value.value()));
    return values;
  }
}
