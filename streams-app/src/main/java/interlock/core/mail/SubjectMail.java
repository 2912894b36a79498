package interlock.core.mail;

import interlock.core.desk.Cause;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.IdentityBinding;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.policy.EvidenceCode;
import interlock.core.subject.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a SubjectDesk reads. */
public sealed interface SubjectMail extends Mail
    permits SubjectMail.AboutParty,
        SubjectMail.SubjectListed,
        SubjectMail.FedBack,
        SubjectMail.Decided,
        SubjectMail.Forwarded,
        JoiningMail,
        Wake {

  /**
   * What somebody said of a party. It comes to the desk of the smallest identifier named, which
   * knows whether it is filed there, and links the others.
   */
  sealed interface AboutParty extends SubjectMail {
    Party party();

    /** Of which moment it tells, epoch milliseconds: tells whose number it was. */
    long at(Cause cause);

    /** The same for all that has to lie on one file, such as the versions of one entry. */
    String mark();

    /** Whether more may come under that mark, such as the versions of one entry. */
    default boolean hasVersions() {
      return true;
    }

    /** The same word of a party of whom one identifier less is known. */
    AboutParty of(Party rest);
  }

  record Evidenced(Evidence evidence, Party party) implements AboutParty {
    @Override
    public long at(Cause cause) {
      return evidence.occurredAt();
    }

    @Override
    public String mark() {
      return evidence.subjectMark();
    }

    @Override
    public boolean hasVersions() {
      return evidence.code() == EvidenceCode.POLICE_DIRECTIVE;
    }

    @Override
    public Evidenced of(Party rest) {
      return new Evidenced(evidence, rest);
    }
  }

  /**
   * Whoever told evidence takes it back: the police a directive, a contact's or an account's desk
   * what it told because of a case or listing that no longer names it.
   *
   * @param marks of what, see {@link interlock.core.subject.Marks}
   * @param takenBackAt what was told at this moment or before, by the teller's clock, epoch
   *     milliseconds
   * @param party of whom it was told
   */
  record EvidenceWithdrawn(List<String> marks, long takenBackAt, Party party)
      implements AboutParty {
    public EvidenceWithdrawn {
      marks = List.copyOf(marks);
    }

    @Override
    public long at(Cause cause) {
      return cause.sourceTime();
    }

    @Override
    public String mark() {
      return String.join("|", marks);
    }

    @Override
    public EvidenceWithdrawn of(Party rest) {
      return new EvidenceWithdrawn(marks, takenBackAt, rest);
    }
  }

  record Cared(CareEntry entry) implements AboutParty {
    @Override
    public Party party() {
      return entry.person();
    }

    @Override
    public long at(Cause cause) {
      return entry.origin().occurredAt();
    }

    @Override
    public String mark() {
      return "care|" + entry.entryId();
    }

    @Override
    public Cared of(Party rest) {
      return new Cared(entry.of(rest));
    }
  }

  record Bound(IdentityBinding binding) implements AboutParty {
    @Override
    public Party party() {
      return binding.party();
    }

    @Override
    public long at(Cause cause) {
      return binding.validFrom();
    }

    @Override
    public String mark() {
      return "binding|" + binding.bindingId();
    }

    @Override
    public Bound of(Party rest) {
      return new Bound(binding.of(rest));
    }
  }

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
      Party party,
      OptionalLong lossFen,
      OptionalLong lossAt,
      Optional<String> fraudType,
      Optional<String> region,
      Optional<String> registeredRegion)
      implements AboutParty {
    @Override
    public long at(Cause cause) {
      return cause.sourceTime();
    }

    @Override
    public String mark() {
      return "case|" + caseId;
    }

    @Override
    public VictimReported of(Party rest) {
      return new VictimReported(
          caseId, version, status, rest, lossFen, lossAt, fraudType, region, registeredRegion);
    }
  }

  /**
   * Somebody named these identifiers as one party's, and no more.
   *
   * @param at of which moment that is said, epoch milliseconds
   */
  record Named(Party party, long at) implements AboutParty {
    @Override
    public long at(Cause cause) {
      return at;
    }

    @Override
    public String mark() {
      return "";
    }

    @Override
    public Named of(Party rest) {
      return new Named(rest, at);
    }
  }

  /** What a list says of the identifier itself. */
  record SubjectListed(WatchEntry entry) implements SubjectMail {}

  record FedBack(DissuasionFeedback feedback) implements SubjectMail {}

  record Decided(OfficerDecision decision) implements SubjectMail {}

  /** A mail that a member's desk passes to its root: to be filed as it is. */
  record Forwarded(SubjectMail mail) implements SubjectMail {
    public Forwarded {
      if (mail instanceof Forwarded || mail instanceof JoiningMail || mail instanceof Wake) {
        throw new IllegalArgumentException(
            mail.getClass().getSimpleName() + " is not passed on to be filed");
      }
    }
  }
}
