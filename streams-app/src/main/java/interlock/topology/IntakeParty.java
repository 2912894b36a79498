package interlock.topology;

import interlock.core.desk.Room;
import java.util.List;
import java.util.Locale;

/** A party's own intake and the topics that it publishes. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
public enum IntakeParty {
  BANK(
      List.of(Room.SUBJECT, Room.ACCOUNT, Room.DEVICE),
      Topic.BANK_SUSPICIOUS_TRANSFER,
      Topic.BANK_ACCOUNT_MOVEMENT,
      Topic.STOP_PAYMENT_FEEDBACK),
  POLICE(
      List.of(Room.SUBJECT, Room.ACCOUNT, Room.CONTACT, Room.CASE),
      Topic.POLICE_WARNING_DIRECTIVE,
      Topic.POLICE_INCIDENT_REPORT,
      Topic.POLICE_WATCHLIST,
      Topic.POLICE_CARE_LIST,
      Topic.POLICE_APPEAL,
      Topic.POLICE_DECISION),
  TELECOM(List.of(Room.SUBJECT, Room.CONTACT), Topic.TELECOM_FRAUD_CONTACT),
  ENTERPRISE(List.of(Room.SUBJECT, Room.CONTACT), Topic.ENTERPRISE_FRAUD_CONTACT),
  REGISTRY(List.of(Room.SUBJECT), Topic.REGISTRY_IDENTITY_BINDING),
  /** The anti-fraud centres and the carriers that answer their tasks. */
  CENTRE(
      List.of(Room.SUBJECT, Room.CONTACT), Topic.DISSUASION_FEEDBACK, Topic.LINE_CONTROL_FEEDBACK),
  /** Any source, to say that it is there. */
  SOURCE(List.of(), Topic.SOURCE_HEARTBEAT);

  private final List<Room> writesTo;
  private final List<Topic> topics;

  IntakeParty(List<Room> writesTo, Topic... topics) {
    this.writesTo = writesTo;
    this.topics = List.of(topics);
  }

  public List<Topic> topics() {
    return topics;
  }

  /** The rooms that its events can concern. */
  List<Room> writesTo() {
    return writesTo;
  }

  /** As in metric labels and node names. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
