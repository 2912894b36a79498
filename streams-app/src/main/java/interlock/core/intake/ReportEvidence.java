package interlock.core.intake;

import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.WarningDirective;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a carrier, a platform or the police say of a subscriber or subject, as evidence. */
final class ReportEvidence {
  private static final int CERTAIN = 1000;

  private ReportEvidence() {}

  /**
   * A contact as it was reported. Always CONTACT_REPORTED with its confidence: from which
   * confidence on it counts as CONTACT_CONFIRMED is the policy's word, and the SubjectDesk has the
   * policy.
   */
  static Evidence of(FraudContact event) {
    boolean call = event.kind() == ContactKind.CALL;
    return new Evidence(
        EvidenceCode.CONTACT_REPORTED,
        event.origin().source(),
        event.origin().eventId(),
        "",
        switch (event.reporter()) {
          case TELECOM -> Evidence.Witness.TELECOM;
          case ENTERPRISE -> Evidence.Witness.ENTERPRISE;
        },
        call ? WarningClass.CALL : WarningClass.CONTACT,
        event.origin().occurredAt(),
        event.origin().reportedAt(),
        event.origin().receivedAt(),
        event.confidencePermille(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        call || event.sessionId().isPresent()
            ? Optional.of(new Evidence.Call(event.sessionId().orElse(""), event.phase()))
            : Optional.empty(),
        Optional.of(event.contact()),
        event.fraudType(),
        event.signals(),
        event.region(),
        Optional.empty());
  }

  /** A directive that the police issued: its class is as given, its level a floor. */
  static Evidence of(WarningDirective directive) {
    return new Evidence(
        EvidenceCode.POLICE_DIRECTIVE,
        directive.origin().source(),
        directive.origin().eventId(),
        directive.directiveId(),
        Evidence.Witness.POLICE,
        directive.warningClass(),
        directive.origin().occurredAt(),
        directive.origin().reportedAt(),
        directive.origin().receivedAt(),
        CERTAIN,
        Optional.of(directive.level()),
        directive.amountAtRiskFen(),
        Optional.empty(),
        Optional.empty(),
        directive.contact(),
        directive.fraudType(),
        List.of(),
        directive.region(),
        directive.registeredRegion());
  }
}
