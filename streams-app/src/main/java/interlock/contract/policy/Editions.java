package interlock.contract.policy;

import interlock.core.policy.Divisions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The editions of GB/T 2260 in the jar. One that was shipped stays and never changes: an old
 * version of a policy must decide as it did.
 */
public final class Editions {
  private static final String NEWEST = "2023-06-30";

  private Editions() {}

  /** What a policy can name, "none" first. */
  public static List<String> names() {
    return List.of(Divisions.NONE.edition(), NEWEST);
  }

  static Optional<Divisions> find(String name) {
    if (name.equals(Divisions.NONE.edition())) {
      return Optional.of(Divisions.NONE);
    }
    return name.equals(NEWEST) ? Optional.of(newest()) : Optional.empty();
  }

  /** The edition that the packaged policy names. */
  public static Divisions newest() {
    return Newest.DIVISIONS;
  }

  private static Divisions read(String edition) {
    String resource = "/divisions/" + edition + ".csv";
    try (InputStream in = Editions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + resource);
      }
      Map<String, String> names = new HashMap<>();
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int comma = line.indexOf(',');
        names.put(withoutFilling(line.substring(0, comma)), line.substring(comma + 1));
      }
      return new Divisions(edition, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutFilling(String code) {
    return code.replaceFirst("(0000|00)$", "");
  }

  /** Read once, when first asked for. */
  private static final class Newest {
    static final Divisions DIVISIONS = read(NEWEST);
  }
}
