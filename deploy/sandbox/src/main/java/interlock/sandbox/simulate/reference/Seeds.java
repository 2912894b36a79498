package interlock.sandbox.simulate.reference;

import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which payments a report's lines tell of: by the bank's id; a line without one by the same amount
 * to the same account within a day, nearest in time first, each payment once; what matches nothing
 * is money that came unseen (design.md §5).
 */
final class Seeds {
  private static final long DAY_MILLIS = 86_400_000L;

  private Seeds() {}

  /**
   * @param account the payee
   * @param at of the payment, or what the line says, epoch milliseconds
   * @param payment empty if the bank never told of it
   * @param name of the line
   */
  record Seed(Account account, long fen, long at, Optional<Transfer> payment, String name) {
    Seed with(long less) {
      return new Seed(account, less, at, payment, name);
    }
  }

  private record Guess(int line, Transfer payment, long apart) {}

  /** In the order of the lines, account by account. */
  static List<Seed> of(IncidentReport report, Collection<Transfer> payments) {
    Map<Integer, Transfer> found = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<Guess> guesses = new ArrayList<>();
    for (Line line : report.lines()) {
      for (Transfer payment : payments) {
        if (!concerns(payment, line)) {
          continue;
        }
        if (line.transferId().isPresent()) {
          if (line.transferId().get().equals(payment.transferId())) {
            found.put(line.index(), payment);
            taken.add(Taint.name(payment));
          }
        } else if (payment.status() == Transfer.Status.POSTED
            && payment.amountFen() == line.amountFen()) {
          long apart = Math.abs(line.occurredAt() - payment.origin().occurredAt());
          if (apart <= DAY_MILLIS) {
            guesses.add(new Guess(line.index(), payment, apart));
          }
        }
      }
    }
    guesses.sort(
        Comparator.comparingLong(Guess::apart)
            .thenComparingLong(g -> g.payment().origin().occurredAt())
            .thenComparing(g -> g.payment().institution())
            .thenComparing(g -> g.payment().transferId())
            .thenComparingInt(Guess::line));
    for (Guess guess : guesses) {
      if (!found.containsKey(guess.line()) && taken.add(Taint.name(guess.payment()))) {
        found.put(guess.line(), guess.payment());
      }
    }
    List<Seed> seeds = new ArrayList<>();
    for (Line line : report.lines()) {
      Optional<Transfer> payment = Optional.ofNullable(found.get(line.index()));
      line.payee()
          .account()
          .ifPresent(
              account ->
                  seeds.add(
                      new Seed(
                          account,
                          line.amountFen(),
                          payment.map(p -> p.origin().occurredAt()).orElse(line.occurredAt()),
                          payment,
                          report.caseId() + "/" + line.index())));
    }
    return seeds;
  }

  private static boolean concerns(Transfer payment, Line line) {
    Optional<Account> payee = payment.payee().flatMap(p -> p.account());
    Optional<Account> payer = payment.payer().account();
    return line.payee().account().isPresent()
        && payee.equals(line.payee().account())
        && (line.payerAccount().isEmpty() || payer.isEmpty() || payer.equals(line.payerAccount()));
  }
}
