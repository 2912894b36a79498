package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.identity.Identifier;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Those who reported this account themselves: they are helped by their own cases.
 *
 * @param people by all that the reports call them
 * @param payments what their lines tell of, as {@link Ledger#key}
 */
record Victims(Set<Identifier> people, Set<String> payments) {
  Victims {
    people = Set.copyOf(people);
    payments = Set.copyOf(payments);
  }

  static Victims of(Draft draft) {
    Set<Identifier> people = new HashSet<>();
    draft.cases.stream()
        .filter(Seeds::isActive)
        .forEach(
            report -> {
              people.addAll(report.victim().identifiers());
              report.lines().forEach(line -> line.payerAccount().ifPresent(people::add));
            });
    Set<String> payments = new HashSet<>();
    draft.money().reported().forEach(payment -> payments.add(Ledger.key(payment)));
    return new Victims(people, payments);
  }

  boolean paid(LedgerEntry inflow) {
    return payments.contains(Ledger.key(inflow))
        || !Collections.disjoint(people, inflow.counterparty().identifiers());
  }
}
