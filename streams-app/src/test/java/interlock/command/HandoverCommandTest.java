package interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoverCommandTest {
  private static final Pattern SINCE = Pattern.compile("since=([^&]+)");

  private final StringWriter out = new StringWriter();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          asked.add(query);
          String more =
              query.contains("state=closed") && !query.contains("cursor=")
                  ? ", \"next\": \"n1\""
                  : "";
          String page =
              "{\"completeSince\": \"2026-03-01T00:00:00Z\", \"tasks\": []%s}".formatted(more);
          byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
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
  void ofWhatEndedItAsksForTheShiftOnly() {
    Instant before = Instant.now();
    assertThat(run("--hours", "8", "--unit", "4406")).isZero();
    Instant after = Instant.now();

    assertThat(asked).hasSize(3).allMatch(query -> query.contains("unit=4406"));
    assertThat(asked.get(0)).contains("state=open").doesNotContain("since=");
    for (String closed : asked.subList(1, 3)) {
      Matcher since = SINCE.matcher(closed);
      assertThat(since.find()).as(closed).isTrue();
      assertThat(Instant.parse(URLDecoder.decode(since.group(1), StandardCharsets.UTF_8)))
          .isBetween(before.minus(Duration.ofHours(8)), after.minus(Duration.ofHours(8)));
    }
    assertThat(asked.get(2)).contains("cursor=n1");
    assertThat(out.toString()).contains("Late: 0");
  }

  private int run(String... options) {
    String api = "http://127.0.0.1:" + server.getAddress().getPort();
    return Interlock.commandLine(
            config -> {
              throw new IllegalStateException("nothing is run");
            })
        .setOut(new PrintWriter(out, true))
        .execute(
            Stream.concat(Stream.of("handover", "--lang", "en", "--api", api), Stream.of(options))
                .toArray(String[]::new));
  }
}
