package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import java.util.ArrayList;

/** {@code interlock.police.IncidentReport} and its lines. */
public final class IncidentReportMapper {
  private IncidentReportMapper() {}

  public static void write(AvroOutput out, IncidentReport report) {
    OriginMapper.write(out, report.origin());
    out.string(report.caseId());
    Words.CASE_STATUS.write(out, report.status());
    PartyMapper.write(out, report.victim());
    out.optionalString(report.caseNumber());
    out.optionalString(report.fraudType());
    out.optionalMoney(report.lossFen());
    out.optionalNumber(report.lossAt());
    out.list(report.lines(), IncidentReportMapper::writeLine);
    out.list(report.contacts(), ContactMapper::write);
    out.optionalString(report.handlingUnit());
    out.optionalString(report.region());
    out.optionalString(report.registeredRegion());
  }

  public static IncidentReport read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String caseId = in.string();
    var status = Words.CASE_STATUS.read(in);
    var victim = PartyMapper.read(in);
    var caseNumber = in.optionalString();
    var fraudType = in.optionalString();
    var lossFen = in.optionalMoney();
    var lossAt = in.optionalNumber();
    var lines = new ArrayList<Line>();
    // The list's order is the lines' index; the reader counts along.
    in.list(i -> lines.add(readLine(i, lines.size())));
    var contacts = in.list(ContactMapper::point);
    var handlingUnit = in.optionalString();
    var region = in.optionalString();
    var registeredRegion = in.optionalString();
    return new IncidentReport(
        origin,
        caseId,
        status,
        caseNumber,
        victim,
        fraudType,
        lossFen,
        lossAt,
        lines,
        contacts,
        handlingUnit,
        region,
        registeredRegion);
  }

  /** {@code interlock.mail.CaseLine}: a line out of its list, with its index. */
  public static void writeIndexed(AvroOutput out, Line line) {
    out.number(line.index());
    writeLine(out, line);
  }

  public static Line readIndexed(AvroInput in) {
    return readLine(in, in.integer());
  }

  private static void writeLine(AvroOutput out, Line line) {
    PartyMapper.write(out, line.payee());
    out.money(line.amountFen());
    out.number(line.occurredAt());
    out.optionalString(line.transferId());
    out.optional(line.payerAccount(), IdentifierMapper::write);
    out.optionalString(line.orderId());
  }

  private static Line readLine(AvroInput in, int index) {
    var payee = PartyMapper.read(in);
    long amountFen = in.money();
    long occurredAt = in.number();
    var transferId = in.optionalString();
    var payerAccount = in.optional(IdentifierMapper::account);
    var orderId = in.optionalString();
    return new Line(index, transferId, payerAccount, payee, amountFen, occurredAt, orderId);
  }
}
