package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.PolicyBook;
import interlock.metrics.Meters;
import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.server.SandboxServers;
import interlock.schemas.Contracts;
import interlock.service.Application;
import interlock.service.canary.CanaryPath;
import interlock.service.canary.CanaryRunner;
import interlock.service.config.InterlockConfig;
import interlock.topology.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The canary on a real broker: it sings while tasks come, and falls silent when none do. */
@Tag("full")
@Timeout(600)
class CanaryIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path dir;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void singsWhileTasksComeAndFallsSilentWhenNoneDo() throws Exception {
    try (SandboxServers servers = SandboxServers.start();
        Application app =
            new ProductLauncher()
                .start(
                    servers.broker().bootstrap(),
                    servers.registry().url(),
                    dir.resolve("state"),
                    Map.of());
        RegistryAccess access =
            RegistryAccess.of(
                new RegistryConfig(Map.of(RegistryConfig.URL, servers.registry().url())),
                schema -> Contracts.text(schema.getFullName()));
        CanaryRunner canary = canary(servers, access, app)) {
      canary.start();
      Awaitility.await("both paths come through, twice")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(CanaryPath.values())
                      .allSatisfy(path -> assertThat(seen(path)).isGreaterThanOrEqualTo(2)));
      Map<CanaryPath, Double> began = all(this::heldAt);
      Awaitility.await("a success moves the gauge")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(CanaryPath.values())
                      .allSatisfy(path -> assertThat(heldAt(path)).isGreaterThan(began.get(path))));

      assertThat(written(servers)).as("nobody else hears of it").isEqualTo(nothing());

      stop(app);
      Map<CanaryPath, Double> failed = all(this::failures);
      Awaitility.await("events come, and no tasks")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(CanaryPath.values())
                      .allSatisfy(
                          path ->
                              assertThat(failures(path))
                                  .isGreaterThanOrEqualTo(failed.get(path) + 2)));
      Map<CanaryPath, Double> held = all(this::heldAt);
      Map<CanaryPath, Double> more = all(this::failures);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> failures(CanaryPath.DISSUASION) > more.get(CanaryPath.DISSUASION));
      assertThat(all(this::heldAt)).as("no success any more").isEqualTo(held);
    }
  }

  /** Before its turn; closing it again does nothing. */
  private static void stop(Application app) {
    app.close();
  }

  private CanaryRunner canary(SandboxServers servers, RegistryAccess access, Application app) {
    InterlockConfig config =
        InterlockConfig.of(
            Map.of(
                InterlockConfig.BOOTSTRAP_SERVERS,
                servers.broker().bootstrap(),
                RegistryConfig.URL,
                servers.registry().url(),
                InterlockConfig.STATE_DIR,
                dir.resolve("none").toString(),
                InterlockConfig.TASK_ID_KEY,
                "the key of a test, known to all",
                InterlockConfig.CANARY_INTERVAL,
                "3000"));
    return new CanaryRunner(
        config,
        access,
        new AvroContractSerdes(access),
        PolicyBook.of(PolicyDocument.packaged()),
        new Meters(registry),
        Clock.systemUTC(),
        app::isRunning);
  }

  /** How many records lie on each topic that others read. */
  private static Map<Topic, Long> written(SandboxServers servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.broker().bootstrap()))) {
      var names = others().stream().map(Topic::base).toList();
      Map<TopicPartition, OffsetSpec> ask =
          admin.describeTopics(names).allTopicNames().get().values().stream()
              .flatMap(
                  topic ->
                      IntStream.range(0, topic.partitions().size())
                          .mapToObj(p -> new TopicPartition(topic.name(), p)))
              .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
      return admin.listOffsets(ask).all().get().entrySet().stream()
          .collect(
              Collectors.groupingBy(
                  end -> Topic.ofBase(end.getKey().topic()).orElseThrow(),
                  Collectors.summingLong(end -> end.getValue().offset())));
    }
  }

  private static List<Topic> others() {
    return List.of(
        Topic.TASK_DISSUASION,
        Topic.TASK_STOP_PAYMENT,
        Topic.TASK_ACCOUNT_QUERY,
        Topic.TASK_LINE_CONTROL,
        Topic.TASK_LEAD,
        Topic.TASK_HISTORY,
        Topic.CASE_SUMMARY,
        Topic.CASE_TRACE_EDGE,
        Topic.SOURCE_RECEIPT,
        Topic.INTAKE_REJECTED,
        Topic.DEAD_LETTER,
        Topic.CONTROL_ALERT);
  }

  private static Map<Topic, Long> nothing() {
    return others().stream().collect(Collectors.toMap(Function.identity(), topic -> 0L));
  }

  private static Map<CanaryPath, Double> all(Function<CanaryPath, Double> figure) {
    return List.of(CanaryPath.values()).stream()
        .collect(Collectors.toMap(Function.identity(), figure));
  }

  private double seen(CanaryPath path) {
    var summary = registry.find("interlock_canary_seconds").tag("path", label(path)).summary();
    return summary == null ? 0 : summary.count();
  }

  private double heldAt(CanaryPath path) {
    return registry
        .get("interlock_canary_last_success_timestamp_seconds")
        .tag("path", label(path))
        .gauge()
        .value();
  }

  private double failures(CanaryPath path) {
    return registry.get("interlock_canary_failures").tag("path", label(path)).counter().count();
  }

  private static String label(CanaryPath path) {
    return path == CanaryPath.DISSUASION ? "dissuasion" : "stop-payment";
  }
}
