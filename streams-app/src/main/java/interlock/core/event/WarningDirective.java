package interlock.core.event;

import interlock.core.identity.ContactPoint;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import java.util.Optional;
import java.util.OptionalLong;

/** A warning that the police issue or withdraw; its level is a floor. */
public record WarningDirective(
    Origin origin,
    String directiveId,
    Status status,
    Party subject,
    WarningClass warningClass,
    Level level,
    Optional<String> fraudType,
    Optional<Party> counterparty,
    Optional<ContactPoint> contact,
    OptionalLong amountAtRiskFen,
    OptionalLong feedbackDueAt,
    Optional<String> region,
    Optional<String> registeredRegion)
    implements Event {

  public enum Status {
    ISSUED,
    WITHDRAWN
  }
}
