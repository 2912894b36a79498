package interlock.core.event;

import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A subscriber was in touch with a suspect line, site or app, as a carrier or platform saw it.
 *
 * @param reporter whether a carrier or a platform tells it; the two are different parties
 * @param confidencePermille 0–1000
 * @param sessionId names one call or visit over its phases
 */
public record FraudContact(
    Origin origin,
    Reporter reporter,
    Phone subscriber,
    ContactKind kind,
    ContactPoint contact,
    Phase phase,
    Optional<String> sessionId,
    OptionalLong durationSeconds,
    List<String> signals,
    int confidencePermille,
    Optional<String> fraudType,
    boolean alreadyWarned,
    Optional<String> region)
    implements Event {

  public FraudContact {
    signals = List.copyOf(signals);
  }

  public enum Reporter {
    TELECOM,
    ENTERPRISE
  }

  public enum Phase {
    ONGOING,
    ENDED,
    INSTANT
  }
}
