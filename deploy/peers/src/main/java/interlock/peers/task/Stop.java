package interlock.peers.task;

import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import java.math.BigDecimal;
import java.util.List;

/** Money to stop on an account that a report names. A plain bean, which Flink can keep as it is. */
public final class Stop {
  public String caseId;
  public String account;
  public String institution;

  /** Yuan. */
  public BigDecimal amount;

  public String eventId;

  /** When the police reported it, milliseconds. */
  public long sourceMillis;

  /** Beans begin empty. */
  public Stop() {}

  /** One for each payment that the report names. */
  public static List<Stop> of(IncidentReport report) {
    return report.getTransfers().stream().map(line -> of(report, line)).toList();
  }

  private static Stop of(IncidentReport report, ReportedTransfer line) {
    var stop = new Stop();
    stop.caseId = report.getCaseId();
    stop.account = line.getPayee().getAccount();
    stop.institution = line.getPayee().getInstitution();
    stop.amount = line.getAmount();
    stop.eventId = report.getEventId();
    stop.sourceMillis = report.getReportedAt().toEpochMilli();
    return stop;
  }
}
