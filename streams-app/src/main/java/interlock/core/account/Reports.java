package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.AccountMail.CaseReported;
import interlock.core.mail.AccountMail.TaintedInflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what cases, and other desks on behalf of cases, say of this account. */
final class Reports {
  /** Cases on one account, reported or traced, beyond which no money of a new one is followed. */
  static final int MAX_CASES = 40;

  /** Reports that name one account: they find room whatever is traced, for they stop it whole. */
  static final int MAX_REPORTS = 40;

  /** Lines of all reports together. */
  static final int MAX_LINES = 100;

  /**
   * Bytes of what reports say, as estimated by {@link Sizes}, beyond the one line and the
   * identifiers that each of them keeps in any case.
   */
  static final int MAX_REPORT_BYTES = 32 * 1024;

  /** Payments that bring tainted money, and their bytes as estimated by {@link Sizes}. */
  static final int MAX_INFLOWS = 120;

  static final int MAX_INFLOW_BYTES = 36 * 1024;

  private static final Comparator<Inflow> BY_KEY =
      Comparator.comparing(Inflow::caseId)
          .thenComparing(Inflow::institution)
          .thenComparing(Inflow::transferId);

  private Reports() {}

  static void read(Draft draft, CaseReported said) {
    List<CaseOnAccount> next = new ArrayList<>();
    boolean known = false;
    for (CaseOnAccount report : draft.cases) {
      if (!report.caseId().equals(said.caseId())) {
        next.add(report);
      } else if (report.version() >= said.version()) {
        return;
      } else {
        known = true;
      }
    }
    boolean active = said.status() != CaseStatus.WITHDRAWN && !said.lines().isEmpty();
    if (!known && !(active || hasRoom(draft, said.caseId()))) {
      return;
    }
    if (!known && next.size() >= MAX_REPORTS) {
      // A case with a stop is never dropped for a newer one: its stop would be lifted.
      Optional<CaseOnAccount> spent =
          next.stream().filter(report -> active && isSpent(draft, report)).findFirst();
      if (spent.isEmpty()) {
        return;
      }
      next.remove(spent.get());
      draft.folded++;
    }
    next.add(filed(said, active, next));
    next.sort(Comparator.comparing(CaseOnAccount::caseId));
    draft.cases = List.copyOf(next);
    Tallies.heardAgain(draft, said.caseId());
    draft.factsChanged();
  }

  static void read(Draft draft, TaintedInflow said) {
    Transfer transfer = said.transfer();
    var inflow =
        new Inflow(
            said.caseId(),
            said.status(),
            transfer.institution(),
            transfer.transferId(),
            transfer.payer(),
            transfer.amountFen(),
            transfer.origin().occurredAt(),
            said.taintedFen(),
            said.hop(),
            said.path(),
            transfer.orderId(),
            said.handlingUnit(),
            said.region(),
            said.paidAt());
    Optional<Inflow> known =
        draft.inflows.stream().filter(i -> BY_KEY.compare(i, inflow) == 0).findFirst();
    boolean takenBack = said.taintedFen() == 0;
    // What was withdrawn stays on file as such: the stops for it are to be lifted.
    boolean keep = !takenBack || (known.isPresent() && said.status() == CaseStatus.WITHDRAWN);
    if (known.equals(keep ? Optional.of(inflow) : Optional.<Inflow>empty())) {
      return;
    }
    if (known.isEmpty() && !hasRoom(draft, said.caseId())) {
      return;
    }
    List<Inflow> next = new ArrayList<>(draft.inflows);
    known.ifPresent(next::remove);
    if (keep) {
      next.add(inflow);
    }
    next.sort(BY_KEY);
    List<Inflow> kept = fold(next);
    if (kept.equals(draft.inflows)) {
      return;
    }
    draft.folded += next.size() - kept.size();
    draft.inflows = List.copyOf(kept);
    Tallies.heardAgain(draft, said.caseId());
    draft.holder = Holders.merge(draft.holder, transfer.payee().orElse(Party.UNKNOWN));
    draft.factsChanged();
  }

  private static boolean hasRoom(Draft draft, String caseId) {
    Set<String> all = new HashSet<>();
    draft.cases.forEach(c -> all.add(c.caseId()));
    draft.inflows.forEach(i -> all.add(i.caseId()));
    return all.contains(caseId) || all.size() < MAX_CASES;
  }

  /** It names this account no more, and nothing of its stop is left to lift. */
  private static boolean isSpent(Draft draft, CaseOnAccount report) {
    return !Seeds.isActive(report)
        && draft.inflows.stream().noneMatch(i -> i.caseId().equals(report.caseId()))
        && draft.stops.stream()
            .filter(s -> s.caseId().equals(Optional.of(report.caseId())))
            .allMatch(s -> Stops.hasEnded(s.state()));
  }

  private static CaseOnAccount filed(
      CaseReported said, boolean active, List<CaseOnAccount> others) {
    List<Line> lines = active ? largest(said.lines(), linesFree(others)) : List.of();
    int free = MAX_REPORT_BYTES - others.stream().mapToInt(Sizes::of).sum();
    while (lines.size() > 1 && Sizes.of(said.victim(), lines) > free) {
      lines = largest(lines, lines.size() - 1);
    }
    boolean fits = Sizes.of(said.victim(), lines) <= free;
    return new CaseOnAccount(
        said.caseId(),
        said.version(),
        said.status(),
        fits ? said.victim() : bare(said.victim()),
        fits ? lines : lines.stream().map(Reports::bare).toList(),
        said.handlingUnit(),
        said.region());
  }

  private static Line bare(Line line) {
    return new Line(
        line.index(),
        line.transferId(),
        line.payerAccount(),
        bare(line.payee()),
        line.amountFen(),
        line.occurredAt(),
        Optional.empty());
  }

  private static Party bare(Party party) {
    return new Party(
        party.phone(), party.account(), party.personId(), Optional.empty(), Optional.empty());
  }

  private static int linesFree(List<CaseOnAccount> others) {
    int used = others.stream().mapToInt(c -> c.lines().size()).sum();
    return Math.max(1, MAX_LINES - MAX_REPORTS - used);
  }

  private static List<Line> largest(List<Line> lines, int room) {
    return lines.stream()
        .sorted(Comparator.comparingLong(Line::amountFen).reversed().thenComparingInt(Line::index))
        .limit(room)
        .sorted(Comparator.comparingInt(Line::index))
        .toList();
  }

  /** Drops what was taken back, then the smallest amounts, until the list fits. */
  private static List<Inflow> fold(List<Inflow> inflows) {
    int bytes = inflows.stream().mapToInt(Sizes::of).sum();
    List<Inflow> next = new ArrayList<>(inflows);
    while (next.size() > MAX_INFLOWS || bytes > MAX_INFLOW_BYTES) {
      Inflow least =
          next.stream()
              .min(Comparator.comparingLong(Inflow::taintedFen).thenComparing(BY_KEY))
              .orElseThrow();
      next.remove(least);
      bytes -= Sizes.of(least);
    }
    return next;
  }
}
