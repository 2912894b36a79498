package interlock.topology;

import interlock.core.desk.Room;
import java.util.List;

/**
 * The two applications in one process. Apart, so that a flood on the people's side does not delay a
 * stop payment: the threads of one Kafka Streams client serve all its sub-topologies.
 */
public enum App {
  MONEY("money"),
  PEOPLE("people");

  private final String suffix;

  App(String suffix) {
    this.suffix = suffix;
  }

  /** The consumer group and the prefix of changelogs; never changes for a deployment. */
  public String applicationId(String prefix) {
    return prefix + suffix;
  }

  List<Room> rooms() {
    return switch (this) {
      case MONEY -> List.of(Room.CASE, Room.ACCOUNT, Room.DEVICE);
      case PEOPLE -> List.of(Room.SUBJECT, Room.CONTACT);
    };
  }

  List<IntakeParty> parties() {
    return switch (this) {
      case MONEY -> List.of(IntakeParty.BANK, IntakeParty.POLICE);
      case PEOPLE ->
          List.of(
              IntakeParty.TELECOM,
              IntakeParty.ENTERPRISE,
              IntakeParty.REGISTRY,
              IntakeParty.CENTRE,
              IntakeParty.SOURCE);
    };
  }
}
