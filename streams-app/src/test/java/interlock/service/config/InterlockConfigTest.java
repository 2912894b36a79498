package interlock.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import interlock.GeneratedPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterlockConfigTest {
  @TempDir private Path folder;

  @Test
  void threeSettingsAreEnough() {
    InterlockConfig config = Settings.with();

    assertThat(config.applicationIdPrefix()).isEqualTo("interlock-");
    assertThat(config.partitions()).isEqualTo(12);
    assertThat(config.replicationFactor()).isEqualTo((short) -1);
    assertThat(config.mailRetention()).hasDays(7);
    assertThat(config.profile()).isEqualTo(Profile.SHARED);
    assertThat(config.sessionTimeoutMillis()).isEqualTo(10_000);
    assertThat(config.policyFile()).isEmpty();
    assertThat(config.registry().urls()).hasSize(1);
    assertThat(config.kafkaClient())
        .isEqualTo(Map.of("bootstrap.servers", "broker-1:9092,broker-2:9092"));
  }

  @Test
  void reportsEveryProblemAtOnceWithKeySourceAndFix() {
    List<String> problems =
        problems(
            List.of(
                "bootstrap.servers=nowhere",
                "topics.partitons=6",
                "topics.partitions=many",
                "topics.mail.retention.ms=1000",
                "profile=fast",
                "kafka.secruity.protocol=SSL",
                "kafka.auto.offset.reset=latest",
                "streams.consumer.session.timeout.ms=5",
                "policy.file=/no/such/file",
                "no-equals-sign"));

    assertThat(problems)
        .containsExactlyInAnyOrder(
            "--set: a flag without key or =. Fix: write --set key=value",
            "kafka.auto.offset.reset (--set): it cannot be set this way. Fix: leave it out:"
                + " Interlock sets it, since what it promises depends on it",
            "kafka.secruity.protocol (--set): no Kafka client knows secruity.protocol. Fix: did"
                + " you mean kafka.security.protocol?",
            "streams.consumer.session.timeout.ms (--set): it cannot be set this way. Fix: set"
                + " session.timeout.ms instead",
            "topics.partitons (--set): there is no such setting. Fix: did you mean"
                + " topics.partitions?",
            "bootstrap.servers (--set): nowhere cannot be used. Fix: set it to list, host:port, or"
                + " several, comma-separated",
            "task.id.key: it is not set. Fix: set it to secret, not empty",
            "topics.partitions (--set): many cannot be used. Fix: set it to int, from 1 to 1000"
                + " (default 12)",
            "topics.mail.retention.ms (--set): 1000 cannot be used. Fix: set it to long, at least"
                + " 604800000 (default 604800000)",
            "profile (--set): fast cannot be used. Fix: set it to string, latency or shared"
                + " (default shared)",
            "schema.registry.url: it is not set. Fix: set it to list",
            "policy.file (--set): there is no readable file /no/such/file. Fix: correct the path,"
                + " or leave it out for the packaged policy");
  }

  @Test
  void aHeartbeatHasToFitThreeTimesIntoASession() {
    assertThat(invalid("session.timeout.ms", "12000", "heartbeat.interval.ms", "6000"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).isEqualTo("set it to 4000 or less"));
  }

  @Test
  void aSharedClusterNeedsALongSession() {
    assertThat(invalid("session.timeout.ms", "3000", "heartbeat.interval.ms", "500"))
        .extracting(ConfigProblem::key)
        .containsExactly("session.timeout.ms");
    assertThat(Settings.with("profile", "latency").sessionTimeoutMillis()).isEqualTo(3_000);
  }

  @Test
  void withTheStreamsProtocolTheSessionIsTheBrokers() {
    assertThat(invalid("group.protocol", "streams", "session.timeout.ms", "20000"))
        .extracting(ConfigProblem::key)
        .containsExactly("session.timeout.ms");
  }

  @Test
  void anApiThatOthersCanReachNeedsTokensAndTls() {
    for (String listen :
        List.of("0.0.0.0:7440", "10.1.2.3:7440", "api.example:7440", "[::]:7440")) {
      assertThat(invalid("http.listen", listen))
          .as(listen)
          .extracting(ConfigProblem::key)
          .containsExactly("http.tokens.file", "http.tls.keystore");
    }
    for (String listen : List.of("127.0.0.1:0", "localhost:7440", "[::1]:7440")) {
      assertThat(Settings.with("http.listen", listen).httpListen().orElseThrow().isLoopback())
          .as(listen)
          .isTrue();
    }
    assertThat(invalid("http.listen", "7440")).hasSize(1);
    assertThat(invalid("http.listen", "127.0.0.1:99999")).hasSize(1);
    assertThat(invalid("http.listen", "127.0.0.1:0", "http.tokens.file", "/no/such/file"))
        .extracting(ConfigProblem::key)
        .containsExactly("http.tokens.file");
    assertThat(Settings.with().httpListen()).isEmpty();
  }

  @Test
  void registrySettingsAreCheckedToo() {
    assertThat(invalid("basic.auth.credentials.source", "USER_INFO"))
        .extracting(ConfigProblem::key)
        .containsExactly("basic.auth.credentials.source");
    assertThat(invalid("schema.registry.url", "not-an-address"))
        .extracting(ConfigProblem::key)
        .containsExactly("schema.registry.url");
  }

  @Test
  void theKeyComesAsTextHexBase64OrFromAFile() throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, "hex:000102030405060708090a0b0c0d0e0f\n");
    byte[] counted = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    assertThat(key(Settings.KEY)).isEqualTo(Settings.KEY.getBytes(StandardCharsets.UTF_8));
    assertThat(key("hex:000102030405060708090a0b0c0d0e0f")).isEqualTo(counted);
    assertThat(key("base64:AAECAwQFBgcICQoLDA0ODw==")).isEqualTo(counted);
    assertThat(key("file:" + file)).isEqualTo(counted);
  }

  @Test
  void aBadKeyIsRefusedWithoutShowingIt() {
    for (String bad : List.of("short-secret", "hex:zz-secret", "base64:***secret", "file:/no/x")) {
      InvalidConfig invalid =
          catchThrowableOfType(InvalidConfig.class, () -> Settings.with("task.id.key", bad));
      assertThat(invalid.getMessage()).contains("task.id.key").doesNotContain("secret");
      assertThat(invalid).hasNoCause();
    }
    assertThat(Settings.with().taskIdKey()).hasToString("***");
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    InterlockConfig config =
        load(
            "topic.prefix=f.\nthreads.money=2\nthreads.people=2\nstandby.replicas=2\n",
            Map.of(
                "INTERLOCK_THREADS_MONEY", "3",
                "INTERLOCK_THREADS_PEOPLE", "3",
                "INTERLOCK_KAFKA_SECURITY_PROTOCOL", "SSL",
                "INTERLOCK_STREAMS_RACK_AWARE_ASSIGNMENT_NON__OVERLAP__COST", "1",
                "INTERLOCK_LOG_LEVEL", "DEBUG",
                "INTERLOCK_SERVICE_HOST", "10.0.0.1",
                "INTERLOCK_MONEY_PORT_8080_TCP_ADDR", "10.0.0.1",
                "PATH", "/bin"),
            List.of("threads.people=4"));

    assertThat(config.topicPrefix()).isEqualTo("f.");
    assertThat(config.getInt("standby.replicas")).isEqualTo(2);
    assertThat(config.getInt("threads.money")).isEqualTo(3);
    assertThat(config.getInt("threads.people")).isEqualTo(4);
    assertThat(config.kafkaClient()).containsEntry("security.protocol", "SSL");
    assertThat(config.streamsExtras()).containsOnlyKeys("rack.aware.assignment.non_overlap_cost");
    assertThat(config.given().get("threads.money").from())
        .isEqualTo("environment INTERLOCK_THREADS_MONEY");
  }

  @Test
  void aMisspelledVariableAndALineTooManyAreProblems() {
    InvalidConfig invalid =
        catchThrowableOfType(
            InvalidConfig.class,
            () ->
                load(
                    "threads.money=1\nthreads.money=2\n",
                    Map.of("INTERLOCK_TREADS_MONEY", "3"),
                    List.of()));

    assertThat(invalid.problems())
        .extracting(ConfigProblem::key)
        .containsExactlyInAnyOrder("threads.money", "treads.money");
  }

  @Test
  void aMissingFileIsAProblemBesideTheOthers() {
    InvalidConfig invalid =
        catchThrowableOfType(
            InvalidConfig.class,
            () ->
                ConfigSources.load(
                    Optional.of(folder.resolve("absent")), Map.of(), List.of("profile=x")));

    assertThat(invalid.problems())
        .extracting(ConfigProblem::key)
        .contains("--config", "profile", "bootstrap.servers");
  }

  @Test
  void theEffectiveViewShowsSourcesAndNoSecret() {
    InterlockConfig config =
        Settings.with(
            "schema.registry.url", "http://user:hush@registry:8081",
            "kafka.sasl.jaas.config", "module required password=hush;",
            "kafka.ssl.keystore.key", "hush",
            "kafka.client.id", "visible");
    String shown = ConfigReference.effective(config);

    assertThat(shown)
        .doesNotContain("hush")
        .doesNotContain(Settings.KEY)
        .containsPattern("task.id.key +=? *.*\\*\\*\\*  \\(given\\)")
        .contains("http://***@registry:8081")
        .contains("visible")
        .containsPattern("session.timeout.ms +=  ?10000  \\(default\\)");
  }

  @Test
  void everySettingIsDocumented() {
    assertThat(InterlockConfig.definition().configKeys().values())
        .allSatisfy(
            key -> {
              assertThat(key.documentation).as(key.name).endsWith(".");
              assertThat(key.group).as(key.name).isNotBlank();
            });
    assertThat(ConfigReference.text()).contains(InterlockConfig.definition().names());
  }

  @Test
  void noTwoSettingsShareAVariable() {
    assertThat(InterlockConfig.definition().names())
        .extracting(EnvironmentNames::of)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(EnvironmentNames.RESERVED);
  }

  @Test
  void thePageIsWhatTheTableSays() throws IOException {
    GeneratedPage.check("docs/reference/configuration.md", ConfigReference.markdown());
  }

  private InterlockConfig load(String text, Map<String, String> environment, List<String> flags)
      throws IOException {
    Path file = folder.resolve("interlock.properties");
    StringBuilder all = new StringBuilder(text);
    Settings.required()
        .forEach((key, value) -> all.append(key).append('=').append(value).append('\n'));
    Files.writeString(file, all);
    return ConfigSources.load(Optional.of(file), environment, flags);
  }

  private static byte[] key(String text) {
    return Settings.with("task.id.key", text).taskIdKey().reveal();
  }

  private static List<String> problems(List<String> flags) {
    return catchThrowableOfType(
            InvalidConfig.class, () -> ConfigSources.load(Optional.empty(), Map.of(), flags))
        .problems()
        .stream()
        .map(ConfigProblem::toString)
        .toList();
  }

  private static List<ConfigProblem> invalid(String... more) {
    return catchThrowableOfType(InvalidConfig.class, () -> Settings.with(more)).problems();
  }
}
