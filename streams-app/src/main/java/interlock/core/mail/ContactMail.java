package interlock.core.mail;

import interlock.core.event.Appeal;
import interlock.core.event.CaseStatus;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.FraudContact;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.WatchEntry;
import java.util.Optional;

/** What a ContactDesk reads. */
public sealed interface ContactMail extends Mail
    permits ContactMail.Touched,
        ContactMail.ContactReported,
        ContactMail.ContactListed,
        ContactMail.LineAnswered,
        ContactMail.Decided,
        ContactMail.FedBack,
        ContactMail.Appealed,
        Wake {

  /** A subscriber was in touch with this contact. */
  record Touched(FraudContact event) implements ContactMail {}

  /**
   * A case's report names this contact, or no longer does (WITHDRAWN).
   *
   * @param version the CaseDesk's count of versions of this report; a lower one is stale
   */
  record ContactReported(
      String caseId,
      int version,
      CaseStatus status,
      boolean named,
      Optional<String> fraudType,
      Optional<String> handlingUnit,
      Optional<String> region)
      implements ContactMail {}

  record ContactListed(WatchEntry entry) implements ContactMail {}

  record LineAnswered(LineControlFeedback feedback) implements ContactMail {}

  record Decided(OfficerDecision decision) implements ContactMail {}

  /** What a unit did about a lead of this desk. */
  record FedBack(DissuasionFeedback feedback) implements ContactMail {}

  record Appealed(Appeal appeal) implements ContactMail {}
}
