package interlock.core.casefile;

import interlock.core.casefile.CaseFile.Newest;
import interlock.core.casefile.CaseFile.Payee;
import interlock.core.casefile.CaseFile.Statement;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.event.IncidentReport;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Wake;
import interlock.core.task.CaseSummary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Remembers what was told of the newest version of one case's report and mails the difference to
 * those that the next one names.
 *
 * <p>A report names at most {@code policy.intake().reportTransfers()} payments; one version makes
 * at most one letter for each account and contact of it and of the version before, and two for
 * victims. A letter to an account holds at most {@link Claims#LINES_TOLD} lines.
 */
public final class CaseDesk implements Desk<CaseFile, CaseMail> {
  @Override
  public Decision<CaseFile> decide(
      Address key, Optional<CaseFile> file, CaseMail mail, Moment moment) {
    return switch (mail) {
      case CaseMail.Reported(IncidentReport report) ->
          file.isPresent() && Newest.of(report).compareTo(file.get().newest()) <= 0
              ? unchanged(file)
              : believe(file, report, moment);
      // A case waits for nothing.
      case Wake wake -> unchanged(file);
    };
  }

  private static Decision<CaseFile> believe(
      Optional<CaseFile> file, IncidentReport report, Moment moment) {
    Claims claims = Claims.of(report);
    CaseFile next =
        new CaseFile(
            moment.now(),
            Newest.of(report),
            Statement.of(report, claims),
            payees(claims),
            List.copyOf(claims.contacts()),
            file.map(CaseFile::version).orElse(0) + 1,
            file.map(CaseFile::revision).orElse(0) + 1);
    return new Decision<>(
        Optional.of(next),
        ReportDifference.letters(report.caseId(), file, next, claims),
        List.of(summary(report.caseId(), next, moment)),
        OptionalLong.empty());
  }

  private static List<Payee> payees(Claims claims) {
    return claims.linesByAccount().entrySet().stream()
        .map(lines -> new Payee(lines.getKey(), LineDigest.of(lines.getValue())))
        .toList();
  }

  /** Payees without an account count in what was lost, not among the accounts. */
  private static CaseSummary summary(String caseId, CaseFile file, Moment moment) {
    return new CaseSummary(
        caseId,
        file.revision(),
        file.newest().status(),
        file.newest().reportedAt(),
        file.statement().lossFen().orElse(0),
        0,
        file.payees().size(),
        moment.policy().version(),
        moment.cause(),
        moment.now());
  }

  private static Decision<CaseFile> unchanged(Optional<CaseFile> file) {
    return new Decision<>(file, List.of(), List.of(), OptionalLong.empty());
  }
}
