package interlock.service.config;

import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.ContractSerdes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * The table of all settings. A new setting is a constant in {@link InterlockConfig} and an entry
 * here; the reference page, the checks and the environment's name follow from it.
 */
final class ConfigTable {
  private static final long SEVEN_DAYS = Duration.ofDays(7).toMillis();

  static final ConfigDef ALL = build();

  private final ConfigDef table = new ConfigDef();
  private String group = "";
  private int inGroup;

  private ConfigTable() {}

  private static ConfigDef build() {
    ConfigTable all = new ConfigTable();
    all.cluster();
    all.deployment();
    all.topics();
    all.engine();
    all.policy();
    all.http();
    all.monitoring();
    all.canary();
    all.group("Schema registry");
    RegistryConfig.definition().configKeys().values().forEach(all::take);
    ContractSerdes.definition().configKeys().values().forEach(all::take);
    return all.table;
  }

  private void cluster() {
    group("Kafka cluster");
    add(
        InterlockConfig.BOOTSTRAP_SERVERS,
        ConfigDef.Type.LIST,
        ConfigDef.NO_DEFAULT_VALUE,
        Valid.addresses(),
        Importance.HIGH,
        "Brokers to ask for the rest of the cluster.");
    add(
        InterlockConfig.CHECK_TIMEOUT,
        ConfigDef.Type.INT,
        15_000,
        Valid.between(1_000, 600_000),
        Importance.LOW,
        "How long the checks before a start, and the commands `topics` and `schemas`, wait for the"
            + " cluster, milliseconds.");
  }

  private void deployment() {
    group("Deployment");
    add(
        InterlockConfig.APPLICATION_ID_PREFIX,
        ConfigDef.Type.STRING,
        "interlock-",
        Valid.name(1, 100),
        Importance.HIGH,
        "Begins the names of both applications (`interlock-money`, `interlock-people`): their"
            + " consumer groups and changelog topics. Never changes: with another one the state"
            + " starts empty.");
    add(
        InterlockConfig.TOPIC_PREFIX,
        ConfigDef.Type.STRING,
        "",
        Valid.name(0, 100),
        Importance.HIGH,
        "Begins every topic's name (`east.` gives `east.task.dissuasion`). Never changes.");
    add(
        InterlockConfig.TASK_ID_KEY,
        ConfigDef.Type.PASSWORD,
        ConfigDef.NO_DEFAULT_VALUE,
        Valid.notBlank(),
        Importance.HIGH,
        "Secret from which task ids are made, at least 16 bytes: `base64:…`, `hex:…`, plain text,"
            + " or `file:PATH` of a file that holds one of these. All instances have the same."
            + " With another one, the same input gives other task ids.");
    add(
        InterlockConfig.STATE_DIR,
        ConfigDef.Type.STRING,
        "state",
        Valid.notBlank(),
        Importance.HIGH,
        "Directory of the local state, on a disk that survives a restart. A restart without it"
            + " reads all state from the changelogs. Relative to the working directory.");
  }

  private void topics() {
    group("Topics");
    add(
        InterlockConfig.PARTITIONS,
        ConfigDef.Type.INT,
        12,
        Valid.between(1, 1_000),
        Importance.HIGH,
        "Partitions of each topic: how far Interlock can ever be spread. Fixed when the topics are"
            + " created: another count would lead an identifier's mail past its file.");
    add(
        InterlockConfig.REPLICATION,
        ConfigDef.Type.INT,
        -1,
        Valid.replication(),
        Importance.MEDIUM,
        "Copies of each partition, changelogs included; -1 takes the brokers'"
            + " `default.replication.factor`.");
    add(
        InterlockConfig.MAIL_RETENTION,
        ConfigDef.Type.LONG,
        SEVEN_DAYS,
        Valid.atLeast(SEVEN_DAYS),
        Importance.LOW,
        "How long mail between desks is kept, milliseconds: the longest outage that loses"
            + " nothing.");
  }

