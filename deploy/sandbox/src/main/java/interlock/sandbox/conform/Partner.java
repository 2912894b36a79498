package interlock.sandbox.conform;

import interlock.topology.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who publishes, by the page that is written for them: docs/for-a-bank.md and so on. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
public enum Partner {
  BANK(
      Topic.BANK_SUSPICIOUS_TRANSFER,
      Topic.BANK_ACCOUNT_MOVEMENT,
      Topic.STOP_PAYMENT_FEEDBACK,
      Topic.SOURCE_HEARTBEAT),
  /** Platforms too. */
  CARRIER(
      Topic.TELECOM_FRAUD_CONTACT,
      Topic.ENTERPRISE_FRAUD_CONTACT,
      Topic.LINE_CONTROL_FEEDBACK,
      Topic.SOURCE_HEARTBEAT),
  /** The police too. */
  CENTRE(
      Topic.POLICE_WARNING_DIRECTIVE,
      Topic.POLICE_INCIDENT_REPORT,
      Topic.POLICE_WATCHLIST,
      Topic.POLICE_CARE_LIST,
      Topic.POLICE_APPEAL,
      Topic.POLICE_DECISION,
      Topic.REGISTRY_IDENTITY_BINDING,
      Topic.DISSUASION_FEEDBACK,
      Topic.SOURCE_HEARTBEAT);

  private final List<Topic> topics;

  Partner(Topic... topics) {
    this.topics = List.of(topics);
  }

  /** The topics it publishes to. */
  public List<Topic> topics() {
    return topics;
  }

  /** As a person types it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All labels. */
  public static String labels() {
    return Arrays.stream(values()).map(Partner::label).collect(Collectors.joining(", "));
  }

  /** The one of that label. */
  public static Optional<Partner> of(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equals(label)).findFirst();
  }
}
