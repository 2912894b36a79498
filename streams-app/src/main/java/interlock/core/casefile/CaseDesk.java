package interlock.core.casefile;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.event.IncidentReport;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Wake;
import interlock.core.task.CaseSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps the newest version of one case's report and mails the difference to those it names.
 *
 * <p>Newest is what was reported last; of two reported at the same moment the one further on
 * (REPORTED, FILED, WITHDRAWN), then by source and event id. The time of receipt plays no part:
 * with it, a version that came once more would win over one that it had lost to.
 *
 * <p>A report names at most {@code policy.intake().reportTransfers()} payments; one version makes
 * at most one letter for each account and contact of it and of the version before, and two for
 * victims.
 */
public final class CaseDesk implements Desk<CaseFile, CaseMail> {
  private static final Comparator<IncidentReport> OLDEST_FIRST =
      Comparator.comparingLong((IncidentReport r) -> r.origin().reportedAt())
          .thenComparing(IncidentReport::status)
          .thenComparing(r -> r.origin().source())
          .thenComparing(r -> r.origin().eventId());

  @Override
  public Decision<CaseFile> decide(
      Address key, Optional<CaseFile> file, CaseMail mail, Moment moment) {
    return switch (mail) {
      case CaseMail.Reported(IncidentReport report) ->
          file.isPresent() && OLDEST_FIRST.compare(report, file.get().report()) <= 0
              ? unchanged(file)
              : believe(file, report, moment);
      // A case waits for nothing.
      case Wake wake -> unchanged(file);
    };
  }

  private static Decision<CaseFile> believe(
      Optional<CaseFile> file, IncidentReport report, Moment moment) {
    int version = file.map(CaseFile::version).orElse(0) + 1;
    int revision = file.map(CaseFile::revision).orElse(0) + 1;
    return new Decision<>(
        Optional.of(new CaseFile(moment.now(), report, version, revision)),
        ReportDifference.letters(file.map(CaseFile::report), report, version),
        List.of(summary(report, revision, moment)),
        OptionalLong.empty());
  }

  /** Payees without an account count in what was lost, not among the accounts. */
  private static CaseSummary summary(IncidentReport report, int revision, Moment moment) {
    Claims claims = Claims.of(report);
    return new CaseSummary(
        report.caseId(),
        revision,
        report.status(),
        report.origin().reportedAt(),
        claims.lossFen().orElse(0),
        0,
        claims.linesByAccount().size(),
        moment.policy().version(),
        moment.cause(),
        moment.now());
  }

  private static Decision<CaseFile> unchanged(Optional<CaseFile> file) {
    return new Decision<>(file, List.of(), List.of(), OptionalLong.empty());
  }
}
