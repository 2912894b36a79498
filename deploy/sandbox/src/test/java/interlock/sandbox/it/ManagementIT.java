package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.bank.StopPaymentFeedback;
import interlock.command.ExitCode;
import interlock.common.StopCommand;
import interlock.metrics.Meter;
import interlock.metrics.MeterType;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.sandbox.server.AppProcess;
import interlock.topology.App;
import interlock.topology.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a running process tells those who run it. */
class ManagementIT extends IntegrationSuite {
  private static final int TERMINATED = 143;
  private static final Pattern ADDRESS = Pattern.compile("Metrics and health are at (\\S+)");
  private static final String GROUP = "centre-440600";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** {@code shutdown.timeout.ms}, and what a JVM needs to be gone. */
  private static final Duration GRACE = Duration.ofSeconds(25);

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }

  @Test
  void itTellsTheTruthFromTheStartToTheEnd() throws Exception {
    try (Deployment deployment = deploy("told", Policies.unhurried(), 0)) {
      deployment.set("management.listen", "127.0.0.1:0");
      deployment.set("monitor.groups", GROUP);
      deployment.set("canary.interval.ms", "5000");
      // What is told is the matter here, not how soon: a busy machine may take its time.
      deployment.set("transaction.timeout.ms", "30000");
      AppProcess app = deployment.begin("a");
      String url = address(app);

      assertThat(get(url + "/livez").statusCode()).isEqualTo(200);
      assertThat(get(url + "/readyz").statusCode()).as("still starting").isEqualTo(503);
      assertThat(get(url + "/startupz").statusCode()).isEqualTo(503);

      app.awaitRunning();
      Awaitility.await("it is ready")
          .atMost(PATIENCE)
          .until(() -> get(url + "/readyz").statusCode() == 200);
      assertThat(get(url + "/startupz").statusCode()).isEqualTo(200);

      makeEachFigureAppear(deployment);
      Awaitility.await("the group is asked about")
          .atMost(PATIENCE)
          .until(() -> get(url + "/metrics").body().contains("interlock_group_members{"));
      Awaitility.await("the canary has begun")
          .atMost(PATIENCE)
          .until(() -> get(url + "/metrics").body().contains("interlock_canary_failures"));
      String metrics = get(url + "/metrics").body();

      assertThat(families(metrics)).isEqualTo(table());
      assertThat(metrics)
          // The task, and the markers of transactions.
          .containsPattern(
              "interlock_group_lag\\{group=\"" + GROUP + "\",topic=\"task.dissuasion\"} [1-9]")
          .contains("interlock_group_members{group=\"" + GROUP + "\"} 0.0")
          .contains("interlock_policy_info{version=\"unhurried\"} 1")
          .contains("interlock_tasks_unsigned{level=\"MEDIUM\"} 1.0");
      statusSaysTheSame(url);
      inOrderAndInTime(app);
    }
  }

  private void makeEachFigureAppear(Deployment deployment) throws Exception {
    var transfer = Records.suspicious("told", Instant.now(), "told", 7, 800_000, 100_000);
    deployment
        .publisher()
        .send(
            new LoadEvent(
                Topic.BANK_SUSPICIOUS_TRANSFER, transfer.getPayer().getAccount(), transfer));
    deployment.publisher().flush();
    deployment.raw().send(Topic.POLICE_WATCHLIST, "W-1", null);
    deployment
        .raw()
        .send(
            Topic.STOP_PAYMENT_FEEDBACK,
            "account",
            deployment.bytes(
                Topic.STOP_PAYMENT_FEEDBACK, StopPaymentFeedback.class, refusal(transfer)));
    deployment.published().await("the payment is read", all -> all.hasReceipt("told"));
    deployment.published().await("the answer is read", all -> all.hasReceipt("refused"));
    deployment.published().await("the task is published", all -> all.tasks().size() == 1);
    readNothing(deployment.prefix());
  }

  private static StopPaymentFeedback refusal(interlock.bank.Transfer transfer) {
    return StopPaymentFeedback.newBuilder()
        .setEventId("refused")
        .setSource("ICBC")
        .setOccurredAt(Instant.now())
        .setReportedAt(Instant.now())
        .setTaskId("S-" + "0".repeat(32))
        .setAccount(transfer.getPayer().getAccount())
        .setInstitution("ICBC")
        .setCommand(StopCommand.STOP)
        .setResultCode("1300")
        .build();
  }

  /** A centre that once read from the beginning and then fell silent. */
  private void readNothing(String prefix) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> beginning =
        IntStream.range(0, Deployment.PARTITIONS)
            .boxed()
            .collect(
                Collectors.toMap(
                    p -> new TopicPartition(Topic.TASK_DISSUASION.on(prefix), p),
                    p -> new OffsetAndMetadata(0)));
    try (Admin admin = admin()) {
      admin.alterConsumerGroupOffsets(GROUP, beginning).all().get();
    }
  }

  private void statusSaysTheSame(String url) throws IOException {
    JsonNode status = new ObjectMapper().readTree(get(url + "/status").body());
    assertThat(status.at("/ready").asBoolean()).isTrue();
    assertThat(status.at("/policy/version").asText()).isEqualTo("unhurried");
    assertThat(status.at("/tasks/known").asInt()).isEqualTo(1);
    assertThat(status.at("/applications")).hasSize(App.values().length);
    for (JsonNode application : status.at("/applications")) {
      assertThat(application.at("/state").asText()).isEqualTo("RUNNING");
      assertThat(application.at("/threads/0/state").asText()).isEqualTo("RUNNING");
      assertThat(application.at("/active").asInt()).isPositive();
    }
  }

  private static void inOrderAndInTime(AppProcess app) {
    Instant asked = Instant.now();
    assertThat(app.terminate()).as(app.log()).isEqualTo(TERMINATED);
    assertThat(Duration.between(asked, Instant.now())).isLessThan(GRACE);
    assertThat(app.log()).contains("Stopped").doesNotContain("Not stopped");
  }

  /** Somebody deletes a mailbox: no thread that takes another's place can do without. */
  @Test
  @Tag("full")
  void aFaultThatLastsEndsTheProcessWithANonZeroCode() throws Exception {
    try (Deployment deployment = deploy("faulty", Policies.unhurried(), 0)) {
      AppProcess app = deployment.start("a");
      try (Admin admin = admin()) {
        admin.deleteTopics(List.of(Topic.MAIL_SUBJECT.on(deployment.prefix()))).all().get();
      }
      Awaitility.await("it gives up").atMost(Duration.ofMinutes(5)).until(() -> !app.isAlive());

      assertThat(app.log())
          .contains("it is replaced", "too many lately, the application stops", "gave up");
      assertThat(app.exitCode()).isEqualTo(ExitCode.BUG.code());
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster().bootstrap()));
  }

  private static String address(AppProcess app) {
    return Awaitility.await("it listens")
        .atMost(PATIENCE)
        .until(() -> ADDRESS.matcher(app.log()), Matcher::find)
        .group(1);
  }

  /** Interlock's own, as announced. */
  private static Set<String> families(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("# TYPE interlock_"))
        .map(line -> line.split(" ", -1)[2])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> table() {
    Set<String> table = new TreeSet<>();
    Arrays.stream(Meter.values())
        .forEach(
            meter -> {
              table.add(meter.title());
              if (meter.type() == MeterType.HISTOGRAM) {
                table.add(meter.title() + "_max");
              }
            });
    return table;
  }

  private HttpResponse<String> get(String url) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
