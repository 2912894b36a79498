package interlock.sandbox.day;

import interlock.bank.Channel;
import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.Level;
import interlock.police.IncidentReport;
import interlock.police.WarningDirective;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Records;
import interlock.telecom.ContactPhase;
import interlock.telecom.FraudContact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What carriers, banks and the police tell of a person, as the contracts have it. */
final class PublicEvents {
  private static final int HIGH_EVERY = 5;
  private static final int SITE_EVERY = 3;

  private int told;

  FraudContact contact(Resident who, Instant at) {
    FraudContact contact = Records.call(nextId(), at, who.number(), who.caller());
    contact.setConfidence(who.confidence());
    contact.setRegion(who.district());
    if (who.onCall()) {
      contact.setPhase(ContactPhase.ONGOING);
    } else if (isSite(who)) {
      contact.setPhase(ContactPhase.INSTANT);
      contact.setDurationSeconds(null);
      contact.setContact(fraudster(who));
    }
    return contact;
  }

  WarningDirective directive(Resident who, Instant at) {
    WarningDirective directive = Records.directive(nextId(), at, who.number());
    directive.setRegion(who.district());
    if (who.number() % HIGH_EVERY == 0) {
      directive.setLevel(Level.HIGH);
    }
    return directive;
  }

  /** Ordered, not booked. */
  Transfer suspicious(Resident who, Instant at) {
    Transfer transfer =
        Records.suspicious(nextId(), at, transferId(who), who.number(), who.mule(), who.fen());
    transfer.setStatus(TransferStatus.ATTEMPTED);
    transfer.setRegion(who.district());
    return transfer;
  }

  Transfer counterAlarm(Resident who, Instant at) {
    Transfer transfer = suspicious(who, at);
    transfer.setChannel(Channel.COUNTER);
    transfer.setSignals(List.of("COUNTER_ALARM"));
    return transfer;
  }

  /** The payment is booked. */
  Transfer payment(Resident who, Instant at) {
    Transfer transfer =
        Records.movement(nextId(), at, transferId(who), who.number(), who.mule(), who.fen());
    transfer.setRegion(who.district());
    return transfer;
  }

  /**
   * The victim's report.
   *
   * @param paidAt empty where nothing was booked: then no line
   */
  IncidentReport report(Resident who, Optional<Instant> paidAt, Instant at) {
    IncidentReport report =
        Records.report(
            nextId(),
            at,
            "case-" + who.number(),
            who.number(),
            paidAt.stream()
                .map(
                    paid ->
                        Records.line(paid, transferId(who), who.number(), who.mule(), who.fen()))
                .toList());
    report.setRegion(who.district());
    paidAt.ifPresent(report::setLossAt);
    report.setContacts(List.of(fraudster(who)));
    return report;
  }

  private static Contact fraudster(Resident who) {
    return isSite(who)
        ? Contact.newBuilder()
            .setKind(ContactKind.SITE)
            .setUrl("http://site-" + who.caller() + ".invalid/")
            .build()
        : Contact.newBuilder()
            .setKind(ContactKind.CALL)
            .setPhone(Invented.foreignPhone(who.caller()))
            .build();
  }

  /** A fraudster has one way to his victims. */
  private static boolean isSite(Resident who) {
    return !who.onCall() && who.caller() % SITE_EVERY == 0;
  }

  private static String transferId(Resident who) {
    return "payment-" + who.number();
  }

  private String nextId() {
    return "day-" + told++;
  }
}
