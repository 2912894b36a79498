package interlock.sandbox.simulate.reference;

import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts that at some moment, in some order, may be taken for a mule's: named by a version of a
 * report, listed, or within reach of reported money (design.md §3).
 */
public final class Mules {
  private final Set<Account> accounts = new HashSet<>();

  public Mules(Log log) {
    for (WatchEntry entry : log.listingVersions()) {
      if (entry.grade() != Grade.ALLOWED
          && entry.target() instanceof WatchEntry.Target.Listed(Account account)) {
        accounts.add(account);
      }
    }
    Deque<Account> reach = new ArrayDeque<>();
    for (IncidentReport report : log.reportVersions()) {
      report.lines().forEach(line -> line.payee().account().ifPresent(reach::add));
    }
    Map<Account, List<Account>> paid = new HashMap<>();
    for (Transfer payment : log.transferVersions()) {
      payment
          .payer()
          .account()
          .ifPresent(
              from ->
                  payment
                      .payee()
                      .flatMap(Party::account)
                      .ifPresent(
                          to -> paid.computeIfAbsent(from, unused -> new ArrayList<>()).add(to)));
    }
    Set<Account> seen = new HashSet<>();
    while (!reach.isEmpty()) {
      Account account = reach.remove();
      if (seen.add(account)) {
        reach.addAll(paid.getOrDefault(account, List.of()));
      }
    }
    accounts.addAll(seen);
  }

  public boolean mayBe(Account account) {
    return accounts.contains(account);
  }
}
