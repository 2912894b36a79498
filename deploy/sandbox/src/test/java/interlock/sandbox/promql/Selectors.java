package interlock.sandbox.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The series selectors of a PromQL query. It reads what is well-formed; Prometheus refuses the
 * rest.
 */
public final class Selectors {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_:][A-Za-z0-9_:]*|\\$?[0-9.][0-9A-Za-z_.]*|\\S");

  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

  /** What is followed by names of labels. */
  private static final Set<String> GROUPINGS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  private final List<String> tokens = new ArrayList<>();
  private final List<Selector> found = new ArrayList<>();

  /**
   * A selector.
   *
   * @param matchers as they stand in the braces, joined; empty without braces
   * @param range as it stands in the brackets; empty without
   * @param within functions and aggregations that it is the first argument of, the innermost first
   */
  public record Selector(String metric, List<String> matchers, String range, List<String> within) {
    public Selector {
      matchers = List.copyOf(matchers);
      within = List.copyOf(within);
    }

    /** Whether it is the range that one of these functions works on. */
    public boolean isRangeOf(Set<String> functions) {
      return !range.isEmpty() && !within.isEmpty() && functions.contains(within.getFirst());
    }
  }

  private Selectors(String query) {
    Matcher matcher = TOKEN.matcher(query);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    int at = 0;
    while (at < tokens.size()) {
      at = next(at);
    }
  }

  public static List<Selector> of(String query) {
    return new Selectors(query).found;
  }

  private int next(int at) {
    String token = tokens.get(at);
    if (GROUPINGS.contains(token)) {
      return is(at + 1, "(") ? end(at + 1, ")") : at + 1;
    }
    if (token.equals("[")) {
      return end(at, "]");
    }
    boolean isName = Character.isLetter(token.charAt(0)) || token.startsWith("_");
    if (!isName || KEYWORDS.contains(token) || isCall(at + 1)) {
      return at + 1;
    }
    int after = at + 1;
    List<String> matchers = List.of();
    if (is(after, "{")) {
      int end = end(after, "}");
      matchers = matchers(after + 1, end - 1);
      after = end;
    }
    String range = "";
    if (is(after, "[")) {
      int end = end(after, "]");
      range = String.join("", tokens.subList(after + 1, end - 1));
      after = end;
    }
    found.add(new Selector(token, matchers, range, within(at)));
    return after;
  }

  /** What has the token at that place as its argument: {@code f(x} or {@code f by (y) (x}. */
  private List<String> within(int at) {
    List<String> within = new ArrayList<>();
    int place = at;
    while (place >= 2 && is(place - 1, "(")) {
      place -= 2;
      if (is(place, ")")) {
        while (!is(place, "(")) {
          place--;
        }
        place -= 2;
      }
      if (!Character.isLetter(tokens.get(place).charAt(0))) {
        break;
      }
      within.add(tokens.get(place));
    }
    return within;
  }

  private List<String> matchers(int from, int to) {
    List<String> matchers = new ArrayList<>();
    StringBuilder matcher = new StringBuilder();
    for (String token : tokens.subList(from, to)) {
      if (token.equals(",")) {
        matchers.add(matcher.toString());
        matcher.setLength(0);
      } else {
        matcher.append(token);
      }
    }
    matchers.add(matcher.toString());
    return matchers;
  }

  /** An aggregation may have its grouping before its argument. */
  private boolean isCall(int at) {
    return is(at, "(") || (at < tokens.size() && GROUPINGS.contains(tokens.get(at)));
  }

  private boolean is(int at, String token) {
    return at < tokens.size() && tokens.get(at).equals(token);
  }

  /** The place after the one that closes. */
  private int end(int at, String closing) {
    int place = at;
    while (!is(place, closing)) {
      place++;
      if (place >= tokens.size()) {
        throw new IllegalArgumentException("no " + closing + " in " + String.join(" ", tokens));
      }
    }
    return place + 1;
  }
}
