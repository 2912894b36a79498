package interlock.testing;

import interlock.core.desk.Address;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Pieces of evidence about one person, received one second after they happened. */
public record Facts(Evidence evidence) {
  public static final long START = 1_767_574_800_000L;
  public static final long SECOND = 1_000;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  public static final Phone PHONE = Phone.ofE164("+8617000000101").orElseThrow();
  public static final Account ACCOUNT = Account.parse("6222020000000010019").value().orElseThrow();
  public static final ContactPoint SITE = ContactPoint.ofKey("s:rebate.example");
  public static final ContactPoint CALLER = ContactPoint.ofKey("n:+601155500001");

  private static final Evidence BLANK =
      new Evidence(
          EvidenceCode.CONTACT_REPORTED,
          "CMCC",
          "e",
          "",
          Evidence.Witness.TELECOM,
          WarningClass.CONTACT,
          START,
          START,
          START + SECOND,
          1000,
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  /** The code that this confidence stands for. */
  public static Facts visit(String id, int confidencePermille) {
    return contact(id, confidencePermille, WarningClass.CONTACT, SITE, Optional.empty());
  }

  public static Facts message(String id, int confidencePermille) {
    return contact(id, confidencePermille, WarningClass.CONTACT, CALLER, Optional.empty());
  }

  public static Facts call(String id, int confidencePermille, Phase phase, String session) {
    return contact(
        id,
        confidencePermille,
        WarningClass.CALL,
        CALLER,
        Optional.of(new Evidence.Call(session, phase)));
  }

  private static Facts contact(
      String id,
      int confidence,
      WarningClass warningClass,
      ContactPoint point,
      Optional<Evidence.Call> call) {
    Evidence b = BLANK;
    return new Facts(
        new Evidence(
            EvidenceCode.CONTACT_REPORTED,
            "CMCC",
            id,
            "",
            Evidence.Witness.TELECOM,
            warningClass,
            b.occurredAt(),
            b.reportedAt(),
            b.receivedAt(),
            confidence,
            b.floor(),
            b.amountFen(),
            b.payment(),
            call,
            Optional.of(point),
            b.fraudType(),
            b.signals(),
            b.region(),
            b.registeredRegion()));
  }

  public static Facts transfer(
      String id, EvidenceCode code, Transfer.Status status, String... signals) {
    Evidence b = BLANK;
    return new Facts(
        new Evidence(
            code,
            "ICBC",
            id,
            "",
            Evidence.Witness.BANK,
            code.leastClass(),
            b.occurredAt(),
            b.reportedAt(),
            b.receivedAt(),
            1000,
            b.floor(),
            OptionalLong.of(5_700_000),
            Optional.of(
                new Evidence.Payment(
                    "ICBC",
                    "T-" + id,
                    status,
                    OptionalLong.empty(),
                    Optional.of(ACCOUNT),
                    Optional.empty())),
            b.call(),
            b.contact(),
            b.fraudType(),
            List.of(signals),
            b.region(),
            b.registeredRegion()));
  }

  /** The police take that directive back. */
  public static SubjectMail withdrawal(String id) {
    return new SubjectMail.EvidenceWithdrawn(
        List.of(Marks.directive("PSB", id)),
        START + DAY,
        person(Optional.of(PHONE), Optional.empty()));
  }

  public static Facts directive(String id, WarningClass warningClass, Level floor) {
    Evidence b = BLANK;
    return new Facts(
        new Evidence(
            EvidenceCode.POLICE_DIRECTIVE,
            "PSB",
            "event-" + id,
            id,
            Evidence.Witness.POLICE,
            warningClass,
            b.occurredAt(),
            b.reportedAt(),
            b.receivedAt(),
            1000,
            Optional.of(floor),
            b.amountFen(),
            b.payment(),
            b.call(),
            b.contact(),
            b.fraudType(),
            b.signals(),
            b.region(),
            b.registeredRegion()));
  }

  /** Happened and was reported so long after {@link #START}, received a second later. */
  public Facts after(long millis) {
    return at(START + millis, START + millis, START + millis + SECOND);
  }

  /** Received so long after it happened. */
  public Facts late(long millis) {
    return at(evidence.occurredAt(), evidence.reportedAt(), evidence.occurredAt() + millis);
  }

  public Facts at(long occurredAt, long reportedAt, long receivedAt) {
    return with(
        evidence.code(),
        occurredAt,
        reportedAt,
        receivedAt,
        evidence.payment(),
        evidence.fraudType(),
        evidence.region(),
        evidence.registeredRegion());
  }

  public Facts as(EvidenceCode code) {
    return with(
        code,
        evidence.occurredAt(),
        evidence.reportedAt(),
        evidence.receivedAt(),
        evidence.payment(),
        evidence.fraudType(),
        evidence.region(),
        evidence.registeredRegion());
  }

  /** With the case or listing behind it. */
  public Facts about(String caseOrEntryId) {
    Evidence e = evidence;
    return new Facts(
        new Evidence(
            e.code(),
            e.source(),
            e.eventId(),
            caseOrEntryId,
            e.witness(),
            e.warningClass(),
            e.occurredAt(),
            e.reportedAt(),
            e.receivedAt(),
            e.confidencePermille(),
            e.floor(),
            e.amountFen(),
            e.payment(),
            e.call(),
            e.contact(),
            e.fraudType(),
            e.signals(),
            e.region(),
            e.registeredRegion()));
  }

  /** Told by the desk of the line or account at that time after the start; say it last. */
  public Facts toldAfter(long millis) {
    return new Facts(evidence.toldAt(START + millis));
  }

  /** Paid to that account. */
  public Facts to(Account payee) {
    return with(
        evidence.code(),
        evidence.occurredAt(),
        evidence.reportedAt(),
        evidence.receivedAt(),
        evidence
            .payment()
            .map(
                p ->
                    new Evidence.Payment(
                        p.institution(),
                        p.transferId(),
                        p.status(),
                        p.heldUntil(),
                        p.payer(),
                        Optional.of(payee))),
        evidence.fraudType(),
        evidence.region(),
        evidence.registeredRegion());
  }

  /** A version of that payment. */
  public Facts of(String transferId) {
    return with(
        evidence.code(),
        evidence.occurredAt(),
        evidence.reportedAt(),
        evidence.receivedAt(),
        evidence
            .payment()
            .map(
                p ->
                    new Evidence.Payment(
                        p.institution(),
                        transferId,
                        p.status(),
                        p.heldUntil(),
                        p.payer(),
                        p.payee())),
        evidence.fraudType(),
        evidence.region(),
        evidence.registeredRegion());
  }

  public Facts in(String region) {
    return with(
        evidence.code(),
        evidence.occurredAt(),
        evidence.reportedAt(),
        evidence.receivedAt(),
        evidence.payment(),
        evidence.fraudType(),
        Optional.of(region),
        evidence.registeredRegion());
  }

  public Facts registeredIn(String region) {
    return with(
        evidence.code(),
        evidence.occurredAt(),
        evidence.reportedAt(),
        evidence.receivedAt(),
        evidence.payment(),
        evidence.fraudType(),
        evidence.region(),
        Optional.of(region));
  }

  public Facts fraud(String fraudType) {
    return with(
        evidence.code(),
        evidence.occurredAt(),
        evidence.reportedAt(),
        evidence.receivedAt(),
        evidence.payment(),
        Optional.of(fraudType),
        evidence.region(),
        evidence.registeredRegion());
  }

  private Facts with(
      EvidenceCode code,
      long occurredAt,
      long reportedAt,
      long receivedAt,
      Optional<Evidence.Payment> payment,
      Optional<String> fraudType,
      Optional<String> region,
      Optional<String> registeredRegion) {
    Evidence e = evidence;
    return new Facts(
        new Evidence(
            code,
            e.source(),
            e.eventId(),
            e.about(),
            e.witness(),
            e.warningClass(),
            occurredAt,
            reportedAt,
            receivedAt,
            e.confidencePermille(),
            e.floor(),
            e.amountFen(),
            payment,
            e.call(),
            e.contact(),
            fraudType,
            e.signals(),
            region,
            registeredRegion));
  }

  public SubjectMail mail() {
    return new SubjectMail.Evidenced(evidence, person(Optional.of(PHONE), Optional.empty()));
  }

  /** An officer's order to forget what that desk holds. */
  public static OfficerDecision erasure(Address desk, OfficerDecision.Action action) {
    return new OfficerDecision(
        origin("interlock-erase", "E-1", START),
        "E-1",
        desk.key(),
        action,
        Optional.empty(),
        "014001",
        "440600",
        OptionalLong.empty(),
        Optional.empty(),
        List.of(),
        Optional.of("asked in person"));
  }

  public static Party person(Optional<Phone> phone, Optional<Account> account) {
    return new Party(phone, account, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static Origin origin(String source, String eventId, long at) {
    return new Origin(source, eventId, at, at, at);
  }
}
