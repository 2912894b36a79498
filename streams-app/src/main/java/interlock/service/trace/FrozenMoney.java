package interlock.service.trace;

import interlock.casefile.CaseSummary;
import interlock.core.identity.Account;
import interlock.core.restitution.Claim;
import interlock.core.restitution.FrozenPot;
import interlock.core.restitution.Pot;
import interlock.core.restitution.Proposal;
import interlock.core.restitution.Restitution;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The frozen money that bears on one case: its own pots, the cases that share them, their pots, and
 * so on. All of it, or a victim with money in two pots could be given more than he lost, and two
 * cases that share a pot would be told different things.
 */
public final class FrozenMoney {
  private final List<FrozenPot> pots;
  private final Map<Account, String> institutions;

  private FrozenMoney(List<FrozenPot> pots, Map<Account, String> institutions) {
    this.pots = List.copyOf(pots);
    this.institutions = Map.copyOf(institutions);
  }

  /**
   * @param tasks the newest revision of every stop payment
   */
  public static FrozenMoney around(String caseId, Collection<StopPaymentTask> tasks) {
    Map<Pot, List<StopPaymentTask>> byPot = new TreeMap<>();
    for (StopPaymentTask task : tasks) {
      if (CaseRecords.isOfLoss(task)) {
        pot(task)
            .ifPresent(pot -> byPot.computeIfAbsent(pot, unseen -> new ArrayList<>()).add(task));
      }
    }
    byPot.values().removeIf(on -> on.stream().noneMatch(FrozenMoney::isFrozen));
    Map<Account, String> institutions = new HashMap<>();
    List<FrozenPot> frozen = new ArrayList<>();
    for (Pot pot : connected(caseId, byPot)) {
      List<StopPaymentTask> on = byPot.get(pot);
      on.stream()
          .flatMap(t -> Optional.ofNullable(t.getTarget().getInstitution()).stream())
          .findFirst()
          .ifPresent(name -> institutions.put(pot.account(), name));
      frozen.add(
          new FrozenPot(
              pot,
              frozenFen(on),
              on.stream().filter(FrozenMoney::claims).map(FrozenMoney::claim).toList()));
    }
    return new FrozenMoney(frozen, institutions);
  }

  private static Set<Pot> connected(String caseId, Map<Pot, List<StopPaymentTask>> byPot) {
    Set<Pot> pots = new TreeSet<>();
    Set<String> cases = new HashSet<>(Set.of(caseId));
    boolean more = true;
    while (more) {
      more = false;
      for (var entry : byPot.entrySet()) {
        boolean shared =
            entry.getValue().stream()
                .anyMatch(t -> cases.contains(t.getCaseId()) && (claims(t) || isFrozen(t)));
        if (shared && pots.add(entry.getKey())) {
          entry.getValue().stream()
              .filter(FrozenMoney::claims)
              .forEach(t -> cases.add(t.getCaseId()));
          more = true;
        }
      }
    }
    return pots;
  }

  /** Orders tell apart whose money it is at a payment institution: each is a pot of its own. */
  private static Optional<Pot> pot(StopPaymentTask task) {
    return Tracing.account(task.getTarget().getAccount())
        .map(account -> new Pot(account, Optional.ofNullable(task.getOrderId())));
  }

  private static boolean isFrozen(StopPaymentTask task) {
    return task.getState() == StopPaymentState.FROZEN && task.getAmountHeld() != null;
  }

  /**
   * What one freeze holds of the whole account has what the others hold in it: the larger counts.
   */
  private static long frozenFen(List<StopPaymentTask> on) {
    long whole = 0;
    long limited = 0;
    for (StopPaymentTask task : on.stream().filter(FrozenMoney::isFrozen).toList()) {
      long held = Tracing.fen(task.getAmountHeld());
      if (task.getScope() == StopPaymentScope.WHOLE_ACCOUNT) {
        whole = Math.max(whole, held);
      } else {
        limited += held;
      }
    }
    return Math.max(whole, limited);
  }

  /** Money of the case is there by the order of timestamps, and the case was not withdrawn. */
  private static boolean claims(StopPaymentTask task) {
    return task.getAmount().signum() > 0
        && switch (task.getState()) {
          case REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN, PROPOSED, EXPIRED, REFUSED -> true;
          case LIFTED, CANCELLED, UNKNOWN -> false;
        };
  }

  /** A line that no bank's payment matches leads the money's path by the case's own name. */
  private static Claim claim(StopPaymentTask task) {
    boolean matched =
        task.getPath().isEmpty() || !task.getPath().getFirst().startsWith(task.getCaseId() + "/");
    return new Claim(task.getCaseId(), Tracing.fen(task.getAmount()), matched);
  }

  /** By account and order. */
  public List<FrozenPot> pots() {
    return pots;
  }

  Optional<String> institution(Account account) {
    return Optional.ofNullable(institutions.get(account));
  }

  /** All cases that claim some of it. */
  public Set<String> caseIds() {
    Set<String> caseIds = new TreeSet<>();
    pots.forEach(p -> p.claims().forEach(c -> caseIds.add(c.caseId())));
    return caseIds;
  }

  /**
   * Divides it.
   *
   * @param summaries of those cases: what they lost, and what is back already
   */
  public Proposal propose(Map<String, CaseSummary> summaries) {
    Map<String, Long> lost = new HashMap<>();
    Map<String, Long> returned = new HashMap<>();
    summaries.forEach(
        (caseId, summary) -> {
          lost.put(caseId, Tracing.fen(summary.getLost()));
          returned.put(caseId, Tracing.fen(summary.getReturned()));
        });
    return Restitution.propose(pots, lost, returned);
  }
}
