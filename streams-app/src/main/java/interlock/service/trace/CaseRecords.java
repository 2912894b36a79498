package interlock.service.trace;

import interlock.casefile.CaseSummary;
import interlock.casefile.TraceEdge;
import interlock.core.event.IncidentReport;
import interlock.task.StopPaymentTask;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was published of one case.
 *
 * @param reports every version that Intake took, in the order of receipt
 * @param edges the newest of each payment
 * @param stops the newest revision of each task
 * @param unreadable records of this case that could not be read
 */
public record CaseRecords(
    String caseId,
    Optional<CaseSummary> summary,
    List<IncidentReport> reports,
    List<TraceEdge> edges,
    List<StopPaymentTask> stops,
    int unreadable) {
  private static final Comparator<IncidentReport> OLDEST_FIRST =
      Comparator.comparingLong((IncidentReport r) -> r.origin().reportedAt())
          .thenComparing(IncidentReport::status)
          .thenComparing(r -> r.origin().source())
          .thenComparing(r -> r.origin().eventId());

  public CaseRecords {
    reports = List.copyOf(reports);
    edges = List.copyOf(edges);
    stops = List.copyOf(stops);
  }

  /** The version that counts. */
  public Optional<IncidentReport> newest() {
    return reports.stream().max(OLDEST_FIRST);
  }

  /** Whether anything is known of the case. */
  public boolean isEmpty() {
    return summary.isEmpty() && reports.isEmpty();
  }

  /** The stops of a reported loss: of the case's money, not of a victim's own payments. */
  static boolean isOfLoss(StopPaymentTask task) {
    return task.getKind() == interlock.task.StopPaymentKind.RECOVERY && task.getCaseId() != null;
  }

  static List<StopPaymentTask> ofCase(Collection<StopPaymentTask> tasks, String caseId) {
    return tasks.stream()
        .filter(CaseRecords::isOfLoss)
        .filter(task -> task.getCaseId().equals(caseId))
        .sorted(Comparator.comparing(StopPaymentTask::getTaskId))
        .toList();
  }
}
