package interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorklistCommandTest {
  private static final String PAGE =
      """
      {"asOf": "2026-03-09T12:00:00Z", "tasks": [{"kind": "stop-payment", "agedPriority": 700,
        "humanStep": {"measure": "REVIEW", "overdue": false},
        "task": {"taskId": "S-2", "revision": 1, "command": "REVIEW", "state": "PROPOSED",
                 "unit": "440606", "amount": 570000.00}}]}
      """;

  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private int status = 200;
  private String body = PAGE;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void printsOnceWhatWaitsForAPersonOfAUnit() throws IOException {
    Path token = Files.writeString(dir.resolve("token"), "secret\n");
    assertThat(run("--once", "--unit", "4406", "--token-file", token.toString())).isZero();
    assertThat(asked).containsExactly("/v1/tasks?human=true&limit=30&unit=4406 Bearer secret");
    assertThat(out.toString()).contains("prio").contains("REVIEW").contains("S-2");

    assertThat(run("--once", "--all", "--json", "--limit", "5")).isZero();
    assertThat(asked.getLast()).isEqualTo("/v1/tasks?limit=5 null");
    assertThat(out.toString().lines().toList())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("{\"asOf\"").contains("570000.00"));
  }

  @Test
  void tellsWhyTheApiRefusesAndWhatToDo() {
    status = 401;
    body = "{\"detail\": \"Send a token\"}";
    assertThat(run("--once")).isEqualTo(3);
    assertThat(err.toString()).contains("answers 401: Send a token").contains("--token-file");

    status = 400;
    body = "{\"detail\": \"1 field\", \"errors\": [{\"field\": \"limit\", \"fix\": \"1 to 200\"}]}";
    assertThat(run("--once")).isEqualTo(3);
    assertThat(err.toString()).contains("Fix: limit: 1 to 200");

    body = "<html>";
    assertThat(run("--once")).isEqualTo(3);
    assertThat(err.toString()).contains("does not answer as an API of Interlock");
  }

  @Test
  void wrongArgumentsAreUsageAndNobodyThereIsOutside() {
    assertThat(execute("worklist", "--once", "--api", "nowhere")).isEqualTo(2);
    assertThat(execute("worklist", "--once", "--token-file", "/no/such/file")).isEqualTo(2);
    assertThat(execute("worklist", "--once", "--api", "http://127.0.0.1:1")).isEqualTo(3);
    assertThat(err.toString()).contains("No API answers at http://127.0.0.1:1").contains("Fix:");
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("worklist", "--lang", "en", "--api"));
    arguments.add("http://127.0.0.1:" + server.getAddress().getPort());
    arguments.addAll(List.of(options));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Interlock.commandLine(
            config -> {
              throw new IllegalStateException("nothing is run");
            })
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
