package interlock.core.joining;

import java.util.Comparator;

/** A link that did not join. */
public record Refused(Link link, Refusal why) implements Comparable<Refused> {
  private static final Comparator<Refused> ORDER =
      Comparator.comparing((Refused r) -> r.link().first())
          .thenComparing(r -> r.link().second())
          .thenComparing(Refused::why)
          .thenComparingLong(r -> r.link().at());

  @Override
  public int compareTo(Refused other) {
    return ORDER.compare(this, other);
  }

  boolean sameEnds(Link other) {
    return link.first().equals(other.first()) && link.second().equals(other.second());
  }
}
