package interlock.service.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file as Kafka's own tools take it with {@code --command-config}: client settings without
 * Interlock's {@code kafka.} before them. It may name {@code bootstrap.servers} and the schema
 * registry too, as clients of Confluent's keep them.
 */
public final class ClientFile {
  private static final List<String> REGISTRY =
      List.of("schema.registry.", "basic.auth.", "bearer.auth.");

  private final Map<String, Given> settings;

  private ClientFile(Map<String, Given> settings) {
    this.settings = settings;
  }

  /**
   * Reads it.
   *
   * @throws InvalidConfig when it cannot be read, or names something twice
   */
  public static ClientFile read(Path file) {
    List<ConfigProblem> problems = new ArrayList<>();
    ClientFile read = read(file, problems);
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return read;
  }

  static ClientFile read(Path file, List<ConfigProblem> problems) {
    Map<String, Given> given = new TreeMap<>();
    ConfigSources.readFile("--command-config", file, given, problems);
    return new ClientFile(given);
  }

  /** By Interlock's names. */
  Map<String, Given> asInterlocks() {
    Map<String, Given> ours = new TreeMap<>();
    settings.forEach(
        (key, value) -> ours.put(isOurs(key) ? key : InterlockConfig.KAFKA + key, value));
    return ours;
  }

  /** What a Kafka client takes, {@code bootstrap.servers} included if it is there. */
  public Map<String, Object> kafkaClient() {
    Map<String, Object> client = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (REGISTRY.stream().noneMatch(key::startsWith)) {
            client.put(key, value.value());
          }
        });
    return client;
  }

  /** The value of a key, as the file has it. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(settings.get(key)).map(Given::value);
  }

  private static boolean isOurs(String key) {
    return key.equals(InterlockConfig.BOOTSTRAP_SERVERS)
        || REGISTRY.stream().anyMatch(key::startsWith);
  }
}
