package interlock.service.config;

import interlock.contract.policy.Closest;
import interlock.contract.registry.RegistryConfig;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/** Everything that is wrong with given settings, in one go. */
final class ConfigChecks {
  private final Map<String, Given> given;
  private final List<ConfigProblem> problems = new ArrayList<>();

  /** What could be read, defaults included. */
  private final Map<String, Object> values = new HashMap<>();

  private final Set<String> broken = new HashSet<>();

  private ConfigChecks(Map<String, Given> given) {
    this.given = new TreeMap<>(given);
  }

  static List<ConfigProblem> problems(Map<String, Given> given) {
    ConfigChecks checks = new ConfigChecks(given);
    checks.unknownOrForbidden();
    ConfigTable.ALL.configKeys().values().forEach(checks::value);
    checks.together();
    return List.copyOf(checks.problems);
  }

  private void unknownOrForbidden() {
    Set<String> known = ConfigTable.ALL.names();
    Set<String> clients = Secrets.ofKafkaClients();
    for (String key : given.keySet()) {
      if (known.contains(key)) {
        continue;
      }
      if (key.startsWith(InterlockConfig.KAFKA)) {
        passedOn(key, InterlockConfig.KAFKA).ifPresent(name -> knownToClients(key, name, clients));
      } else if (key.startsWith(InterlockConfig.STREAMS)) {
        // Whether Kafka Streams knows it is for the room to say that imports it.
        passedOn(key, InterlockConfig.STREAMS);
      } else {
        problem(key, "there is no such setting", didYouMean(key, "", known));
      }
    }
  }

  /** The name without our prefix, unless it must not be set. */
  private Optional<String> passedOn(String key, String prefix) {
    String name = key.substring(prefix.length());
    Optional<String> instead = Locked.instead(name);
    instead.ifPresent(fix -> problem(key, "it cannot be set this way", fix));
    return instead.isPresent() ? Optional.empty() : Optional.of(name);
  }

  private void knownToClients(String key, String name, Set<String> clients) {
    if (!clients.contains(name)) {
      problem(
          key, "no Kafka client knows " + name, didYouMean(name, InterlockConfig.KAFKA, clients));
    }
  }

  private static String didYouMean(String key, String prefix, Collection<String> known) {
    return Closest.to(key, known)
        .map(near -> "did you mean " + prefix + near + "?")
        .orElse("see `interlock config` for all settings, or leave it out");
  }

  private void value(ConfigKey key) {
    Given own = given.get(key.name);
    if (own == null) {
      if (key.hasDefault()) {
        values.put(key.name, key.defaultValue);
      } else {
        problem(key.name, "it is not set", "set it to " + ConfigReference.expected(key));
      }
      return;
    }
    try {
      Object value = ConfigDef.parseType(key.name, own.value(), key.type);
      if (key.validator != null) {
        key.validator.ensureValid(key.name, value);
      }
      values.put(key.name, value);
    } catch (ConfigException e) {
      // Not the exception's message: it repeats the value, which may be a secret.
      String shown = Secrets.show(key.name, own.value());
      problem(
          key.name,
          shown.isBlank() ? "it is empty" : shown + " cannot be used",
          "set it to " + ConfigReference.expected(key));
    }
  }

  /** What single values cannot show. */
  private void together() {
    timeouts();
    registry();
    if (given.containsKey(InterlockConfig.TASK_ID_KEY) && isFine(InterlockConfig.TASK_ID_KEY)) {
      try {
        TaskIdKey.parse(given.get(InterlockConfig.TASK_ID_KEY).value());
      } catch (IllegalArgumentException e) {
        problem(
            InterlockConfig.TASK_ID_KEY,
            e.getMessage(),
            "make one with `openssl rand -hex 32` and set hex:… or file:PATH");
      }
    }
    if (given.containsKey(InterlockConfig.POLICY_FILE)) {
      readableFile(InterlockConfig.POLICY_FILE, "leave it out for the packaged policy");
    }
    api();
  }

