package interlock.sandbox.banks;

import interlock.common.Party;
import java.util.Optional;

/**
 * An account and whose it is, as its bank knows it. Its text shows neither.
 *
 * @param name empty when the bank does not compare names
 * @param mark what stands in the way of a stop
 */
public record Holder(
    String account, String institution, String name, Optional<String> phone, Mark mark) {

  /** What a bank has noted on an account. */
  public enum Mark {
    NONE,
    WHITELISTED,
    REPORTED_LOST,
    CLOSED
  }

  /** As the own bank names him. */
  Party own() {
    Party party = other();
    party.setName(name.isEmpty() ? null : name);
    party.setPhone(phone.orElse(null));
    return party;
  }

  /** As another bank names him: the account only. */
  Party other() {
    return Party.newBuilder().setAccount(account).setInstitution(institution).build();
  }

  @Override
  public String toString() {
    return "Holder[" + institution + "]";
  }
}
