package interlock.service.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The table of settings as text, for a terminal and as a page. */
public final class ConfigReference {
  private static final int WIDTH = 96;
  private static final String INDENT = "      ";

  private ConfigReference() {}

  /** For a terminal. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    for (String group : groups()) {
      text.append(group).append('\n');
      for (ConfigKey key : keys(group)) {
        text.append("  ").append(key.name).append("  (").append(type(key)).append(", ");
        text.append(required(key) ? "required" : "default " + byDefault(key)).append(")\n");
        wrap(text, key.documentation.replace("`", ""));
        if (!valid(key).isEmpty()) {
          wrap(text, "Valid: " + valid(key));
        }
      }
      text.append('\n');
    }
    return text.append(passedOn().replace("`", "")).append('\n').toString();
  }

  /** The page {@code docs/reference/configuration.md}. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Settings

        Made from the table in the code by `./interlock config --markdown`; do not edit.

        A setting comes from the file (`--config FILE`, Java properties in UTF-8), from the
        environment, or from a flag (`--set key=value`); the later of these wins. All problems are
        reported at once. `./interlock config --file FILE` shows what holds and where it comes from;
        secrets are shown as `***`.
        """);
    for (String group : groups()) {
      page.append("\n## ").append(group).append("\n\n");
      page.append("| key, environment | type | default | valid | what it does |\n");
      page.append("|---|---|---|---|---|\n");
      for (ConfigKey key : keys(group)) {
        page.append("| `").append(key.name).append("`<br>`");
        page.append(EnvironmentNames.of(key.name)).append("` | ").append(type(key)).append(" | ");
        page.append(required(key) ? "**required**" : "`" + byDefault(key) + "`").append(" | ");
        page.append(cell(valid(key))).append(" | ");
        page.append(cell(key.documentation)).append(" |\n");
      }
    }
    return page.append("\n## Passed on\n\n").append(passedOn()).append('\n').toString();
  }

  /** What a value has to look like, for a message. */
  static String expected(ConfigKey key) {
    return type(key) + (valid(key).isEmpty() ? "" : ", " + valid(key)) + hint(key);
  }

  private static String hint(ConfigKey key) {
    return key.hasDefault() && key.defaultValue != null && !byDefault(key).equals(EMPTY)
        ? " (default " + byDefault(key) + ")"
        : "";
  }

  private static String passedOn() {
    return """
    - `kafka.NAME` goes to every Kafka client as NAME: `kafka.security.protocol`,
      `kafka.sasl.mechanism`, `kafka.sasl.jaas.config`, `kafka.ssl.truststore.location`. In the
      environment: `INTERLOCK_KAFKA_SECURITY_PROTOCOL`.
    - `streams.NAME` goes to Kafka Streams as NAME: `streams.commit.interval.ms`,
      `streams.rocksdb.config.setter`, `streams.producer.linger.ms`. In the environment:
      `INTERLOCK_STREAMS_COMMIT_INTERVAL_MS`; there `__` stands for `_` and `___` for `-`.
    - A secret (of type `secret` above, and of `kafka.*` and `streams.*` whatever is called a
      password, secret, token, credential, key or `sasl.jaas.config`) may stand in a file of its
      own: `file:PATH` is the content of that file, and within a value `${file:PATH}` is, or
      `${file:PATH:KEY}` a key of a properties file:
      `kafka.sasl.jaas.config=… required username="interlock-app" password="${file:/run/secrets/kafka}";`
    - What Interlock's promises depend on (`processing.guarantee`, `isolation.level`,
      `auto.offset.reset` …) cannot be set this way, and is refused.
    - Read by the launcher and the log, not settings: `INTERLOCK_JAVA_OPTS` (flags of the JVM),
      `INTERLOCK_MAVEN_OPTS` (flags of the build), `INTERLOCK_LOG_LEVEL` (TRACE DEBUG INFO WARN
      ERROR; default INFO), `INTERLOCK_DEBUG` (any value: stack traces).""";
  }

  private static final String EMPTY = "empty";

  private static List<String> groups() {
    return ConfigTable.ALL.groups();
  }

  private static List<ConfigKey> keys(String group) {
    return ConfigTable.ALL.configKeys().values().stream()
        .filter(key -> key.group.equals(group))
        .toList();
  }

  private static boolean required(ConfigKey key) {
    return !key.hasDefault();
  }

  private static String type(ConfigKey key) {
    return key.type == ConfigDef.Type.PASSWORD
        ? "secret"
        : key.type.name().toLowerCase(Locale.ROOT);
  }

  private static String byDefault(ConfigKey key) {
    if (key.defaultValue == null) {
      return "none";
    }
    if (key.type == ConfigDef.Type.PASSWORD) {
      return EMPTY;
    }
    String text = ConfigDef.convertToString(key.defaultValue, key.type);
    return text.isEmpty() ? EMPTY : text;
  }

  private static String valid(ConfigKey key) {
    return key.validator == null ? "" : key.validator.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static void wrap(StringBuilder text, String paragraph) {
    String line = "";
    for (String word : List.of(paragraph.split("\\s+"))) {
      if (!line.isEmpty() && INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
        text.append(INDENT).append(line).append('\n');
        line = "";
      }
      line = line.isEmpty() ? word : line + " " + word;
    }
    text.append(INDENT).append(line).append('\n');
  }

  /** Every key with its value and where that comes from; secrets as ***. */
  public static String effective(InterlockConfig config) {
    List<Line> lines =
        java.util.stream.Stream.concat(
                ConfigTable.ALL.configKeys().values().stream().map(key -> line(config, key)),
                config.given().keySet().stream()
                    .filter(key -> !ConfigTable.ALL.names().contains(key))
                    .sorted()
                    .map(key -> passedOn(config, key)))
            .toList();
    int keys = lines.stream().mapToInt(line -> line.key.length()).max().orElse(0);
    return lines.stream()
        .map(
            line ->
                line.key
                    + " ".repeat(keys - line.key.length())
                    + " = "
                    + line.value
                    + "  ("
                    + line.from
                    + ")\n")
        .collect(Collectors.joining());
  }

  private record Line(String key, String value, String from) {}

  private static Line line(InterlockConfig config, ConfigKey key) {
    Given own = config.given().get(key.name);
    if (own != null) {
      return new Line(key.name, Secrets.show(key.name, own.value()), own.from());
    }
    return new Line(key.name, ofProfile(config, key), "default");
  }

  private static String ofProfile(InterlockConfig config, ConfigKey key) {
    return switch (key.name) {
      case InterlockConfig.SESSION_TIMEOUT -> Integer.toString(config.sessionTimeoutMillis());
      case InterlockConfig.HEARTBEAT -> Integer.toString(config.heartbeatMillis());
      case InterlockConfig.TRANSACTION_TIMEOUT ->
          Integer.toString(config.transactionTimeoutMillis());
      default -> byDefault(key);
    };
  }

  private static Line passedOn(InterlockConfig config, String key) {
    Given own = config.given().get(key);
    return new Line(key, Secrets.show(key, own.value()), own.from());
  }
}
