package interlock.service.trace;

import interlock.casefile.CaseSummary;
import interlock.core.identity.Account;
import interlock.core.restitution.Claim;
import interlock.core.restitution.FrozenAccount;
import interlock.core.restitution.Proposal;
import interlock.core.restitution.Restitution;
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
 * The frozen money that bears on one case: its own accounts, the cases that share them, their
 * accounts, and so on. All of it, or a victim with money on two accounts could be given more than
 * he lost, and two cases that share an account would be told different things.
 */
public final class FrozenMoney {
  private final List<FrozenAccount> accounts;
  private final Map<Account, String> institutions;

  private FrozenMoney(List<FrozenAccount> accounts, Map<Account, String> institutions) {
    this.accounts = List.copyOf(accounts);
    this.institutions = Map.copyOf(institutions);
  }

  /**
   * @param tasks the newest revision of every stop payment
   */
  public static FrozenMoney around(String caseId, Collection<StopPaymentTask> tasks) {
    Map<Account, List<StopPaymentTask>> byAccount = new TreeMap<>();
    for (StopPaymentTask task : tasks) {
      if (CaseRecords.isOfLoss(task)) {
        Tracing.account(task.getTarget().getAccount())
            .ifPresent(a -> byAccount.computeIfAbsent(a, unseen -> new ArrayList<>()).add(task));
      }
    }
    byAccount.values().removeIf(on -> on.stream().noneMatch(FrozenMoney::isFrozen));
    Map<Account, String> institutions = new HashMap<>();
    List<FrozenAccount> frozen = new ArrayList<>();
    for (Account account : connected(caseId, byAccount)) {
      List<StopPaymentTask> on = byAccount.get(account);
      on.stream()
          .flatMap(t -> Optional.ofNullable(t.getTarget().getInstitution()).stream())
          .findFirst()
          .ifPresent(name -> institutions.put(account, name));
      frozen.add(
          new FrozenAccount(
              account,
              on.stream()
                  .filter(FrozenMoney::isFrozen)
                  .mapToLong(t -> Tracing.fen(t.getAmountHeld()))
                  .sum(),
              on.stream().filter(FrozenMoney::claims).map(FrozenMoney::claim).toList()));
    }
    return new FrozenMoney(frozen, institutions);
  }

  private static Set<Account> connected(
      String caseId, Map<Account, List<StopPaymentTask>> byAccount) {
    Set<Account> accounts = new TreeSet<>();
    Set<String> cases = new HashSet<>(Set.of(caseId));
    boolean more = true;
    while (more) {
      more = false;
      for (var entry : byAccount.entrySet()) {
        boolean shared =
            entry.getValue().stream()
                .anyMatch(t -> cases.contains(t.getCaseId()) && (claims(t) || isFrozen(t)));
        if (shared && accounts.add(entry.getKey())) {
          entry.getValue().stream()
              .filter(FrozenMoney::claims)
              .forEach(t -> cases.add(t.getCaseId()));
          more = true;
        }
      }
    }
    return accounts;
  }

  private static boolean isFrozen(StopPaymentTask task) {
    return task.getState() == StopPaymentState.FROZEN && task.getAmountHeld() != null;
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

  /** By account. */
  public List<FrozenAccount> accounts() {
    return accounts;
  }

  Optional<String> institution(Account account) {
    return Optional.ofNullable(institutions.get(account));
  }

  /** All cases that claim some of it. */
  public Set<String> caseIds() {
    Set<String> caseIds = new TreeSet<>();
    accounts.forEach(a -> a.claims().forEach(c -> caseIds.add(c.caseId())));
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
    return Restitution.propose(accounts, lost, returned);
  }
}
