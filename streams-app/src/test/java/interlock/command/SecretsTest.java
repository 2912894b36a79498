package interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpServer;
import interlock.service.Assembly;
import interlock.service.config.InterlockConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * No secret is ever said: each gets a value of its own, every command that reads settings is run
 * with all logging on and with servers that fail it, and all that was written is searched.
 */
@Tag("full") // waits for servers that fail it
class SecretsTest {
  /** Never a word of anything else. */
  private static final String MARKER = "hush4711";

  private static final String[] CONFIG = {"config"};
  private static final String[] RUN = {"run"};
  private static final List<String[]> COMMANDS =
      List.of(
          CONFIG,
          new String[] {"topics", "check"},
          new String[] {"schemas", "check"},
          new String[] {"policy", "history"},
          new String[] {"keys", "list"},
          new String[] {"acls", "check"},
          RUN);

  @TempDir private Path dir;

  /** Clients log on threads of their own. */
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private final Map<Logger, Level> before = new HashMap<>();
  private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
  private final Listening listening = new Listening();
  private HttpServer registry;

  private final class Listening extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      said.add(event.getFormattedMessage());
      for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
        said.add(ThrowableProxyUtil.asString(t));
      }
    }
  }

  @BeforeEach
  void turnAllLoggingOn() throws IOException {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (Logger logger : context.getLoggerList()) {
      if (logger.getLevel() != null) {
        before.put(logger, logger.getLevel());
        logger.setLevel(Level.TRACE);
      }
    }
    listening.setContext(context);
    listening.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.iteratorForAppenders().forEachRemaining(usual::add);
    // A hundred thousand lines that nobody reads.
    usual.forEach(root::detachAppender);
    root.addAppender(listening);
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    registry.start();
  }

  @AfterEach
  void turnItOff() {
    registry.stop(0);
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAppender(listening);
    usual.forEach(root::addAppender);
    before.forEach(Logger::setLevel);
  }

  @Test
  void noSecretIsSaidByAnyCommandOrLog() throws Exception {
    try (ServerSocket mute = closesEveryConnection()) {
      Map<String, String> settings = settings(mute.getLocalPort());
      settings.put("kafka.security.protocol", "SASL_PLAINTEXT");
      settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
      settings.put(
          "kafka.sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" password=\"%s\";"
              .formatted(secret("jaas")));
      assertThat(run(settings, COMMANDS.toArray(String[][]::new)))
          .as("each is a command and takes these settings: %s", endings())
          .doesNotContain(ExitCode.USAGE.code());
      assertThat(said)
          .as("it was tried")
          .anyMatch(line -> line.contains("SASL_PLAINTEXT") && line.contains("SCRAM"));

      // As a whole, with stores that are not there.
      Map<String, String> all = settings(mute.getLocalPort());
      all.put("kafka.security.protocol", "SASL_SSL");
      secretsOfClients().forEach(name -> all.put("kafka." + name, secret(name)));
      all.put("kafka.ssl.keystore.location", dir.resolve("none.p12").toString());
      all.put("kafka.ssl.truststore.location", dir.resolve("none.p12").toString());
      all.put("schema.registry.ssl.keystore.location", dir.resolve("none.p12").toString());
      all.put("http.tls.keystore", Files.writeString(dir.resolve("broken.p12"), "no").toString());
      all.put("http.listen", "127.0.0.1:0");
      assertThat(run(all, CONFIG, RUN))
          .as("right settings, wrong stores: %s", endings())
          .doesNotContain(ExitCode.USAGE.code());

      // What is wrong with a secret must not be told by telling it.
      Map<String, String> wrong = new TreeMap<>(settings);
      wrong.put("task.id.key", "hex:" + MARKER);
      wrong.put("kafka.sasl.jaas.config", secret("jaas") + " is no login module");
      assertThat(run(wrong, CONFIG, RUN)).containsOnly(ExitCode.USAGE.code());
    }

    assertThat(said.stream().filter(line -> line.contains(MARKER))).isEmpty();
  }

  private Map<String, String> settings(int brokerPort) {
    Map<String, String> settings = new TreeMap<>();
    InterlockConfig.definition()
        .configKeys()
        .values()
        .forEach(
            key -> {
              if (key.type == ConfigDef.Type.PASSWORD) {
                settings.put(key.name, secret(key.name));
              }
            });
    assertThat(settings).hasSizeGreaterThan(4);
    settings.put("basic.auth.credentials.source", "USER_INFO");
    settings.put("basic.auth.user.info", "user:" + secret("registry"));
    settings.put("bootstrap.servers", "127.0.0.1:" + brokerPort);
    settings.put("schema.registry.url", "http://127.0.0.1:" + registry.getAddress().getPort());
    settings.put("check.timeout.ms", "1000");
    return settings;
  }

  private static List<String> secretsOfClients() {
    List<String> names = new ArrayList<>();
    for (ConfigDef definition :
        List.of(
            AdminClientConfig.configDef(),
            ConsumerConfig.configDef(),
            ProducerConfig.configDef())) {
      definition
          .configKeys()
          .values()
          .forEach(
              key -> {
                if (key.type == ConfigDef.Type.PASSWORD && !names.contains(key.name)) {
                  names.add(key.name);
                }
              });
    }
    assertThat(names).contains("sasl.jaas.config", "ssl.keystore.password", "ssl.key.password");
    return names;
  }

  /** Each is long enough for a key, and none is another. */
  private static String secret(String key) {
    return "%s-%08x-0123456789abcdef".formatted(MARKER, key.hashCode());
  }

  /** How each of them ended. */
  private List<Integer> run(Map<String, String> settings, String[]... commands) throws IOException {
    Path file = dir.resolve("interlock.properties");
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.writeString(file, text);
    List<Integer> codes = new ArrayList<>();
    for (String[] command : commands) {
      codes.add(run(command, "--config", file.toString(), "--verbose"));
    }
    // The same by flags, which a person may mistype.
    assertThat(run(CONFIG, "--set", "http.tls.keystore.password=" + MARKER, "--set", MARKER))
        .isEqualTo(ExitCode.USAGE.code());
    return codes;
  }

  private int run(String[] command, String... options) {
    var out = new StringWriter();
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(options));
    int code =
        Interlock.commandLine(Assembly::of)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(all.toArray(String[]::new));
    said.add(String.join(" ", command) + " ended with " + code);
    said.add(out.toString());
    return code;
  }

  private List<String> endings() {
    return said.stream().filter(line -> line.contains(" ended with ")).toList();
  }

  private static ServerSocket closesEveryConnection() throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  server.accept().close();
                } catch (IOException closed) {
                  return;
                }
              }
            });
    return server;
  }
}
