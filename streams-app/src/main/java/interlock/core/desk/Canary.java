package interlock.core.desk;

import interlock.core.identity.Identifier;

/**
 * The canary: events about nobody, which run through all of Interlock to show that it works (ADR
 * 0032). It is known by reserved identifiers. Nobody else may name them, and it may name no others,
 * so a desk is either the canary's or somebody's, and what becomes of the canary reaches nobody.
 */
public final class Canary {
  /** The source of its events. */
  public static final String SOURCE = "interlock.canary";

  /** Its phones begin so: a number in Beijing cannot begin with a zero, the trunk prefix. */
  public static final String PHONE = "+861009";

  /** Its accounts, cases and directives begin so. */
  public static final String NAME = "INTERLOCK.CANARY.";

  /** Digits after the beginning of a phone. */
  public static final int DIGITS = 6;

  /** A round of which a desk hears nothing for so long was cut off. */
  public static final long SLOWEST_MILLIS = 60_000;

  private static final String END = "/end";

  private Canary() {}

  /** Whether a desk is its own; by the room, for a caller may pretend to have its number. */
  public static boolean owns(Address desk) {
    return switch (desk.room()) {
      case SUBJECT -> names(desk.key(), 2);
      case ACCOUNT, CASE -> desk.key().startsWith(NAME, 2);
      case CONTACT, DEVICE -> false;
    };
  }

  /** Whether an identifier is one of its own. */
  public static boolean owns(Identifier identifier) {
    return names(identifier.key(), 2);
  }

  /** Whether a case is its own. */
  public static boolean ownsCase(String caseId) {
    return caseId.startsWith(NAME);
  }

  /** The id of the event that ends what another event began. */
  public static String endOf(String eventId) {
    return eventId + END;
  }

  /** Whether what follows from it ends a round: its desks keep nothing of it. */
  public static boolean ends(Cause cause) {
    return cause.eventId().endsWith(END) && cause.source().equals(SOURCE);
  }

  private static boolean names(String key, int from) {
    return key.startsWith(PHONE, from) || key.startsWith(NAME, from);
  }
}
