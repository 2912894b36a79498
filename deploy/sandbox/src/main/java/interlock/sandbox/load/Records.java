package interlock.sandbox.load;

import interlock.bank.Channel;
import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.common.CaseStatus;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.Level;
import interlock.common.Party;
import interlock.common.WarningClass;
import interlock.police.DirectiveStatus;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.police.WarningDirective;
import interlock.telecom.ContactPhase;
import interlock.telecom.FraudContact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Contract records about invented people, by the number of the person. */
public final class Records {
  private static final String[] CARRIERS = {"CMCC", "CTCC", "CUCC"};
  private static final int YUAN_DECIMALS = 2;
  private static final double HIGH_CONFIDENCE = 0.9;
  private static final long CALL_SECONDS = 180;

  private Records() {}

  /** Fen as the contracts' yuan. */
  public static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, YUAN_DECIMALS);
  }

  /** The person's account and its bank. */
  public static Party holder(int person) {
    return Party.newBuilder()
        .setAccount(Invented.account(person))
        .setInstitution(Invented.institution(person))
        .build();
  }

  /** {@link #holder} with the phone, as the own bank or the police know it. */
  public static Party person(int person) {
    Party party = holder(person);
    party.setPhone(Invented.phone(person));
    return party;
  }

  /** A posted payment: an ordinary movement, without the payer's phone. */
  public static Transfer movement(
      String eventId, Instant at, String transferId, int payer, int payee, long fen) {
    return transfer(eventId, at, transferId, payer, payee, fen, holder(payer), List.of());
  }

  /** A posted payment that the payer's bank finds suspicious, with the payer's phone. */
  public static Transfer suspicious(
      String eventId, Instant at, String transferId, int payer, int payee, long fen) {
    return transfer(
        eventId, at, transferId, payer, payee, fen, person(payer), List.of("NEW_PAYEE"));
  }

  private static Transfer transfer(
      String eventId,
      Instant at,
      String transferId,
      int payer,
      int payee,
      long fen,
      Party payerParty,
      List<String> signals) {
    return Transfer.newBuilder()
        .setEventId(eventId)
        .setSource(Invented.institution(payer))
        .setOccurredAt(at)
        .setReportedAt(at)
        .setInstitution(Invented.institution(payer))
        .setTransferId(transferId)
        .setPayer(payerParty)
        .setPayee(holder(payee))
        .setAmount(yuan(fen))
        .setStatus(TransferStatus.POSTED)
        .setChannel(Channel.MOBILE)
        .setSignals(signals)
        .setRegion(Invented.region(payer))
        .build();
  }

  /** A call from abroad that is over, which the subscriber's carrier is sure about. */
  public static FraudContact call(String eventId, Instant at, int subscriber, int caller) {
    return FraudContact.newBuilder()
        .setEventId(eventId)
        .setSource(CARRIERS[Math.floorMod(subscriber, CARRIERS.length)])
        .setOccurredAt(at)
        .setReportedAt(at)
        .setSubscriber(Invented.phone(subscriber))
        .setContact(
            Contact.newBuilder()
                .setKind(ContactKind.CALL)
                .setPhone(Invented.foreignPhone(caller))
                .build())
        .setPhase(ContactPhase.ENDED)
        .setSessionId("call-" + eventId)
        .setDurationSeconds(CALL_SECONDS)
        .setSignals(List.of("OVERSEAS"))
        .setConfidence(HIGH_CONFIDENCE)
        .setRegion(Invented.region(subscriber))
        .build();
  }

  /** A warning directive about a person who is in touch with a fraudster. */
  public static WarningDirective directive(String eventId, Instant at, int subject) {
    return WarningDirective.newBuilder()
        .setEventId(eventId)
        .setSource(police(subject))
        .setOccurredAt(at)
        .setReportedAt(at)
        .setDirectiveId("directive-" + eventId)
        .setStatus(DirectiveStatus.ISSUED)
        .setSubject(Party.newBuilder().setPhone(Invented.phone(subject)).build())
        .setWarningClass(WarningClass.CONTACT)
        .setLevel(Level.MEDIUM)
        .setRegion(Invented.region(subject))
        .build();
  }

  /** A victim's report; the loss is the sum of the lines. */
  public static IncidentReport report(
      String eventId, Instant at, String caseId, int victim, List<ReportedTransfer> lines) {
    BigDecimal loss =
        lines.stream().map(ReportedTransfer::getAmount).reduce(yuan(0), BigDecimal::add);
    return IncidentReport.newBuilder()
        .setEventId(eventId)
        .setSource(police(victim))
        .setOccurredAt(at)
        .setReportedAt(at)
        .setCaseId(caseId)
        .setStatus(CaseStatus.REPORTED)
        .setVictim(person(victim))
        .setLossAmount(loss)
        .setTransfers(lines)
        .setRegion(Invented.region(victim))
        .build();
  }

  /** A line of a report. */
  public static ReportedTransfer line(
      Instant at, String transferId, int payer, int payee, long fen) {
    return ReportedTransfer.newBuilder()
        .setPayee(holder(payee))
        .setAmount(yuan(fen))
        .setOccurredAt(at)
        .setTransferId(transferId)
        .setPayerAccount(Invented.account(payer))
        .build();
  }

  private static String police(int person) {
    return "PSB-" + Invented.region(person);
  }
}
