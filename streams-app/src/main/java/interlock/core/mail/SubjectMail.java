package interlock.core.mail;

import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.IdentityBinding;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.subject.Evidence;
import java.util.Optional;
import java.util.OptionalLong;

/** What a SubjectDesk reads. */
public sealed interface SubjectMail extends Mail
    permits SubjectMail.Evidenced,
        SubjectMail.DirectiveWithdrawn,
        SubjectMail.Cared,
        SubjectMail.Bound,
        SubjectMail.SubjectListed,
        SubjectMail.VictimReported,
        SubjectMail.FedBack,
        SubjectMail.Decided,
        Wake {

  /** A piece of evidence about {@code subject}, whose smallest identifier is this desk's. */
  record Evidenced(Evidence evidence, Party subject) implements SubjectMail {}

  /** The police take a directive back. */
  record DirectiveWithdrawn(String directiveId, String source) implements SubjectMail {}

  record Cared(CareEntry entry) implements SubjectMail {}

  record Bound(IdentityBinding binding) implements SubjectMail {}

  record SubjectListed(WatchEntry entry) implements SubjectMail {}

  /**
   * This person reported a fraud, or a report was changed or taken back.
   *
   * @param version the CaseDesk's count of versions of this report; a lower one is stale
   * @param lossAt when the money went, epoch milliseconds, the latest of the report's lines or the
   *     victim's word
   */
  record VictimReported(
      String caseId,
      int version,
      CaseStatus status,
      Party victim,
      OptionalLong lossFen,
      OptionalLong lossAt,
      Optional<String> fraudType,
      Optional<String> region,
      Optional<String> registeredRegion)
      implements SubjectMail {}

  record FedBack(DissuasionFeedback feedback) implements SubjectMail {}

  record Decided(OfficerDecision decision) implements SubjectMail {}
}
