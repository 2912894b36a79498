package interlock.sandbox.simulate;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a world's identifiers are called in anything that is printed: P1, A3, T2, N1, C1, D1. */
public final class Nicknames {
  private final Map<String, String> byValue = new HashMap<>();

  public Nicknames(Population population) {
    number("P", population.phones().stream().map(p -> p.reveal()).toList());
    number("A", population.accounts().stream().map(a -> a.reveal()).toList());
    number("T", population.tokens().stream().map(t -> t.reveal()).toList());
    number("N", population.contacts().stream().map(c -> c.reveal()).toList());
    number("C", population.cases());
    number("D", Population.DEVICES.stream().map(d -> d.reveal()).toList());
  }

  private void number(String letter, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      byValue.put(values.get(i), letter + (i + 1));
    }
  }

  /**
   * A desk key, with the beginning of a later holder; the letter of the room stays where a nickname
   * alone would be ambiguous.
   */
  public String of(String deskKey) {
    int mark = deskKey.indexOf(' ');
    String value = deskKey.substring(deskKey.indexOf(':') + 1, mark < 0 ? deskKey.length() : mark);
    String name = byValue.getOrDefault(value, "?");
    if (mark >= 0) {
      return name + " since " + Instant.ofEpochMilli(Long.parseLong(deskKey.substring(mark + 1)));
    }
    return deskKey.startsWith("m:") ? "money of " + name : name;
  }

  /** A text with every identifier of the world replaced. */
  public String mask(String text) {
    String masked = text;
    // The longer ones first: one may be the beginning of another.
    for (String value :
        byValue.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList()) {
      masked = masked.replace(value, byValue.get(value));
    }
    return masked;
  }
}
