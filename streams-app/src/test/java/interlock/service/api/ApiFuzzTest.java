package interlock.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import interlock.service.api.Route.Verb;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Whatever is asked over HTTP is answered, and never by a fault of ours. */
@Tag("fuzz")
class ApiFuzzTest {
  private static final List<Route> ROUTES =
      Route.all().stream().filter(route -> route != Route.STREAM).toList();

  private static ApiHouse house;

  @BeforeAll
  static void open() {
    house = ApiHouse.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /**
   * @param data the first byte chooses the route; the rest is text: lines that are the path's
   *     parameter and the query's parameters one after the other, or the body
   */
  @FuzzTest
  void anyRequestIsAnswered(byte[] data) throws IOException, InterruptedException {
    if (data.length == 0) {
      return;
    }
    Route route = ROUTES.get(Math.floorMod(data[0], ROUTES.size()));
    String text = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
    ApiHouse.Answer answer;
    try {
      answer = ask(route, text);
    } catch (IOException gone) {
      // A connection that nobody uses is closed by the server, as it may; the next one is new.
      answer = ask(route, text);
    }
    assertThat(answer.status()).as(answer.text()).isBetween(200, 499);
  }

  private static ApiHouse.Answer ask(Route route, String text)
      throws IOException, InterruptedException {
    return route.method() == Verb.POST
        ? house.post(route.path(), text, "Content-Type", "application/json")
        : house.get(target(route, text));
  }

  private static String target(Route route, String text) {
    List<String> words = new ArrayList<>(List.of(text.split("\n", -1)));
    String path = route.path().replaceAll("\\{\\w+}", "%s").formatted(encoded(words.getFirst()));
    var query = new StringBuilder();
    int next = 0;
    for (String name : new TreeSet<>(route.parameters())) {
      next++;
      if (next < words.size() && !words.get(next).isEmpty()) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
        query.append(encoded(words.get(next)));
      }
    }
    return path + query;
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word.isEmpty() ? "x" : word, StandardCharsets.UTF_8);
  }
}
