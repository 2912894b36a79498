package interlock.core.desk;

import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.DeviceId;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import java.util.Optional;

/**
 * A desk's key. Its first letters name the room, so that a task's routing key is all that an answer
 * needs:
 *
 * <pre>
 * p: a: t:      SubjectDesk   phone, account, person token
 * m:            AccountDesk   the money in an account
 * n: v: s: x:   ContactDesk   number, service number, site, app
 * c:            CaseDesk      case id
 * d:            DeviceDesk    device
 * </pre>
 *
 * <p>Holds a raw identifier; {@link #toString()} shows the room only.
 */
public record Address(Room room, String key) {
  private static final String MONEY = "m:";
  private static final String CASE = "c:";
  private static final String DEVICE = "d:";

  public static Address subject(Identifier identifier) {
    return new Address(Room.SUBJECT, identifier.key());
  }

  /** The desk of one generation of an identifier. */
  public static Address subject(Generation generation) {
    return new Address(Room.SUBJECT, generation.key());
  }

  public static Address account(Account account) {
    return new Address(Room.ACCOUNT, MONEY + account.reveal());
  }

  public static Address contact(ContactPoint contact) {
    return new Address(Room.CONTACT, contact.key());
  }

  public static Address caseFile(String caseId) {
    return new Address(Room.CASE, CASE + caseId);
  }

  public static Address device(DeviceId device) {
    return new Address(Room.DEVICE, DEVICE + device.reveal());
  }

  /** The desk that a routing key names; empty if it is not one of ours. */
  public static Optional<Address> ofKey(String routingKey) {
    if (routingKey.length() < 3 || routingKey.charAt(1) != ':') {
      return Optional.empty();
    }
    return switch (routingKey.charAt(0)) {
      case 'p', 'a', 't' -> Optional.of(new Address(Room.SUBJECT, routingKey));
      case 'm' -> Optional.of(new Address(Room.ACCOUNT, routingKey));
      case 'n', 'v', 's', 'x' -> Optional.of(new Address(Room.CONTACT, routingKey));
      case 'c' -> Optional.of(new Address(Room.CASE, routingKey));
      case 'd' -> Optional.of(new Address(Room.DEVICE, routingKey));
      default -> Optional.empty();
    };
  }

  /** The value behind the room's letters, e.g. the case id of a CaseDesk. */
  public String value() {
    return key.substring(2);
  }

  @Override
  public String toString() {
    return room + "(***)";
  }
}
