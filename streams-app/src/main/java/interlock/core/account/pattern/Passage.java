package interlock.core.account.pattern;

import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.PassagePattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came in and went out within a window of working days, while the window slides on. */
final class Passage {
  private final List<Payment> payments;
  private final PassagePattern rule;
  private int from;
  private int to;
  private long inFen;
  private long outFen;
  private final Map<Optional<Identifier>, Long> inBy = new HashMap<>();
  private final Map<Optional<Identifier>, Long> outBy = new HashMap<>();

  Passage(List<Payment> payments, PassagePattern rule) {
    this.payments = payments;
    this.rule = rule;
  }

  /** Takes in the next payment; the window now ends with it. */
  void next() {
    Payment last = payments.get(to);
    to++;
    count(last, last.fen());
    long start = WorkingDays.start(last.at(), rule.workingDays());
    while (payments.get(from).at() < start) {
      count(payments.get(from), -payments.get(from).fen());
      from++;
    }
  }

  private void count(Payment payment, long fen) {
    if (payment.side() == Side.IN) {
      inFen += fen;
      add(inBy, payment.other(), fen);
    } else {
      outFen += fen;
      add(outBy, payment.other(), fen);
    }
  }

  private static void add(
      Map<Optional<Identifier>, Long> sums, Optional<Identifier> other, long fen) {
    sums.merge(other, fen, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
  }

  boolean isMuch() {
    return inFen >= rule.minAmountFen();
  }

  boolean manyPaidIn() {
    return known(inBy) >= rule.count();
  }

  boolean manyArePaid() {
    return known(outBy) >= rule.count();
  }

  /** Most of what came in is from one. */
  boolean onePaidIn() {
    return inBy.entrySet().stream()
        .anyMatch(sum -> sum.getKey().isPresent() && isMostOfIn(sum.getValue()));
  }

  /** As much as most of what came in has gone out. */
  boolean mostIsGone() {
    return isMostOfIn(outFen);
  }

  /** As much as most of what came in has gone to that one; cash is one too. */
  boolean mostWentTo(Optional<Identifier> payee) {
    return isMostOfIn(outBy.getOrDefault(payee, 0L));
  }

  long inFen() {
    return inFen;
  }

  private boolean isMostOfIn(long fen) {
    return 1000 * fen >= rule.sharePermille() * inFen;
  }

  private static int known(Map<Optional<Identifier>, Long> sums) {
    return sums.size() - (sums.containsKey(Optional.<Identifier>empty()) ? 1 : 0);
  }
}
