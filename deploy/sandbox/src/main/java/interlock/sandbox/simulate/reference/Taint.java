package interlock.sandbox.simulate.reference;

import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.policy.Policy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose money is where: one pass over all seeds and payments of a world in the strict order
 * (design.md §5). Amounts in fen.
 */
public final class Taint {
  private final SortedMap<String, Carried> carried = new TreeMap<>();
  private final Map<Account, SortedMap<String, Long>> left = new HashMap<>();
  private final Map<Account, Deque<Lot>> purses = new HashMap<>();
  private final Set<Account> pooled;

  /**
   * What a payment carries of one case's money.
   *
   * @param to whom it is followed to; empty if it is not: cash, too little, too far
   * @param hop of the account that it goes to
   */
  public record Carried(
      String caseId,
      String payment,
      Account from,
      Optional<Account> to,
      long fen,
      int hop,
      long arrivedFen) {
    /** Names the payment and the case. */
    public String name() {
      return caseId + " " + payment;
    }
  }

  private static final class Lot {
    final String caseId;
    final int hop;
    final long since;
    long fen;

    Lot(String caseId, int hop, long since, long fen) {
      this.caseId = caseId;
      this.hop = hop;
      this.since = since;
      this.fen = fen;
    }
  }

  /** A seed, or a payment, at its place in the strict order; a seed has an account. */
  private record Step(
      long at,
      String institution,
      String id,
      String caseId,
      Optional<Seeds.Seed> seed,
      Optional<Transfer> payment) {
    static final Comparator<Step> STRICT =
        Comparator.comparingLong(Step::at)
            .thenComparing(Step::institution)
            .thenComparing(Step::id)
            .thenComparing(s -> s.payment().isPresent())
            .thenComparing(Step::caseId);
  }

  public Taint(Log log, Policy policy) {
    pooled = log.pooled(policy);
    var limits = policy.stopPayment().taint();
    List<Step> steps = new ArrayList<>();
    Map<String, Long> room = new HashMap<>();
    var twins = new TwinPayments(log.transfers(), limits.twinWithinMillis());
    for (Transfer payment : log.transfers()) {
      if (payment.status() == Transfer.Status.POSTED && !twins.isHeld(payment)) {
        room.put(name(payment), payment.amountFen());
        steps.add(
            new Step(
                payment.origin().occurredAt(),
                payment.institution(),
                payment.transferId(),
                "",
                Optional.empty(),
                Optional.of(payment)));
      }
    }
    List<IncidentReport> reports =
        log.reports().stream()
            .filter(r -> r.status() != CaseStatus.WITHDRAWN)
            .sorted(Comparator.comparing(IncidentReport::caseId))
            .toList();
    if (reports.isEmpty()) {
      return;
    }
    for (Seeds.Seed seed : Seeds.of(reports, log.answers(), twins)) {
      long fen = seed.fen();
      if (seed.payment().isPresent()) {
        String payment = name(seed.payment().get());
        boolean came = seed.payment().get().status() == Transfer.Status.POSTED;
        long free = came ? room.getOrDefault(payment, 0L) : 0;
        fen = Math.min(fen, free);
        if (came) {
          room.put(payment, free - fen);
        }
      }
      if (fen > 0) {
        steps.add(
            new Step(
                seed.at() - limits.seedSkewMillis(),
                seed.payment().map(Transfer::institution).orElse(""),
                seed.payment().map(Transfer::transferId).orElse(seed.name()),
                seed.caseId(),
                Optional.of(seed.with(fen)),
                Optional.empty()));
      }
    }
    steps.sort(Step.STRICT);
    for (Step step : steps) {
      step.seed()
          .ifPresent(s -> purse(s.account()).add(new Lot(step.caseId(), 1, s.at(), s.fen())));
      step.payment().ifPresent(p -> move(p, limits, room));
    }
    purses.forEach(
        (account, purse) ->
            purse.forEach(
                lot ->
                    left.computeIfAbsent(account, unused -> new TreeMap<>())
                        .merge(lot.caseId, lot.fen, Long::sum)));
  }

  private Deque<Lot> purse(Account account) {
    return purses.computeIfAbsent(account, unused -> new ArrayDeque<>());
  }

  private void move(Transfer payment, interlock.core.policy.Taint limits, Map<String, Long> room) {
    Optional<Account> payer = payment.payer().account();
    if (payer.isEmpty() || !purses.containsKey(payer.get()) || pooled.contains(payer.get())) {
      return;
    }
    Deque<Lot> purse = purse(payer.get());
    SortedMap<String, Lot> taken = new TreeMap<>();
    long wanted = payment.amountFen();
    while (wanted > 0 && !purse.isEmpty()) {
      Lot oldest = purse.peek();
      long fen = Math.min(wanted, oldest.fen);
      Lot before = taken.get(oldest.caseId);
      taken.put(
          oldest.caseId,
          before == null
              ? new Lot(oldest.caseId, oldest.hop, oldest.since, fen)
              : new Lot(
                  oldest.caseId,
                  Math.min(before.hop, oldest.hop),
                  Math.max(before.since, oldest.since),
                  before.fen + fen));
      wanted -= fen;
      oldest.fen -= fen;
      if (oldest.fen == 0) {
        purse.remove();
      }
    }
    Optional<Account> payee = payment.payee().flatMap(p -> p.account());
    String name = name(payment);
    for (Lot lot : taken.values()) {
      boolean followed =
          lot.hop + 1 <= limits.maxHop()
              && lot.fen >= limits.minAmountFen()
              && payment.origin().occurredAt() - lot.since <= limits.maxAgeMillis();
      Optional<Account> to = followed ? payee : Optional.empty();
      long arrives = 0;
      if (to.isPresent()) {
        long free = room.get(name);
        arrives = Math.min(lot.fen, free);
        room.put(name, free - arrives);
        if (arrives > 0) {
          purse(to.get()).add(new Lot(lot.caseId, lot.hop + 1, lot.since, arrives));
        }
      }
      var portion = new Carried(lot.caseId, name, payer.get(), to, lot.fen, lot.hop + 1, arrives);
      carried.put(portion.name(), portion);
    }
  }

  static String name(Transfer payment) {
    return payment.institution() + "/" + payment.transferId();
  }

  /** By case and payment. */
  public SortedMap<String, Carried> carried() {
    return carried;
  }

  /** What of the case's money is still in the account. */
  public long leftFen(Account account, String caseId) {
    return left.getOrDefault(account, new TreeMap<>()).getOrDefault(caseId, 0L);
  }

  /** The accounts and cases with money left. */
  public Map<Account, SortedMap<String, Long>> left() {
    return left;
  }
}
