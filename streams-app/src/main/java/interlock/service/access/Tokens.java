package interlock.service.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import interlock.service.tasks.UnitScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The callers of a token file, by the SHA-256 of their tokens. */
public final class Tokens {
  /** The unit of a token that sees every unit's tasks: to be written, never taken for granted. */
  public static final String EVERY_UNIT = "*";

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,64}");
  private static final Set<String> KEYS = Set.of("name", "sha256", "unit", "scopes", "officer");

  private static final String TOKENS = "tokens";

  /** How Jackson tells of it. */
  private static final Pattern TWICE = Pattern.compile("^Duplicate field '(\\w+)'");

  private final Map<String, Caller> callers;

  private Tokens(Map<String, Caller> callers) {
    this.callers = Map.copyOf(callers);
  }

  /** What reading a file came to. */
  public sealed interface Reading {
    record Valid(Tokens tokens) implements Reading {}

    /**
     * @param problems all of them, each with its fix; never a token or its digest
     */
    record Invalid(List<String> problems) implements Reading {}
  }

  /** The caller whose token has this digest. */
  public Optional<Caller> callerOf(String sha256) {
    return Optional.ofNullable(callers.get(sha256));
  }

  public int size() {
    return callers.size();
  }

  /** The digest that stands in a file for a token, in hexadecimal. */
  public static String sha256(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  /** Reads the text of a file. */
  public static Reading parse(String yaml) {
    JsonNode list;
    try {
      list = YAML.readTree(yaml).path(TOKENS);
    } catch (JsonProcessingException e) {
      return new Reading.Invalid(List.of(unreadable(e)));
    }
    if (!list.isArray() || list.isEmpty()) {
      return new Reading.Invalid(List.of("there is no list named tokens; write one, or no file"));
    }
    var reader = new Reader();
    list.forEach(reader::entry);
    return reader.problems.isEmpty()
        ? new Reading.Valid(new Tokens(reader.callers))
        : new Reading.Invalid(List.copyOf(reader.problems));
  }

  private static String unreadable(JsonProcessingException e) {
    String line = "line " + e.getLocation().getLineNr();
    Matcher twice = TWICE.matcher(e.getOriginalMessage());
    // Only our own words are repeated: what else stands there may be a token.
    return twice.find() && (KEYS.contains(twice.group(1)) || twice.group(1).equals(TOKENS))
        ? line + " says " + twice.group(1) + " twice; keep one of them"
        : line + " is no YAML; correct it";
  }

  /** Goes through the entries of one file. */
  private static final class Reader {
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Caller> callers = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private int number;

    void entry(JsonNode entry) {
      number++;
      int before = problems.size();
      entry
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!KEYS.contains(key)) {
                  problem("has a key that nobody reads: " + key + "; correct or remove it");
                }
              });
      String name = text(entry, "name");
      String digest = text(entry, "sha256");
      String unit = text(entry, "unit");
      if (!NAME.matcher(name).matches()) {
        problem("has no name; write 1 to 64 of a-z A-Z 0-9 . _ -");
      } else if (!names.add(name)) {
        problem("has the name of another one; names are unique");
      }
      if (!SHA256.matcher(digest).matches()) {
        problem("has no sha256; write the output of: printf %s TOKEN | sha256sum");
      } else if (callers.containsKey(digest)) {
        problem("has the token of another one; give each its own");
      }
      if (unit.isBlank()) {
        problem("has no unit; write its code, or \"*\" for every unit");
      }
      Set<Scope> scopes = scopes(entry.path("scopes"));
      String officer = text(entry, "officer");
      if (problems.size() == before) {
        callers.put(
            digest,
            new Caller(
                name,
                unit.equals(EVERY_UNIT) ? UnitScope.EVERYWHERE : UnitScope.of(unit),
                scopes,
                officer.isBlank() ? Optional.empty() : Optional.of(officer)));
      }
    }

    /** A field's text; blank when there is none. YAML reads 007 as the number 7. */
    private String text(JsonNode entry, String field) {
      JsonNode value = entry.path(field);
      if (value.isValueNode() && !value.isTextual() && !value.isNull()) {
        problem("says " + field + " as no text; write it in quotes");
      }
      return value.isNull() ? "" : value.asText();
    }

    private Set<Scope> scopes(JsonNode list) {
      Set<Scope> scopes = EnumSet.noneOf(Scope.class);
      for (JsonNode label : list) {
        Optional<Scope> scope = Scope.ofLabel(label.asText());
        if (scope.isEmpty()) {
          problem("has an unknown scope; write some of " + Scope.labels());
        }
        scope.ifPresent(scopes::add);
      }
      if (!list.isArray() || list.isEmpty()) {
        problem("has no list of scopes; write some of " + Scope.labels());
      }
      return scopes;
    }

    private void problem(String what) {
      problems.add("token " + number + " " + what);
    }
  }
}
