package interlock.sandbox.deploy;

import java.util.List;
import java.util.regex.Pattern;

/** What the management listener serves, from its own text. */
final class Endpoints {
  private static final String SOURCE =
      "streams-app/src/main/java/interlock/service/management/Management.java";

  private Endpoints() {}

  static List<String> all() {
    return Pattern.compile("routes\\.get\\(\\s*\"([^\"]+)\"")
        .matcher(Yamls.text(SOURCE))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
