package interlock.contract.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** How to reach the registry: Confluent's keys, so that a client's known settings work here. */
public final class RegistryConfig extends AbstractConfig {
  public static final String URL = "schema.registry.url";
  public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
  public static final String USER_INFO = "basic.auth.user.info";
  public static final String AUTO_REGISTER = "auto.register.schemas";
  public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  public static final String READ_TIMEOUT = "http.read.timeout.ms";
  public static final String RETRY_WAIT = "retries.wait.ms";
  public static final String RETRY_MAX_WAIT = "retries.max.wait.ms";
  public static final String URL_COOL_DOWN = "interlock.registry.url.cool.down.ms";
  public static final String MISSING_ID_SECONDS = "missing.id.cache.ttl.sec";
  public static final String MISSING_ID_COUNT = "missing.cache.size";
  public static final String TRUSTSTORE = "schema.registry.ssl.truststore.";
  public static final String KEYSTORE = "schema.registry.ssl.keystore.";
  public static final String KEY_PASSWORD = "schema.registry.ssl.key.password";

  private static final String LOCATION = "location";
  private static final String PASSWORD = "password";
  private static final String TYPE = "type";

  public RegistryConfig(Map<String, ?> settings) {
    // Not logged: an address may hold a password.
    super(definition(), settings, false);
    if (urls().isEmpty()) {
      throw notAnAddress();
    }
    credentials();
  }

  /** The table: name, type, default, validator, importance, documentation. */
  public static ConfigDef definition() {
    ConfigDef table = new ConfigDef();
    table.define(
        URL,
        ConfigDef.Type.LIST,
        ConfigDef.NO_DEFAULT_VALUE,
        Importance.HIGH,
        "Base addresses of the schema registry, comma-separated, tried in this order. An address"
            + " that fails is passed over for "
            + URL_COOL_DOWN
            + ".");
    table.define(
        CREDENTIALS_SOURCE,
        ConfigDef.Type.STRING,
        "URL",
        ConfigDef.CaseInsensitiveValidString.in("URL", "USER_INFO", "SASL_INHERIT"),
        Importance.MEDIUM,
        "Where user name and password for HTTP Basic come from: URL (http://user:password@host;"
            + " none when absent) or USER_INFO ("
            + USER_INFO
            + "). SASL_INHERIT is refused.");
    table.define(
        USER_INFO,
        ConfigDef.Type.PASSWORD,
        "",
        Importance.MEDIUM,
        "user:password, used with " + CREDENTIALS_SOURCE + "=USER_INFO.");
    table.define(
        AUTO_REGISTER,
        ConfigDef.Type.BOOLEAN,
        true,
        Importance.MEDIUM,
        "Register a schema when it is first written. With false the schema must be registered"
            + " already (interlock schemas register), and an unknown one stops the writer.");
    milliseconds(table, CONNECT_TIMEOUT, 3_000, "How long to wait for a connection.");
    milliseconds(table, READ_TIMEOUT, 10_000, "How long to wait for a complete answer.");
    milliseconds(
        table, RETRY_WAIT, 100, "First wait before an outage is tried again; doubles each time.");
    milliseconds(table, RETRY_MAX_WAIT, 5_000, "Longest wait between two tries in an outage.");
    milliseconds(table, URL_COOL_DOWN, 10_000, "How long an address that failed is passed over.");
    table.define(
        MISSING_ID_SECONDS,
        ConfigDef.Type.INT,
        10,
        Range.between(0, 3_600),
        Importance.LOW,
        "How long an id that the registry did not know is not asked for again.");
    table.define(
        MISSING_ID_COUNT,
        ConfigDef.Type.INT,
        10_000,
        Range.between(1, 1_000_000),
        Importance.LOW,
        "How many unknown ids are remembered.");
    store(
        table,
        TRUSTSTORE,
        "Certificates that the registry's is checked against; the JVM's own" + " when absent");
    store(table, KEYSTORE, "Our certificate and key, where the registry asks for one");
    table.define(
        KEY_PASSWORD,
        ConfigDef.Type.PASSWORD,
        null,
        Importance.LOW,
        "Password of the key in the key store; the key store's own when absent.");
    return table;
  }

  /** Base addresses without credentials and trailing slash, in order of preference. */
  public List<URI> urls() {
    return getList(URL).stream().map(RegistryConfig::url).map(RegistryConfig::bare).toList();
  }

  /** {@code user:password}; empty when none is to be sent. */
  Optional<String> credentials() {
    return switch (getString(CREDENTIALS_SOURCE).toUpperCase(Locale.ROOT)) {
      case "USER_INFO" -> {
        String userInfo = getPassword(USER_INFO).value();
        if (userInfo.indexOf(':') < 0) {
          throw new ConfigException(
              USER_INFO + " must be user:password when " + CREDENTIALS_SOURCE + "=USER_INFO");
        }
        yield Optional.of(userInfo);
      }
      case "URL" ->
          getList(URL).stream()
              .map(text -> url(text).getUserInfo())
              .filter(userInfo -> userInfo != null)
              .findFirst();
      default ->
          throw new ConfigException(
              CREDENTIALS_SOURCE
                  + "=SASL_INHERIT is not supported: use USER_INFO with "
                  + USER_INFO
                  + ", or URL with http://user:password@host");
    };
  }

  /** Whether a writer registers a schema that the registry does not know. */
  public boolean autoRegister() {
    return getBoolean(AUTO_REGISTER);
  }

  Duration duration(String key) {
    return Duration.ofMillis(getInt(key));
  }

  Optional<TlsContext.Store> store(String prefix) {
    return Optional.ofNullable(getString(prefix + LOCATION))
        .filter(location -> !location.isBlank())
        .map(
            location ->
                new TlsContext.Store(
                    location,
                    Optional.ofNullable(getPassword(prefix + PASSWORD)),
                    getString(prefix + TYPE)));
  }

  Optional<Password> keyPassword() {
    return Optional.ofNullable(getPassword(KEY_PASSWORD));
  }

  private static URI url(String text) {
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw notAnAddress();
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw notAnAddress();
    }
    return uri;
  }

  /** Does not repeat the text: it may hold a password. */
  private static ConfigException notAnAddress() {
    return new ConfigException(URL + " must be a comma-separated list of http://host:port/path");
  }

  private static URI bare(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
    return URI.create(uri.getScheme() + "://" + uri.getHost() + port + path);
  }

  private static void milliseconds(ConfigDef table, String name, int byDefault, String doc) {
    table.define(
        name, ConfigDef.Type.INT, byDefault, Range.between(1, 600_000), Importance.LOW, doc);
  }

  private static void store(ConfigDef table, String prefix, String doc) {
    table.define(
        prefix + LOCATION,
        ConfigDef.Type.STRING,
        null,
        Importance.MEDIUM,
        doc + ": the file's path.");
    table.define(
        prefix + PASSWORD,
        ConfigDef.Type.PASSWORD,
        null,
        Importance.MEDIUM,
        doc + ": its password.");
    table.define(
        prefix + TYPE,
        ConfigDef.Type.STRING,
        "PKCS12",
        ConfigDef.CaseInsensitiveValidString.in("PKCS12", "JKS"),
        Importance.LOW,
        doc + ": PKCS12 or JKS.");
  }
}
