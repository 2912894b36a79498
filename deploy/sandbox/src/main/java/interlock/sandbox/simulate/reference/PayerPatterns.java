package interlock.sandbox.simulate.reference;

import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Policy;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the payments of an account show of its holder (3008, the drain of the balance, growing
 * payments to new payees), looked at anew for every payment. Only of accounts that nobody paid: of
 * the others the money might pass through them.
 */
final class PayerPatterns {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Policy policy;
  private final Map<EvidenceKey, Party> found = new HashMap<>();

  PayerPatterns(Log log, Policy policy, long restAt) {
    this.policy = policy;
    Set<Account> leftOut = new HashSet<>();
    for (Transfer version : log.transferVersions()) {
      version.payee().flatMap(Party::account).ifPresent(leftOut::add);
    }
    for (WatchEntry entry : log.listingVersions()) {
      if (entry.grade() == Grade.ALLOWED
          && entry.target() instanceof WatchEntry.Target.Listed(Account account)) {
        leftOut.add(account);
      }
    }
    Map<Account, List<Transfer>> paid = new HashMap<>();
    for (Transfer payment : log.transfers()) {
      Optional<Account> payer = payment.payer().account().filter(a -> !leftOut.contains(a));
      if (payer.isPresent() && payment.status() == Transfer.Status.POSTED) {
        paid.computeIfAbsent(payer.get(), unused -> new ArrayList<>()).add(payment);
      }
    }
    long since = restAt - policy.patterns().tellWithinMillis();
    paid.values().forEach(payments -> look(payments, since));
  }

  Map<EvidenceKey, Party> found() {
    return found;
  }

  private void look(List<Transfer> payments, long since) {
    payments.sort(
        Comparator.comparingLong(PayerPatterns::at)
            .thenComparing(Transfer::institution)
            .thenComparing(Transfer::transferId));
    Map<Object, Boolean> before = new HashMap<>();
    for (int i = 0; i < payments.size(); i++) {
      List<Transfer> upTo = payments.subList(0, i + 1);
      Transfer last = payments.get(i);
      other(last)
          .filter(payee -> last.amountFen() >= policy.patterns().repeated().minAmountFen())
          .ifPresent(
              payee ->
                  begins(
                      EvidenceCode.REPEATED_PAYMENTS, payee, repeated(upTo), last, before, since));
      if (last.payerBalanceFen().isPresent()) {
        begins(EvidenceCode.BALANCE_DRAINED, "", drained(upTo), last, before, since);
      }
      if (isToNew(upTo, last)) {
        begins(EvidenceCode.GROWING_PAYMENTS, "", growing(upTo), last, before, since);
      }
    }
  }

  private void begins(
      EvidenceCode code,
      Object kind,
      boolean holds,
      Transfer last,
      Map<Object, Boolean> before,
      long since) {
    Boolean held = before.put(List.of(code, kind), holds);
    if (holds && !Objects.equals(held, true) && at(last) >= since) {
      found.put(
          new EvidenceKey(code, last.origin().source(), last.origin().eventId(), ""), last.payer());
    }
  }

  private boolean repeated(List<Transfer> upTo) {
    var rule = policy.patterns().repeated();
    Transfer last = upTo.getLast();
    List<Transfer> same =
        upTo.stream()
            .filter(p -> p.amountFen() >= rule.minAmountFen() && other(p).equals(other(last)))
            .toList();
    if (same.size() < rule.count()) {
      return false;
    }
    List<Transfer> run = same.subList(same.size() - rule.count(), same.size());
    long most = run.stream().mapToLong(Transfer::amountFen).max().orElseThrow();
    long least = run.stream().mapToLong(Transfer::amountFen).min().orElseThrow();
    return at(run.getFirst()) >= workingDaysBefore(at(last), rule.workingDays())
        && (most - least) * 1000 <= most * rule.spreadPermille();
  }

  private boolean drained(List<Transfer> upTo) {
    var rule = policy.patterns().drain();
    Transfer last = upTo.getLast();
    long most =
        upTo.stream()
            .filter(p -> p.payerBalanceFen().isPresent())
            .filter(p -> at(p) > at(last) - rule.windowMillis())
            .mapToLong(p -> p.payerBalanceFen().getAsLong() + p.amountFen())
            .max()
            .orElseThrow();
    long left = last.payerBalanceFen().orElseThrow();
    return most >= rule.minBalanceFen() && (most - left) * 1000 > most * rule.sharePermille();
  }

  private boolean isToNew(List<Transfer> upTo, Transfer payment) {
    var rule = policy.patterns().growing();
    return other(payment).isPresent()
        && payment.amountFen() >= rule.ignoreBelowFen()
        && upTo.stream()
            .filter(p -> other(p).equals(other(payment)))
            .allMatch(p -> at(p) >= at(payment) - rule.windowMillis());
  }

  private boolean growing(List<Transfer> upTo) {
    var rule = policy.patterns().growing();
    Transfer last = upTo.getLast();
    Transfer first = last;
    int count = 0;
    for (int i = upTo.size() - 1; i >= 0; i--) {
      Transfer payment = upTo.get(i);
      if (!isToNew(upTo.subList(0, i + 1), payment)) {
        continue;
      }
      if (payment.amountFen() > first.amountFen() || at(payment) < at(last) - rule.windowMillis()) {
        break;
      }
      first = payment;
      count++;
    }
    return count >= rule.count()
        && first.amountFen() <= rule.firstAtMostFen()
        && last.amountFen() >= rule.lastAtLeastFen()
        && last.amountFen() >= rule.factor() * first.amountFen();
  }

  private static Optional<Identifier> other(Transfer payment) {
    Optional<Identifier> account = payment.payee().flatMap(Party::account).map(a -> a);
    return account.or(() -> payment.payee().flatMap(Party::smallest));
  }

  private static long at(Transfer payment) {
    return payment.origin().occurredAt();
  }

  private static long workingDaysBefore(long at, int days) {
    LocalDate day = Instant.ofEpochMilli(at).atZone(SHANGHAI).toLocalDate();
    int left = days;
    while (true) {
      boolean works =
          day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
      if (works && --left == 0) {
        return day.atStartOfDay(SHANGHAI).toInstant().toEpochMilli();
      }
      day = day.minusDays(1);
    }
  }
}
