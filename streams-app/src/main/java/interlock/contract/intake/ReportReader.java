package interlock.contract.intake;

import interlock.contract.record.Words;
import interlock.core.desk.Canary;
import interlock.core.event.Event;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.identity.ContactPoint;
import interlock.police.ReportedTransfer;
import java.util.ArrayList;
import java.util.List;

/** A victim's report. */
final class ReportReader {
  private ReportReader() {}

  static Event read(interlock.police.IncidentReport from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    return new IncidentReport(
        origin,
        caseId(from.getCaseId(), checks),
        checks.status("status", Words.CASE_STATUS, from.getStatus()),
        checks.optionalText("caseNumber", from.getCaseNumber()),
        who.named("victim", from.getVictim()),
        checks.optionalText("fraudType", from.getFraudType()),
        checks.amount("lossAmount", from.getLossAmount()),
        checks.optionalPast("lossAt", from.getLossAt()),
        lines(from.getTransfers(), checks, who),
        contacts(from.getContacts(), checks, who),
        checks.optionalText("handlingUnit", from.getHandlingUnit()),
        checks.region(from.getRegion()),
        checks.region(from.getRegisteredRegion()));
  }

  private static String caseId(String value, Checks checks) {
    String caseId = checks.text("caseId", value);
    checks.requireOwn("caseId", Canary.ownsCase(caseId));
    return caseId;
  }

  private static List<Line> lines(List<ReportedTransfer> transfers, Checks checks, Identities who) {
    checks.requireEntries("transfers", transfers, checks.limits().reportTransfers());
    var lines = new ArrayList<Line>(transfers.size());
    for (ReportedTransfer transfer : transfers) {
      String field = "transfers[" + lines.size() + "]";
      lines.add(
          new Line(
              lines.size(),
              checks.optionalText(Identities.path(field, "transferId"), transfer.getTransferId()),
              who.account(field, "payerAccount", transfer.getPayerAccount()),
              who.otherParty(Identities.path(field, "payee"), transfer.getPayee()),
              checks.moved(Identities.path(field, "amount"), transfer.getAmount()),
              checks.past(Identities.path(field, "occurredAt"), transfer.getOccurredAt()),
              checks.optionalText(Identities.path(field, "orderId"), transfer.getOrderId())));
    }
    return lines;
  }

  private static List<ContactPoint> contacts(
      List<interlock.common.Contact> from, Checks checks, Identities who) {
    checks.requireEntries("contacts", from, checks.limits().listEntries());
    var contacts = new ArrayList<ContactPoint>(from.size());
    for (interlock.common.Contact contact : from) {
      contacts.add(who.contact("contacts[" + contacts.size() + "]", contact));
    }
    return contacts;
  }
}