  private void engine() {
    group("Engine");
    List<String> profiles = Arrays.stream(Profile.values()).map(Profile::label).toList();
    add(
        InterlockConfig.PROFILE,
        ConfigDef.Type.STRING,
        Profile.SHARED.label(),
        Valid.oneOf(profiles),
        Importance.HIGH,
        "`latency`: commits every 5 ms, or 50 while it lags; for a cluster of Interlock's own, whose brokers have"
            + " `add.partitions.to.txn.retry.backoff.ms=1` and"
            + " `group.min.session.timeout.ms=1000`. `shared`: commits every 100 ms; for a cluster"
            + " that others use too, no broker setting needed.");
    add(
        InterlockConfig.THREADS_MONEY,
        ConfigDef.Type.INT,
        1,
        Valid.between(1, 256),
        Importance.MEDIUM,
        "Threads of the money's application: intake of bank and police, case, account and device desks.");
    add(
        InterlockConfig.THREADS_PEOPLE,
        ConfigDef.Type.INT,
        1,
        Valid.between(1, 256),
        Importance.MEDIUM,
        "Threads of the people's application: the other intakes, subject and contact desks.");
    add(
        InterlockConfig.STATE_MEMORY,
        ConfigDef.Type.INT,
        512,
        Valid.between(64, 1_048_576),
        Importance.MEDIUM,
        "Memory beside the heap that all stores of the process may take for blocks, indexes, filters"
            + " and what is not written yet, MiB. What is not in it is read from the operating"
            + " system's cache or the disk.");
    add(
        InterlockConfig.STANDBYS,
        ConfigDef.Type.INT,
        1,
        Valid.between(0, 10),
        Importance.MEDIUM,
        "Warm copies of the state on other instances. After a crash an instance's state is"
            + " restored from the changelog, so that without a copy its desks are shut until that"
            + " is done. With `group.protocol=streams` set it on the brokers' group instead"
            + " (`streams.num.standby.replicas`).");
    addByProfile(
        InterlockConfig.SESSION_TIMEOUT,
        "How long after its last heartbeat an instance counts as dead, milliseconds."
            + " By default the profile's: latency 3000, shared 10000.");
    addByProfile(
        InterlockConfig.HEARTBEAT,
        "Time between heartbeats, milliseconds, at most a third of `session.timeout.ms`."
            + " By default the profile's: latency 500, shared 3000.");
    addByProfile(
        InterlockConfig.TRANSACTION_TIMEOUT,
        "How long a killed instance's open transaction keeps its last outputs from readers,"
            + " milliseconds. By default the profile's: latency 2000, shared 10000.");
    add(
        InterlockConfig.GROUP_PROTOCOL,
        ConfigDef.Type.STRING,
        "classic",
        Valid.oneOf(List.of("classic", "streams")),
        Importance.LOW,
        "How instances share the work. `streams` lets the brokers decide; in Kafka 4.3 without"
            + " static membership and rack awareness, and session and heartbeat are then settings"
            + " of the brokers' group.");
    add(
        InterlockConfig.SHUTDOWN_TIMEOUT,
        ConfigDef.Type.INT,
        20_000,
        Valid.between(1_000, 600_000),
        Importance.LOW,
        "How long a stop may take, milliseconds. The grace of whoever stops the process must be"
            + " longer, or the next start restores all state.");
  }

  private void policy() {
    group("Policy");
    add(
        InterlockConfig.POLICY_FILE,
        ConfigDef.Type.STRING,
        null,
        Valid.notBlank(),
        Importance.MEDIUM,
        "The policy, a YAML document; without it the packaged one holds. Versions that were"
            + " published (`interlock policy publish`) replace it from the first one on.");
  }

