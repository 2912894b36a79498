package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.command.Interlock;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.control.AccessRecord;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.load.RecordFeed;
import interlock.sandbox.server.FreePorts;
import interlock.sandbox.server.SandboxServers;
import interlock.service.Application;
import interlock.service.config.InterlockConfig;
import interlock.topology.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is taken by phone, the money is stopped, an officer sees it: all by the API. */
class ApiIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MULE = "6230580000000040017";
  private static final String REPORT =
      """
      {"eventId": "r-1", "caseId": "FS-0500", "status": "REPORTED", "region": "440605",
       "victim": {"phone": "17000000901"},
       "transfers": [{"payee": {"account": "%s", "institution": "PAB"},
                      "amount": 50000, "occurredAt": "%s"}]}
      """;

  @TempDir private static Path dir;
  private final HttpClient client = HttpClient.newHttpClient();
  private String first;
  private String second;

  @Test
  void whatIsPostedToOneInstanceIsAnsweredByAnother() throws Exception {
    try (SandboxServers servers = SandboxServers.start()) {
      List<SpecificRecord> audited = new CopyOnWriteArrayList<>();
      try (Application one = start(servers, "one");
          RegistryAccess access = access(servers);
          Application two = start(servers, "two");
          RecordFeed feed = audits(servers, access, audited)) {
        awaitReady(first);
        awaitReady(second);

        String report = REPORT.formatted(MULE, Instant.now().minusSeconds(600));
        JsonNode taken = post(first, "/v1/incident-reports", report);
        assertThat(taken.get("topic").asText()).isEqualTo(Topic.POLICE_INCIDENT_REPORT.base());
        JsonNode stop = await(second, "/v1/cases/FS-0500", "stop-payment");
        assertThat(stop.at("/task/target/account").asText()).isEqualTo("**17");
        assertThat(stop.at("/task/hop").asInt()).isEqualTo(1);
        int revision = stop.at("/task/revision").asInt();

        assertThat(post(second, "/v1/incident-reports", report).get("eventId").asText())
            .isEqualTo("r-1");
        String taskId = stop.at("/task/taskId").asText();
        JsonNode told = get(first, "/v1/tasks/" + taskId + "?reveal=true");
        assertThat(told.at("/task/target/account").asText()).isEqualTo(MULE);
        assertThat(told.at("/task/revision").asInt()).as("told twice").isEqualTo(revision);
        assertThat(told.at("/history/0/revision").asInt()).isEqualTo(1);
        assertThat(told.get("history")).hasSize(revision);

        Awaitility.await().until(() -> !audited.isEmpty());
        AccessRecord audit = (AccessRecord) audited.getFirst();
        assertThat(audit.getTaskIds()).containsExactly(taskId);
        assertThat(audit.getCaller()).isEqualTo("open");
        assertThat(audited).hasSize(1);

        assertThat(command("worklist", "--once", "--all", "--api", second))
            .contains(taskId, "**17")
            .doesNotContain(MULE);
        assertThat(command("restrictions", MULE, "--lang", "en", "--api", second))
            .contains("asked, not confirmed yet", taskId, "to appeal")
            .doesNotContain(MULE);
        assertThat(command("report", "--daily", "--lang", "en", "--api", first))
            .contains("All units", "stopped: ¥0.00");
        String[] cluster = {
          "--cluster", servers.broker().bootstrap(), "--registry", servers.registry().url()
        };
        assertThat(command(cluster, "where", "api.open", "r-1", "--lang", "en"))
            .contains("taken", "police.incident-report", taskId + "  stop-payment  REQUESTED");
        assertThat(command(cluster, "where", "r-1", "--lang", "en"))
            .contains("api.open", taskId + "  stop-payment  REQUESTED");
        assertThat(command(cluster, "scorecard", "--source", "api.open", "--lang", "en"))
            .containsPattern("api.open +2 +2 ");
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        String[] day = {"kpi", "--publish", "--from", today, "--to", today};
        assertThat(command(cluster, day))
            .contains("1 day(s)")
            .doesNotContain(" 0 record(s) written");
        assertThat(command(cluster, day)).as("published once").contains(" 0 record(s) written");
        assertThat(command(cluster, "kpi", "--lang", "en"))
            .contains("period: 1 of ")
            .containsPattern("first hold within 30 minutes +0.0 % +0 / 1 ")
            .doesNotContain(MULE);
        feed.requireAlive();
        assertThat(one.isRunning()).isTrue();
        assertThat(two.isRunning()).isTrue();
      }
    }
  }

  private Application start(SandboxServers servers, String instance) {
    String listen = "127.0.0.1:" + FreePorts.one();
    if (instance.equals("one")) {
      first = "http://" + listen;
    } else {
      second = "http://" + listen;
    }
    return new ProductLauncher()
        .start(
            servers.broker().bootstrap(),
            servers.registry().url(),
            dir.resolve(instance),
            Map.of("http.listen", listen));
  }

  private static RegistryAccess access(SandboxServers servers) {
    var config = new RegistryConfig(Map.of(RegistryConfig.URL, servers.registry().url()));
    return RegistryEventCodec.access(new HttpSchemaRegistry(config));
  }

  private static RecordFeed audits(
      SandboxServers servers, RegistryAccess access, List<SpecificRecord> audited) {
    return RecordFeed.start(
        Endpoints.of(servers.broker().bootstrap(), servers.registry().url()),
        access,
        Set.of(Topic.AUDIT_ACCESS),
        Duration.ofMillis(100),
        batch -> batch.forEach(read -> audited.add(read.value())));
  }

  private void awaitReady(String api) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> send(HttpRequest.newBuilder(URI.create(api + "/health/ready"))) == 200);
  }

  /** The first task of that kind at this address. */
  private JsonNode await(String api, String path, String kind) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> ofKind(get(api, path), kind), Objects::nonNull);
  }

  private static JsonNode ofKind(JsonNode page, String kind) {
    for (JsonNode item : page.get("tasks")) {
      if (item.get("kind").asText().equals(kind)) {
        return item;
      }
    }
    return null;
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private JsonNode get(String api, String path) throws Exception {
    return answer(HttpRequest.newBuilder(URI.create(api + path)), 200);
  }

  private JsonNode post(String api, String path, String body) throws Exception {
    return answer(
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        202);
  }

  private JsonNode answer(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private static String command(String[] cluster, String... arguments) {
    return command(Stream.concat(Stream.of(arguments), Stream.of(cluster)).toArray(String[]::new));
  }

  private static String command(String... arguments) {
    var out = new StringWriter();
    Function<InterlockConfig, Application> none =
        config -> {
          throw new IllegalStateException("nothing is run");
        };
    int code =
        Interlock.commandLine(none)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(arguments);
    assertThat(code).as(out::toString).isZero();
    return out.toString();
  }
}
