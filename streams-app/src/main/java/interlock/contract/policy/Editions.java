package interlock.contract.policy;

import interlock.core.policy.Divisions;
import interlock.core.policy.Edition;
import interlock.core.policy.PhonePrefixes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The editions of divisions and phone prefixes in the jar. One that was shipped stays and never
 * changes: an old version of a policy must decide as it did.
 */
final class Editions {
  private static final String DIVISIONS = "2023-06-30";
  private static final String PHONES = "2026-01-29";

  private Editions() {}

  /** What a policy can name of that kind, "none" first. */
  static List<String> names(Class<?> kind) {
    return List.of(Edition.NONE, kind == Divisions.class ? DIVISIONS : PHONES);
  }

  static Optional<Edition> find(Class<?> kind, String name) {
    if (!names(kind).contains(name)) {
      return Optional.empty();
    }
    if (kind == Divisions.class) {
      return Optional.of(name.equals(DIVISIONS) ? Held.DIVISIONS : Divisions.NONE);
    }
    return Optional.of(name.equals(PHONES) ? Held.PHONES : PhonePrefixes.NONE);
  }

  private static Divisions divisions() {
    Map<String, String> names = new HashMap<>();
    read(
        "/divisions/" + DIVISIONS + ".csv",
        line -> {
          int comma = line.indexOf(',');
          names.put(withoutFilling(line.substring(0, comma)), line.substring(comma + 1));
        });
    names.remove("code");
    return new Divisions(DIVISIONS, names);
  }

  private static String withoutFilling(String code) {
    return code.replaceFirst("(0000|00)$", "");
  }

  /** A line: {@code 440600 3:757 7:1300012,1300015+3}. */
  private static PhonePrefixes phones() {
    List<PhonePrefixes.Run> runs = new ArrayList<>();
    read(
        "/phones/" + PHONES + ".txt",
        line -> {
          String[] parts = line.split(" ", -1);
          int region = Integer.parseInt(parts[0]);
          for (int i = 1; i < parts.length; i++) {
            int digits = Integer.parseInt(parts[i].substring(0, 1));
            for (String run : parts[i].substring(2).split(",", -1)) {
              int plus = run.indexOf('+');
              int first = Integer.parseInt(plus < 0 ? run : run.substring(0, plus));
              int more = plus < 0 ? 0 : Integer.parseInt(run.substring(plus + 1));
              runs.add(new PhonePrefixes.Run(digits, first, first + more, region));
            }
          }
        });
    return new PhonePrefixes(PHONES, Instant.parse(PHONES + "T00:00:00Z").toEpochMilli(), runs);
  }

  private static void read(String resource, Consumer<String> line) {
    try (InputStream in = Editions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + resource);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().forEach(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read once, when first asked for. */
  private static final class Held {
    static final Divisions DIVISIONS = divisions();
    static final PhonePrefixes PHONES = phones();
  }
}
