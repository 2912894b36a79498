package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.Allocation.Portion;
import interlock.core.event.CaseStatus;
import interlock.core.policy.Taint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose money is, and was, in an account: derived from the file alone, whatever the order of
 * arrival.
 */
record Money(SortedMap<String, CaseMoney> byCase, List<Lot> lots, Allocation allocation) {

  static Money of(AccountFile file, Taint taint) {
    List<Lot> lots = Lots.of(file, taint.seedSkewMillis());
    Allocation allocation = Allocation.allocate(lots, file.ledger());
    SortedMap<String, CaseMoney> byCase = new TreeMap<>();
    for (CaseOnAccount report : file.cases()) {
      byCase.put(report.caseId(), of(report.caseId(), Optional.of(report), file, lots, allocation));
    }
    for (Inflow inflow : file.inflows()) {
      byCase.computeIfAbsent(
          inflow.caseId(), id -> of(id, Optional.empty(), file, lots, allocation));
    }
    return new Money(byCase, lots, allocation);
  }

  Collection<CaseMoney> cases() {
    return byCase.values();
  }

  CaseMoney of(String caseId) {
    CaseMoney known = byCase.get(caseId);
    return known == null ? CaseMoney.none(caseId) : known;
  }

  /** Payments that carry taint, in or out, as {@link Ledger#key}. */
  Set<String> tainted() {
    Set<String> keys = new HashSet<>();
    lots.forEach(lot -> keys.add(lot.institution() + "/" + lot.transferId()));
    allocation.portions().forEach(p -> keys.add(Ledger.key(p.outflow())));
    return keys;
  }

  private static CaseMoney of(
      String caseId,
      Optional<CaseOnAccount> report,
      AccountFile file,
      List<Lot> lots,
      Allocation allocation) {
    List<Lot> own = lots.stream().filter(l -> l.caseId().equals(caseId)).toList();
    List<Inflow> told = file.inflows().stream().filter(i -> i.caseId().equals(caseId)).toList();
    long movedAt = 0;
    for (Lot lot : own) {
      movedAt = Math.max(movedAt, lot.occurredAt());
    }
    for (Portion portion : allocation.portions()) {
      if (portion.caseId().equals(caseId)) {
        movedAt = Math.max(movedAt, portion.outflow().occurredAt());
      }
    }
    return new CaseMoney(
        caseId,
        report.map(CaseOnAccount::status).orElseGet(() -> status(told)),
        report,
        report.map(Seeds::isActive).orElse(false),
        own,
        allocation.leftFen().getOrDefault(caseId, 0L),
        movedAt,
        report
            .flatMap(CaseOnAccount::handlingUnit)
            .or(() -> told.stream().flatMap(i -> i.handlingUnit().stream()).findFirst()),
        report
            .flatMap(CaseOnAccount::region)
            .or(() -> told.stream().flatMap(i -> i.region().stream()).findFirst()));
  }

  /** What other desks say: money that is still traced counts before what was taken back. */
  private static CaseStatus status(List<Inflow> told) {
    List<CaseStatus> said = new ArrayList<>();
    told.stream().filter(i -> i.taintedFen() > 0).forEach(i -> said.add(i.status()));
    if (said.isEmpty()) {
      return told.isEmpty() ? CaseStatus.REPORTED : CaseStatus.WITHDRAWN;
    }
    return said.contains(CaseStatus.FILED) ? CaseStatus.FILED : CaseStatus.REPORTED;
  }
}
