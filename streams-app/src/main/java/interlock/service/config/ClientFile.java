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

  /** By Interlock's names. */
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
    Map<String, Given> ours = new TreeMap<>();
    given.forEach((key, value) -> ours.put(ours(key), value));
    return new ClientFile(SecretFiles.resolve(ours, problems));
  }

  /** By Interlock's names. */
  Map<String, Given> asInterlocks() {
    return settings;
  }

  /** What a Kafka client takes, {@code bootstrap.servers} included if it is there. */
  public Map<String, Object> kafkaClient() {
    Map<String, Object> client = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(InterlockConfig.KAFKA)) {
            client.put(key.substring(InterlockConfig.KAFKA.length()), value.value());
          } else if (key.equals(InterlockConfig.BOOTSTRAP_SERVERS)) {
            client.put(key, value.value());
          }
        });
    return client;
  }

  /** The value of {@code bootstrap.servers}, or of a setting of the registry. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(settings.get(key)).map(Given::value);
  }

  private static String ours(String key) {
    boolean same =
        key.equals(InterlockConfig.BOOTSTRAP_SERVERS)
            || REGISTRY.stream().anyMatch(key::startsWith);
    return same ? key : InterlockConfig.KAFKA + key;
  }
}
