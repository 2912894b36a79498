package interlock.core.joining;

import interlock.core.identity.Generation;
import java.util.Comparator;

/**
 * The word that two identifiers are one person's.
 *
 * @param first the end whose own desk was told first
 * @param second the other end; its own desk finds the generation that is meant
 * @param at of which moment that is said, epoch milliseconds
 */
public record Link(Generation first, Generation second, long at) implements Comparable<Link> {
  private static final Comparator<Link> ORDER =
      Comparator.comparing(Link::first).thenComparing(Link::second).thenComparingLong(Link::at);

  Link withSecond(Generation found) {
    return new Link(first, found, at);
  }

  @Override
  public int compareTo(Link other) {
    return ORDER.compare(this, other);
  }
}
