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
 * Which payments the lines of all reports tell of: by the bank's id; lines without one by the same
 * amount to the same account within a day, nearest in time first, each payment once, and a reversed
 * one where no other is left; what matches nothing is money that came unseen (design.md §5).
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
  record Seed(
      String caseId, Account account, long fen, long at, Optional<Transfer> payment, String name) {
    Seed with(long less) {
      return new Seed(caseId, account, less, at, payment, name);
    }
  }

  private record Asked(String caseId, Line line) {
    String name() {
      return caseId + "/" + line.index();
    }
  }

  private record Guess(Asked asked, Transfer payment, boolean reversed, long apart) {}

  /** Report by report, in the order of the lines. */
  static List<Seed> of(
      List<IncidentReport> reports, Collection<Transfer> payments, TwinPayments twins) {
    List<Asked> all = new ArrayList<>();
    for (IncidentReport report : reports) {
      report.lines().forEach(line -> all.add(new Asked(report.caseId(), line)));
    }
    Map<String, Transfer> found = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<Guess> guesses = new ArrayList<>();
    for (Asked asked : all) {
      Line line = asked.line();
      for (Transfer payment : payments) {
        if (!concerns(payment, line)) {
          continue;
        }
        if (line.transferId().isPresent()) {
          if (line.transferId().get().equals(payment.transferId())) {
            Transfer counts = twins.standing(payment);
            found.put(asked.name(), counts);
            taken.add(name(counts));
          }
          continue;
        }
        boolean posted = payment.status() == Transfer.Status.POSTED;
        boolean reversed = payment.status() == Transfer.Status.REVERSED;
        long apart = Math.abs(line.occurredAt() - payment.origin().occurredAt());
        if ((posted || reversed)
            && payment.amountFen() == line.amountFen()
            && apart <= DAY_MILLIS
            && !twins.isHeld(payment)) {
          guesses.add(new Guess(asked, payment, reversed, apart));
        }
      }
    }
    guesses.sort(
        Comparator.comparing(Guess::reversed)
            .thenComparingLong(Guess::apart)
            .thenComparingLong(g -> g.payment().origin().occurredAt())
            .thenComparing(g -> g.payment().institution())
            .thenComparing(g -> g.payment().transferId())
            .thenComparing(g -> g.asked().caseId())
            .thenComparingInt(g -> g.asked().line().index()));
    for (Guess guess : guesses) {
      String name = guess.asked().name();
      if (!found.containsKey(name) && taken.add(name(guess.payment()))) {
        found.put(name, guess.payment());
      }
    }
    List<Seed> seeds = new ArrayList<>();
    for (Asked asked : all) {
      Line line = asked.line();
      Optional<Transfer> payment = Optional.ofNullable(found.get(asked.name()));
      line.payee()
          .account()
          .ifPresent(
              account ->
                  seeds.add(
                      new Seed(
                          asked.caseId(),
                          account,
                          line.amountFen(),
                          payment.map(p -> p.origin().occurredAt()).orElse(line.occurredAt()),
                          payment,
                          asked.name())));
    }
    return seeds;
  }

  /** One payment may answer a line at each account that a version of it names. */
  private static String name(Transfer payment) {
    return Taint.name(payment)
        + payment.payee().flatMap(p -> p.account()).map(a -> " " + a.key()).orElse("");
  }

  private static boolean concerns(Transfer payment, Line line) {
    Optional<Account> payee = payment.payee().flatMap(p -> p.account());
    Optional<Account> payer = payment.payer().account();
    return line.payee().account().isPresent()
        && payee.equals(line.payee().account())
        && (line.payerAccount().isEmpty() || payer.isEmpty() || payer.equals(line.payerAccount()));
  }
}
