package interlock.service.trace;

import interlock.casefile.CaseSummary;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the money of a case went. Amounts in fen, times epoch milliseconds.
 *
 * @param summary as published; empty before the first
 * @param report the version that counts
 * @param receivedAt when the first version came
 * @param legs the report's lines, then the payments after them, by time
 * @param places the accounts that they reached
 */
public record Trace(
    String caseId,
    Optional<CaseSummary> summary,
    Optional<IncidentReport> report,
    OptionalLong receivedAt,
    List<Leg> legs,
    SortedMap<Account, Place> places,
    List<HopSums> hops) {

  public Trace {
    legs = List.copyOf(legs);
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    hops = List.copyOf(hops);
  }

  /** All accounts that it knows of. */
  public Set<Account> accounts() {
    Set<Account> accounts = new TreeSet<>(places.keySet());
    legs.forEach(leg -> leg.to().ifPresent(accounts::add));
    return accounts;
  }

  Party victim() {
    return report.map(IncidentReport::victim).orElse(Party.UNKNOWN);
  }

  /** What left the accounts that the report names, by the payments that are known. */
  long movedOnFen() {
    return legs.stream()
        .filter(leg -> leg.hop() > 1)
        .filter(leg -> leg.from().map(a -> places.get(a)).filter(p -> p.hop() == 1).isPresent())
        .mapToLong(Leg::taintedFen)
        .sum();
  }

  /** The legs from an account, or from the victim, by time. */
  List<Leg> from(Optional<Account> account) {
    return legs.stream()
        .filter(
            leg ->
                account.isPresent() ? leg.hop() > 1 && leg.from().equals(account) : leg.hop() == 1)
        .sorted(Leg.BY_TIME)
        .toList();
  }

  /** When the money that a leg carries on had come to the account that it leaves. */
  OptionalLong cameBefore(Leg leg) {
    long latest =
        legs.stream()
            .filter(in -> in.to().isPresent() && in.to().equals(leg.from()))
            .filter(in -> in.at() <= leg.at())
            .mapToLong(Leg::at)
            .max()
            .orElse(Long.MIN_VALUE);
    return leg.hop() == 1 || latest == Long.MIN_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(latest);
  }

  /** From the receipt of the report to a moment; empty where either is not known. */
  OptionalLong secondsFromReport(long at) {
    return receivedAt.isPresent()
        ? OptionalLong.of(Math.max(0, at - receivedAt.getAsLong()) / 1000)
        : OptionalLong.empty();
  }
}
