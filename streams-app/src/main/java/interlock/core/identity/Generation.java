package interlock.core.identity;

import java.util.Optional;

/**
 * An identifier in the hands of one holder. A number that is given out again (二次放号) starts a new
 * generation, and so does an identifier that an officer splits off (design.md §2).
 *
 * <p>The order is that of identifiers, then of time. Its key is the key of its SubjectDesk: the
 * identifier's own for the first generation, with the start behind a space for a later one.
 *
 * @param since from when on, epoch milliseconds; {@link #FIRST} for the first
 */
public record Generation(Identifier identifier, long since) implements Comparable<Generation> {
  /** Before all time. */
  public static final long FIRST = Long.MIN_VALUE;

  /** In no identifier's normal form. */
  private static final char MARK = ' ';

  public static Generation first(Identifier identifier) {
    return new Generation(identifier, FIRST);
  }

  /** Reads the key of a SubjectDesk; empty when it is none. */
  public static Optional<Generation> tryOfKey(String key) {
    int mark = key.lastIndexOf(MARK);
    if (mark < 0) {
      return Identifier.tryOfKey(key).map(Generation::first);
    }
    try {
      long since = Long.parseLong(key.substring(mark + 1));
      return Identifier.tryOfKey(key.substring(0, mark))
          .map(i -> new Generation(i, since))
          // One desk has one key.
          .filter(g -> g.key().equals(key));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  /**
   * Reads a desk key of our own making.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it
   */
  public static Generation ofKey(String key) {
    return tryOfKey(key)
        .orElseThrow(() -> new IllegalArgumentException("not the key of a subject's desk"));
  }

  public boolean isFirst() {
    return since == FIRST;
  }

  /** The desk's key. Shows the identifier. */
  public String key() {
    return isFirst() ? identifier.key() : identifier.key() + MARK + since;
  }

  @Override
  public int compareTo(Generation other) {
    int byIdentifier = identifier.compareTo(other.identifier);
    return byIdentifier != 0 ? byIdentifier : Long.compare(since, other.since);
  }

  /** Masked, as the identifier is. */
  @Override
  public String toString() {
    return isFirst() ? identifier.toString() : identifier + " since " + since;
  }
}