  private void http() {
    group("API");
    add(
        InterlockConfig.HTTP_LISTEN,
        ConfigDef.Type.STRING,
        null,
        Valid.listenAddress(),
        Importance.HIGH,
        "Where the API for centres and officers listens, `127.0.0.1:7440` for instance; port 0"
            + " takes any. Without it there is no API. Elsewhere than on loopback it needs"
            + " `http.tokens.file` and `http.tls.keystore`. Any instance answers for all.");
    add(
        InterlockConfig.HTTP_TOKENS,
        ConfigDef.Type.STRING,
        null,
        Valid.notBlank(),
        Importance.HIGH,
        "Who may ask: a YAML file with each token's SHA-256, name, unit and scopes, read again when"
            + " it changes. Without it, on loopback, the API is open to everybody on this machine.");
    add(
        InterlockConfig.HTTP_KEYSTORE,
        ConfigDef.Type.STRING,
        null,
        Valid.notBlank(),
        Importance.HIGH,
        "The API's certificate and key, a PKCS#12 file. With it the API speaks HTTPS only.");
    add(
        InterlockConfig.HTTP_KEYSTORE_PASSWORD,
        ConfigDef.Type.PASSWORD,
        null,
        Valid.notBlank(),
        Importance.HIGH,
        "The password of `http.tls.keystore`.");
    add(
        InterlockConfig.HTTP_RATE,
        ConfigDef.Type.INT,
        100,
        Valid.between(1, 100_000),
        Importance.LOW,
        "Requests that one token may make in a second; beyond twice that at once it is told to wait"
            + " (429).");
  }

  private void monitoring() {
    group("Metrics and health");
    add(
        InterlockConfig.MANAGEMENT_LISTEN,
        ConfigDef.Type.STRING,
        null,
        Valid.listenAddress(),
        Importance.HIGH,
        "Where `/metrics`, `/livez`, `/readyz`, `/startupz` and `/status` are served,"
            + " `127.0.0.1:7441` for instance; port 0 takes any. Without it they are not. It asks"
            + " nobody who he is, and shows nothing of persons, accounts or tasks: leave it to"
            + " Prometheus and the orchestrator.");
    add(
        InterlockConfig.MONITOR_SOURCES,
        ConfigDef.Type.LIST,
        "",
        Valid.few(),
        Importance.MEDIUM,
        "Sources that metrics name, as they write `source`: who should be heard from. All others"
            + " are `other`.");
    add(
        InterlockConfig.MONITOR_INSTITUTIONS,
        ConfigDef.Type.LIST,
        "",
        Valid.few(),
        Importance.MEDIUM,
        "Institutions that metrics name, by code. All others are `other`.");
    add(
        InterlockConfig.MONITOR_GROUPS,
        ConfigDef.Type.LIST,
        "",
        Valid.few(),
        Importance.MEDIUM,
        "Consumer groups of the centres, asked about every 15 s: one that stops reading is seen."
            + " Not share groups, whose offsets Kafka keeps elsewhere.");
  }

  private void canary() {
    group("Canary");
    add(
        InterlockConfig.CANARY_INTERVAL,
        ConfigDef.Type.INT,
        30_000,
        Valid.offOr(1_000, 600_000),
        Importance.MEDIUM,
        "How often events about reserved identifiers, which belong to nobody, run through all of"
            + " Interlock to show that it works, milliseconds. A round that is not over when the"
            + " next begins has failed.");
  }

  private void group(String name) {
    group = name;
    inGroup = 0;
  }

  private void addByProfile(String name, String doc) {
    add(name, ConfigDef.Type.INT, null, Valid.between(100, 900_000), Importance.LOW, doc);
  }

  private void add(
      String name,
      ConfigDef.Type type,
      Object byDefault,
      ConfigDef.Validator validator,
      Importance importance,
      String doc) {
    inGroup++;
    table.define(
        name, type, byDefault, validator, importance, doc, group, inGroup, Width.MEDIUM, name);
  }

  private void take(ConfigDef.ConfigKey key) {
    add(key.name, key.type, key.defaultValue, key.validator, key.importance, key.documentation);
  }
}