  /** An API that others than this machine can reach shows people's names: never in the open. */
  private void api() {
    if (given.containsKey(InterlockConfig.HTTP_TOKENS)) {
      readableFile(InterlockConfig.HTTP_TOKENS, "leave it out on loopback");
    }
    if (given.containsKey(InterlockConfig.HTTP_KEYSTORE)) {
      readableFile(InterlockConfig.HTTP_KEYSTORE, "leave it out on loopback");
    }
    Object listen = values.get(InterlockConfig.HTTP_LISTEN);
    if (listen == null
        || ListenAddress.parse(listen.toString()).map(ListenAddress::isLoopback).orElse(true)) {
      return;
    }
    for (String key : List.of(InterlockConfig.HTTP_TOKENS, InterlockConfig.HTTP_KEYSTORE)) {
      if (!given.containsKey(key)) {
        problem(
            key,
            "it is not set, and http.listen is not on loopback",
            "set it (docs/api.md says how), or listen on 127.0.0.1");
      }
    }
  }

  private void timeouts() {
    if (!isFine(
        InterlockConfig.PROFILE,
        InterlockConfig.SESSION_TIMEOUT,
        InterlockConfig.HEARTBEAT,
        InterlockConfig.TRANSACTION_TIMEOUT,
        InterlockConfig.GROUP_PROTOCOL)) {
      return;
    }
    Profile profile = Profile.ofLabel(values.get(InterlockConfig.PROFILE).toString());
    if (values.get(InterlockConfig.GROUP_PROTOCOL).equals("streams")) {
      for (String key : List.of(InterlockConfig.SESSION_TIMEOUT, InterlockConfig.HEARTBEAT)) {
        if (given.containsKey(key)) {
          problem(
              key,
              "with group.protocol=streams it is a setting of the brokers' group",
              "leave it out, and set streams." + key + " with kafka-configs --entity-type groups");
        }
      }
      return;
    }
    int session = number(InterlockConfig.SESSION_TIMEOUT, profile.sessionTimeoutMillis());
    int heartbeat = number(InterlockConfig.HEARTBEAT, profile.heartbeatMillis());
    if (heartbeat * 3L > session) {
      problem(
          InterlockConfig.HEARTBEAT,
          heartbeat + " is more than a third of session.timeout.ms, which is " + session,
          "set it to " + session / 3 + " or less");
    }
    if (profile == Profile.SHARED && session < profile.sessionTimeoutMillis()) {
      problem(
          InterlockConfig.SESSION_TIMEOUT,
          session + " is too short for profile=shared: another's load would count as our death",
          "set it to " + profile.sessionTimeoutMillis() + " or more, or profile=latency");
    }
  }

  private void registry() {
    if (!isFine(RegistryConfig.definition().names().toArray(String[]::new))) {
      return;
    }
    Map<String, String> settings = new HashMap<>();
    RegistryConfig.definition()
        .names()
        .forEach(
            key ->
                Optional.ofNullable(given.get(key))
                    .ifPresent(own -> settings.put(key, own.value())));
    try {
      RegistryConfig made = new RegistryConfig(settings);
      if (made.urls().isEmpty()) {
        problem(RegistryConfig.URL, "it is empty", "set it to http://host:port");
      }
    } catch (ConfigException e) {
      // These messages name keys and never values.
      String key =
          e.getMessage().startsWith(RegistryConfig.URL)
              ? RegistryConfig.URL
              : RegistryConfig.CREDENTIALS_SOURCE;
      problem(key, e.getMessage(), "correct it as said");
    }
  }

  private void readableFile(String key, String otherwise) {
    String path = given.get(key).value();
    try {
      if (!Files.isReadable(Path.of(path)) || Files.isDirectory(Path.of(path))) {
        problem(key, "there is no readable file " + path, "correct the path, or " + otherwise);
      }
    } catch (InvalidPathException e) {
      problem(key, "it is not a path", "correct the path");
    }
  }

  private boolean isFine(String... keys) {
    return List.of(keys).stream().noneMatch(broken::contains);
  }

  private int number(String key, int otherwise) {
    Object value = values.get(key);
    return value == null ? otherwise : (Integer) value;
  }

  private void problem(String key, String what, String fix) {
    broken.add(key);
    String from = given.containsKey(key) ? given.get(key).from() : "";
    problems.add(new ConfigProblem(key, from, what, fix));
  }
}
