package interlock.core.identity;

import java.util.Optional;

/**
 * Something that names a person: a phone, an account or a person token.
 *
 * <p>The order is total: phone &lt; account &lt; person token, then by value (design.md §2); the
 * smallest identifier of a subject is its root. Two identifiers are equal when their keys are.
 */
public abstract sealed class Identifier implements Comparable<Identifier>
    permits Phone, Account, PersonToken {
  private static final int PREFIX = 2;

  /** The desk key; the only field, because millions of these are alive. */
  private final String key;

  Identifier(char kind, String value) {
    this.key = kind + ":" + value;
  }

  /**
   * Reads a desk key of our own making.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it
   */
  public static Identifier ofKey(String key) {
    return tryOfKey(key)
        .orElseThrow(() -> new IllegalArgumentException("not the key of an identifier"));
  }

  /** Reads a desk key that came from outside, such as a routingKey; empty when it is none. */
  public static Optional<Identifier> tryOfKey(String key) {
    if (key.length() <= PREFIX || key.charAt(1) != ':') {
      return Optional.empty();
    }
    String value = key.substring(PREFIX);
    return switch (key.charAt(0)) {
      case Phone.KIND -> Phone.isE164(value) ? Optional.of(new Phone(value)) : Optional.empty();
      case Account.KIND -> sameValue(Account.parse(value), value);
      case PersonToken.KIND -> sameValue(PersonToken.parse(value), value);
      default -> Optional.empty();
    };
  }

  /** A key holds the normal form only, or one desk would have two keys. */
  private static Optional<Identifier> sameValue(
      Reading<? extends Identifier> reading, String value) {
    return reading.value().filter(i -> i.reveal().equals(value)).map(i -> i);
  }

  /** The desk's key: one letter for the kind, a colon, the normal form. Shows the identifier. */
  public final String key() {
    return key;
  }

  /** The normal form itself. For the few places that must show it: keys, tasks, rejected bytes. */
  public final String reveal() {
    return key.substring(PREFIX);
  }

  /** 0 phone, 1 account, 2 person token. */
  abstract int rank();

  @Override
  public final int compareTo(Identifier other) {
    int byKind = Integer.compare(rank(), other.rank());
    return byKind != 0 ? byKind : key.compareTo(other.key);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Identifier that && key.equals(that.key);
  }

  @Override
  public final int hashCode() {
    return key.hashCode();
  }

  /** Masked: kind and at most the last two characters. */
  @Override
  public final String toString() {
    return Masks.named(getClass().getSimpleName(), reveal());
  }
}
