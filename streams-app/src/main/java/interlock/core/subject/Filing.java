package interlock.core.subject;

import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.IdentityBinding;
import interlock.core.mail.SubjectMail.AboutParty;
import interlock.core.mail.SubjectMail.Bound;
import interlock.core.mail.SubjectMail.Cared;
import interlock.core.mail.SubjectMail.EvidenceWithdrawn;
import interlock.core.mail.SubjectMail.Evidenced;
import interlock.core.mail.SubjectMail.Named;
import interlock.core.mail.SubjectMail.VictimReported;
import interlock.core.task.DissuasionTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts what a mail says on file. What is known already gives the same instance back. */
final class Filing {
  private Filing() {}

  /**
   * @param now epoch milliseconds
   */
  static Knowledge file(SubjectFile file, AboutParty mail, long now) {
    Knowledge known = file.knowledge();
    Knowledge next =
        switch (mail) {
          case Evidenced evidenced -> evidence(file, evidenced);
          case EvidenceWithdrawn withdrawn -> withdrawal(known, withdrawn);
          case Cared(CareEntry entry) ->
              known.withEntries(
                  Union.entries(
                      known.care(),
                      List.of(Care.sinceFirstReceipt(known.care(), entry)),
                      CareEntry::entryId,
                      CareEntry::origin),
                  known.bindings());
          case Bound(IdentityBinding binding) ->
              known.withEntries(
                  known.care(),
                  Union.entries(
                      known.bindings(),
                      List.of(binding),
                      IdentityBinding::bindingId,
                      IdentityBinding::origin));
          case VictimReported report -> report(known, report, now);
          case Named named -> Union.named(known, named.party().identifiers());
        };
    return next.equals(known) ? known : next;
  }

  private static Knowledge evidence(SubjectFile file, Evidenced mail) {
    Knowledge known = file.knowledge();
    Evidence piece = mail.evidence();
    Optional<Evidence> before =
        known.evidence().stream().filter(e -> e.id().equals(piece.id())).findFirst();
    if (before.isPresent()
        && (before.get().toldAt() >= piece.toldAt() || isHistory(before.get(), file))) {
      return known;
    }
    // Told again it stays with the case for which it counts.
    boolean counts = before.isPresent() && before.get().closedBy().isEmpty();
    return Union.evidence(
        Union.named(known, mail.party().identifiers()),
        List.of(counts ? piece : LateEvidence.filed(piece, file)),
        known.folded());
  }

  /**
   * It ended with a case that was concluded, and counted then: told again it is nothing new. What
   * was taken back before its case ended was weighed by nobody.
   */
  private static boolean isHistory(Evidence piece, SubjectFile file) {
    OptionalLong takenBackAt = Withdrawals.lastOf(file.knowledge().withdrawn(), piece);
    return piece.closedBy().isPresent()
        && file.cases().stream()
            .filter(c -> piece.closedBy().get().equals(c.taskId()))
            .noneMatch(
                c ->
                    c.state() == DissuasionTask.State.CANCELLED
                        || (takenBackAt.isPresent()
                            && takenBackAt.getAsLong() <= c.concludedAt().orElse(Long.MIN_VALUE)));
  }

  private static Knowledge withdrawal(Knowledge known, EvidenceWithdrawn mail) {
    List<Withdrawal> more =
        mail.marks().stream().map(mark -> new Withdrawal(mark, mail.takenBackAt())).toList();
    return known.withWithdrawn(Withdrawals.union(known.withdrawn(), more, known.evidence()));
  }

  private static Knowledge report(Knowledge known, VictimReported mail, long now) {
    Optional<SubjectFile.Report> before = reportOf(known, mail.caseId());
    if (before.map(r -> !isNewer(mail, r)).orElse(false)) {
      return known;
    }
    SubjectFile.Report report =
        new SubjectFile.Report(
            mail.caseId(),
            mail.version(),
            mail.status(),
            mail.party(),
            mail.lossFen(),
            mail.lossAt(),
            mail.fraudType(),
            mail.region(),
            mail.registeredRegion(),
            now);
    // What was taken back and is reported again comes for the first time.
    List<SubjectFile.Report> others =
        known.reports().stream()
            .filter(
                r ->
                    stands(r) || r.version() == mail.version() || !r.caseId().equals(mail.caseId()))
            .toList();
    return known.withReports(Union.reports(others, List.of(report)));
  }

  /**
   * A report whose victim got a smaller identifier is withdrawn at one desk and told at another
   * under one version: what stands counts, whichever comes first.
   */
  private static boolean isNewer(VictimReported mail, SubjectFile.Report known) {
    return mail.version() > known.version()
        || (mail.version() == known.version()
            && !stands(known)
            && mail.status() != CaseStatus.WITHDRAWN);
  }

  static Optional<SubjectFile.Report> reportOf(Knowledge known, String caseId) {
    return known.reports().stream().filter(r -> r.caseId().equals(caseId)).findFirst();
  }

  /** Not taken back. */
  static boolean stands(SubjectFile.Report report) {
    return report.status() != CaseStatus.WITHDRAWN;
  }
}
