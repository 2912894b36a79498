package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.grafana.Dashboards;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.Heartbeats;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.promql.PrometheusClient;
import interlock.sandbox.server.FreePorts;
import interlock.sandbox.server.PrometheusProcess;
import interlock.sandbox.server.SandboxServers;
import interlock.sandbox.story.NightRun;
import interlock.sandbox.story.NightScale;
import interlock.service.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that dashboards and alerts ask, on a real Prometheus that watches a sandbox through a
 * troubled night. No Grafana runs here: that it draws the panels is not shown.
 */
@Tag("full")
@Timeout(600)
class DashboardsIT {
  private static final String JOB = "interlock-it";
  private static final String CENTRE = "faz-440600";
  private static final Duration SCRAPED_EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** As Grafana does: four scrapes, but at least a minute for steps of a long range. */
  private static final String RATE_INTERVAL = "1m";

  private static final Set<String> NO_FIGURES = Set.of("NaN", "+Inf", "-Inf");

  private static final String FIRING = "ALERTS{alertname=\"%s\",alertstate=\"firing\"}";

  /** Rubbish was sent, and one source flooded reports. */
  private static final Set<String> FIRE = Set.of("InterlockDeadLetters", "InterlockBreakerOpen");

  private static final Set<String> KEEP_QUIET =
      Set.of(
          "InterlockDown",
          "InterlockInstanceDown",
          "InterlockNoTasks",
          "InterlockCanaryFailing",
          "InterlockCentreNotConsuming",
          "InterlockRestoreStuck",
          "InterlockPolicyRefused");

  @TempDir private static Path dir;
  private static SandboxServers servers;
  private static Application app;
  private static Centre centre;
  private static Heartbeats heartbeats;
  private static PrometheusProcess prometheus;
  private static PrometheusClient client;
  private static Instant start;
  private static String instance;

  @BeforeAll
  static void aTroubledNightIsWatched() throws Exception {
    Assumptions.assumeTrue(
        PrometheusProcess.installed().isPresent(),
        "skipped: no Prometheus here; " + PrometheusProcess.HOW_TO_INSTALL);
    servers = SandboxServers.start();
    instance = "127.0.0.1:" + FreePorts.one();
    app =
        new ProductLauncher()
            .start(
                servers.broker().bootstrap(),
                servers.registry().url(),
                dir.resolve("state"),
                settings());
    var endpoints = Endpoints.of(servers.broker().bootstrap(), servers.registry().url());
    centre = Centre.start(endpoints, CENTRE);
    Path root = Path.of(System.getProperty("interlock.root"));
    start = Instant.now();
    prometheus =
        PrometheusProcess.start(
            new PrometheusProcess.Watch(
                JOB,
                List.of(instance),
                root.toAbsolutePath().resolve("deploy/prometheus/rules/*.yml").toString(),
                SCRAPED_EVERY),
            line -> {});
    client = new PrometheusClient(prometheus.url());
    Awaitility.await().atMost(PATIENCE).until(app::isRunning);
    // The counters' first samples, before they grow.
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> client.now("interlock_intake_read_total offset 6s").size() > 1);
    heartbeats =
        Heartbeats.start(endpoints, List.of("CMCC"), Clock.systemUTC(), Duration.ofSeconds(1));
    new RareEvents(endpoints).publish();
    try (RegistryAccess access =
        RegistryEventCodec.access(
            new HttpSchemaRegistry(
                new RegistryConfig(Map.of(RegistryConfig.URL, servers.registry().url()))))) {
      new NightRun(endpoints, access, NOBODY, () -> false)
          .play(new NightScale(3, 12, 20_000), "it");
    }
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable started :
        Stream.of(client, prometheus, centre, heartbeats, app, servers)
            .filter(c -> c != null)
            .toList()) {
      try {
        started.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void everyQueryOfEveryPanelHasData() {
    List<Dashboards.Asked> queries = Dashboards.queries();
    assertThat(queries).hasSizeGreaterThan(80);
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(queries)
                    .allSatisfy(
                        asked ->
                            assertThat(values(asked))
                                .as(asked.where() + ": " + asked.query())
                                .anyMatch(value -> !NO_FIGURES.contains(value))));
  }

  @Test
  void everyVariableHasAValue() {
    assertThat(Dashboards.variables())
        .hasSizeGreaterThanOrEqualTo(14)
        .allSatisfy(
            variable ->
                assertThat(client.labelValues(chosen(variable.selector()), variable.label()))
                    .as(variable.toString())
                    .containsExactly(variable.label().equals("job") ? JOB : instance));
  }

  @Test
  void everyAlertIsJudgedAndThoseFireThatShould() {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(FIRE)
                    .allSatisfy(
                        alert ->
                            assertThat(client.since(FIRING.formatted(alert), start, SCRAPED_EVERY))
                                .as(alert)
                                .isNotEmpty()));
    assertThat(client.alertRules())
        .hasSizeGreaterThan(FIRE.size() + KEEP_QUIET.size())
        .allSatisfy(
            rule -> {
              assertThat(rule.get("health").asText()).as(rule.toString()).isEqualTo("ok");
              assertThat(rule.path("lastError").asText()).isEmpty();
            });
    assertThat(KEEP_QUIET)
        .allSatisfy(
            alert ->
                assertThat(client.since(FIRING.formatted(alert), start, SCRAPED_EVERY))
                    .as(alert)
                    .isEmpty());
  }

  private static List<String> values(Dashboards.Asked asked) {
    String query = chosen(asked.query());
    return asked.instant() ? client.now(query) : client.since(query, start, Duration.ofSeconds(5));
  }

  /** With what a person has chosen: not All, so that each series must have both labels. */
  private static String chosen(String query) {
    long range = Duration.between(start, Instant.now()).toSeconds() + 1;
    return query
        .replace("$__rate_interval", RATE_INTERVAL)
        .replace("$__range", range + "s")
        .replace("$job", JOB)
        .replace("$instance", instance.replace(".", "\\\\."));
  }

  private static Map<String, String> settings() throws IOException {
    Path policy = dir.resolve("policy.yaml");
    Files.writeString(
        policy,
        Policies.signWithin("5s")
            + "stopPayment:\n  breaker:\n    source: {stops: %d, amount: 0.00}\n"
                .formatted(RareEvents.MOST_STOPS));
    return Map.of(
        "management.listen",
        instance,
        "monitor.institutions",
        String.join(",", Invented.institutions()),
        "monitor.sources",
        "CMCC,CTCC,CUCC," + RareEvents.FLOODER,
        "canary.interval.ms",
        "2000",
        "monitor.groups",
        CENTRE,
        "policy.file",
        policy.toString());
  }

  private static final NightRun.Watcher NOBODY =
      new NightRun.Watcher() {
        @Override
        public void task(SpecificRecord task, Duration sinceEvent) {}

        @Override
        public void second(long seconds, NightRun.NightNow now) {}
      };
}
