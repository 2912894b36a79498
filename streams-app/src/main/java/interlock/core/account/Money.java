package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.Allocation.Portion;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.policy.Taint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose money is, and was, in an account: derived from the file alone, whatever the order of
 * arrival.
 *
 * @param seeds the lines of the reports with their payments
 * @param twins payments that were told twice
 */
record Money(
    SortedMap<String, CaseMoney> byCase,
    List<Lot> lots,
    Allocation allocation,
    List<Seeds.Match> seeds,
    Twins twins) {

  static Money of(AccountFile file, Taint limits) {
    // No case concerns most accounts: nothing is to be derived of what they did.
    boolean clean = file.cases().isEmpty() && file.inflows().isEmpty();
    List<LedgerEntry> ledger = clean ? List.of() : file.ledger();
    Twins twins = Twins.of(ledger, limits.twinWithinMillis());
    List<Seeds.Match> seeds = Seeds.match(file.cases(), ledger, twins);
    List<Lot> lots = Lots.of(file, seeds, twins, limits.seedSkewMillis());
    Allocation allocation = Allocation.allocate(lots, file, twins, limits);
    return new Money(byCase(file, lots, allocation, twins), lots, allocation, seeds, twins);
  }

  Collection<CaseMoney> cases() {
    return byCase.values();
  }

  CaseMoney of(String caseId) {
    CaseMoney known = byCase.get(caseId);
    return known == null ? CaseMoney.none(caseId) : known;
  }

  /** The payments that the lines of reports tell of, under whatever id they were told. */
  Set<LedgerEntry> reported() {
    Set<LedgerEntry> payments = Collections.newSetFromMap(new IdentityHashMap<>());
    seeds.forEach(seed -> seed.inflow().ifPresent(payments::add));
    twins.addHeld(payments);
    return payments;
  }

  /** Payments that carry taint out of this account. */
  Set<LedgerEntry> taintedOut() {
    Set<LedgerEntry> payments = Collections.newSetFromMap(new IdentityHashMap<>());
    allocation.portions().forEach(p -> payments.add(p.outflow()));
    return payments;
  }

  /** Payments that bring taint by another desk's word, as {@link Ledger#key}. */
  Set<String> taintedIn() {
    Set<String> keys = new HashSet<>();
    for (Lot lot : lots) {
      if (!lot.seed()) {
        keys.add(Ledger.key(lot.institution(), lot.transferId()));
      }
    }
    return keys;
  }

  /** What of one case is gathered in one pass over the whole. */
  private static final class Gathered {
    private final List<Lot> lots = new ArrayList<>(2);
    private final List<Inflow> told = new ArrayList<>(2);
    private Optional<CaseOnAccount> report = Optional.empty();
    private long movedAt;
    private boolean doubled;

    void moved(long at) {
      movedAt = Math.max(movedAt, at);
    }
  }

  private static SortedMap<String, CaseMoney> byCase(
      AccountFile file, List<Lot> lots, Allocation allocation, Twins twins) {
    SortedMap<String, Gathered> gathered = new TreeMap<>();
    for (CaseOnAccount report : file.cases()) {
      gathered(gathered, report.caseId()).report = Optional.of(report);
    }
    for (Inflow inflow : file.inflows()) {
      gathered(gathered, inflow.caseId()).told.add(inflow);
    }
    for (Lot lot : lots) {
      Gathered of = gathered(gathered, lot.caseId());
      of.lots.add(lot);
      of.moved(lot.occurredAt());
      of.doubled |= lot.doubled();
    }
    for (Portion portion : allocation.portions()) {
      Gathered of = gathered(gathered, portion.caseId());
      of.moved(portion.outflow().occurredAt());
      of.doubled |= twins.isDoubled(portion.outflow());
    }
    SortedMap<String, CaseMoney> byCase = new TreeMap<>();
    gathered.forEach((caseId, of) -> byCase.put(caseId, of(caseId, of, allocation)));
    return byCase;
  }

  private static Gathered gathered(SortedMap<String, Gathered> all, String caseId) {
    return all.computeIfAbsent(caseId, unused -> new Gathered());
  }

  private static CaseMoney of(String caseId, Gathered of, Allocation allocation) {
    return new CaseMoney(
        caseId,
        status(of),
        of.report,
        of.report.map(Seeds::isActive).orElse(false),
        of.lots,
        allocation.leftFen().getOrDefault(caseId, 0L),
        of.movedAt,
        of.report
            .flatMap(CaseOnAccount::handlingUnit)
            .or(() -> of.told.stream().flatMap(i -> i.handlingUnit().stream()).findFirst()),
        of.report
            .flatMap(CaseOnAccount::region)
            .or(() -> of.told.stream().flatMap(i -> i.region().stream()).findFirst()),
        remarks(of.doubled, allocation.nearMisses().contains(caseId)));
  }

  private static List<ReasonCode> remarks(boolean doubled, boolean nearMiss) {
    List<ReasonCode> remarks = new ArrayList<>(2);
    if (nearMiss) {
      remarks.add(ReasonCode.NEAR_MISS);
    }
    if (doubled) {
      remarks.add(ReasonCode.SUSPECTED_TWIN);
    }
    return remarks;
  }

  /** A report that names this account no more tells it nothing of what became of the case. */
  private static CaseStatus status(Gathered of) {
    return of.report
        .filter(
            report ->
                Seeds.isActive(report)
                    || report.status() == CaseStatus.WITHDRAWN
                    || of.told.isEmpty())
        .map(CaseOnAccount::status)
        .orElseGet(() -> status(of.told));
  }

  /** What other desks say: money that is still traced counts before what was taken back. */
  private static CaseStatus status(List<Inflow> told) {
    CaseStatus status = told.isEmpty() ? CaseStatus.REPORTED : CaseStatus.WITHDRAWN;
    for (Inflow inflow : told) {
      if (inflow.taintedFen() > 0) {
        if (inflow.status() == CaseStatus.FILED) {
          return CaseStatus.FILED;
        }
        status = CaseStatus.REPORTED;
      }
    }
    return status;
  }
}
