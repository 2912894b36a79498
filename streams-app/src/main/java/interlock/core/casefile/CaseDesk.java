package interlock.core.casefile;

import interlock.core.casefile.CaseFile.Findings;
import interlock.core.casefile.CaseFile.Newest;
import interlock.core.casefile.CaseFile.Payee;
import interlock.core.casefile.CaseFile.Statement;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Remembers what was told of the newest version of one case's report and mails the difference to
 * those that the next one names; adds up what AccountDesks say of the case's money.
 *
 * <p>A report names at most {@code policy.intake().reportTransfers()} payments; one version makes
 * at most one letter for each account and contact of it and of the version before, and two for
 * victims. A letter to an account holds at most {@link Claims#LINES_TOLD} lines.
 *
 * <p>A version of the report is summed up at once. What is found of its money is, at most every
 * {@link #SPACING_MILLIS}: a cascade over a thousand accounts tells of as many changes.
 */
public final class CaseDesk implements Desk<CaseFile, CaseMail> {
  /** A summary follows the one before by at least so long, unless a version was believed. */
  public static final long SPACING_MILLIS = 1_000;

  /** 2020-01-01, epoch milliseconds: an int holds the minutes since for 4,000 years. */
  private static final long COUNTED_SINCE = 1_577_836_800_000L;

  @Override
  public Decision<CaseFile> decide(
      Address key, Optional<CaseFile> file, CaseMail mail, Moment moment) {
    return switch (mail) {
      case CaseMail.Reported(IncidentReport report) -> reported(file, report, moment);
      case CaseMail.MoneyProgress progress ->
          file.map(f -> found(key, f, f.findings().plus(progress), moment))
              .orElseGet(() -> forgotten(key, progress));
      case Wake wake ->
          file.map(f -> found(key, f, f.findings(), moment)).orElseGet(CaseDesk::nothing);
    };
  }

  private static Decision<CaseFile> reported(
      Optional<CaseFile> file, IncidentReport report, Moment moment) {
    if (file.isEmpty() || Newest.of(report).compareTo(file.get().newest()) > 0) {
      return believe(file, report, moment);
    }
    CaseFile known = file.get();
    long reportedAt = report.origin().reportedAt();
    return waiting(
        reportedAt < known.firstReportedAt()
            ? known.reportedAsEarlyAs(moment.now(), reportedAt)
            : known);
  }

  private static Decision<CaseFile> believe(
      Optional<CaseFile> file, IncidentReport report, Moment moment) {
    Claims claims = Claims.of(report);
    long reportedAt = report.origin().reportedAt();
    CaseFile next =
        new CaseFile(
                moment.now(),
                file.map(CaseFile::receivedAt).orElse(moment.now()),
                file.map(f -> Math.min(f.firstReportedAt(), reportedAt)).orElse(reportedAt),
                Newest.of(report),
                Statement.of(report, claims),
                report.status() == CaseStatus.WITHDRAWN ? toldOfIt(file) : payees(claims),
                List.copyOf(claims.contacts()),
                file.map(CaseFile::version).orElseGet(() -> versionsBefore(moment.now())) + 1,
                file.map(CaseFile::findings).orElse(Findings.NONE),
                file.map(CaseFile::revision).orElse(0),
                0,
                Findings.NONE)
            .publishedAt(moment.now());
    List<Output> outputs = new ArrayList<>();
    outputs.add(Summaries.summary(report.caseId(), next, moment));
    // What was found since the last summary is told with this one.
    outputs.addAll(Outcomes.of(file.map(CaseFile::published).orElse(Findings.NONE), next));
    return decision(next, ReportDifference.letters(report.caseId(), file, next, claims), outputs);
  }

  /**
   * A case that was forgotten and is reported again goes on counting from a later number: minutes
   * pass faster than versions come.
   */
  private static int versionsBefore(long now) {
    return (int) Math.max(0, (now - COUNTED_SINCE) / 60_000);
  }

  private static List<Payee> payees(Claims claims) {
    return claims.linesByAccount().entrySet().stream()
        .map(lines -> new Payee(lines.getKey(), LineDigest.of(lines.getValue())))
        .toList();
  }

  /**
   * Who is told that the report is withdrawn; should it be taken up again, they must hear of it.
   */
  private static List<Payee> toldOfIt(Optional<CaseFile> before) {
    return before.map(CaseFile::payees).orElse(List.of()).stream()
        .map(payee -> new Payee(payee.account(), LineDigest.of(List.of())))
        .toList();
  }

  private static Decision<CaseFile> found(
      Address key, CaseFile file, Findings findings, Moment moment) {
    CaseFile next = findings.equals(file.findings()) ? file : file.with(moment.now(), findings);
    if (findings.equals(file.published()) || moment.now() < due(file)) {
      return waiting(next);
    }
    CaseFile published = next.publishedAt(moment.now());
    List<Output> outputs = new ArrayList<>();
    outputs.add(Summaries.summary(key.value(), published, moment));
    outputs.addAll(Outcomes.of(file.published(), published));
    return decision(published, List.of(), outputs);
  }

  private static Decision<CaseFile> waiting(CaseFile file) {
    return decision(file, List.of(), List.of());
  }

  private static Decision<CaseFile> decision(
      CaseFile file, List<Letter> letters, List<Output> outputs) {
    boolean pending = !file.findings().equals(file.published());
    return new Decision<>(
        Optional.of(file),
        letters,
        outputs,
        pending ? OptionalLong.of(due(file)) : OptionalLong.empty());
  }

  private static long due(CaseFile file) {
    return file.publishedAt() + SPACING_MILLIS;
  }

  /** Nobody knows of a case but by its own desk: it was there, and was forgotten. */
  private static Decision<CaseFile> forgotten(Address key, CaseMail.MoneyProgress progress) {
    return new Decision<>(
        Optional.empty(),
        List.of(
            new Letter(
                Address.account(progress.account()), new AccountMail.CaseForgotten(key.value()))),
        List.of(),
        OptionalLong.empty());
  }

  private static Decision<CaseFile> nothing() {
    return new Decision<>(Optional.empty(), List.of(), List.of(), OptionalLong.empty());
  }
}
