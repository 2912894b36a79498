package interlock.core.account.pattern;

import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.PassagePattern;
import java.util.List;

/** What came in and went out within a window of working days, while the window slides on. */
final class Passage {
  private final List<Payment> payments;
  private final PassagePattern rule;
  private int from;
  private int to;
  private final Sums in;
  private final Sums out;

  Passage(Payments payments, PassagePattern rule) {
    this.payments = payments.all();
    this.rule = rule;
    in = new Sums(payments.others());
    out = new Sums(payments.others());
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
    (payment.side() == Side.IN ? in : out).add(payment.other(), fen);
  }

  boolean isMuch() {
    return in.total >= rule.minAmountFen();
  }

  boolean manyPaidIn() {
    return in.known >= rule.count();
  }

  boolean manyArePaid() {
    return out.known >= rule.count();
  }

  /** Most of what came in is from one. */
  boolean onePaidIn() {
    for (int other = Payments.NOBODY + 1; other < in.by.length; other++) {
      if (isMostOfIn(in.by[other])) {
        return true;
      }
    }
    return false;
  }

  /** As much as most of what came in has gone out. */
  boolean mostIsGone() {
    return isMostOfIn(out.total);
  }

  /** As much as most of what came in has gone to that one; cash is one too. */
  boolean mostWentTo(int payee) {
    return isMostOfIn(out.by[payee]);
  }

  long inFen() {
    return in.total;
  }

  private boolean isMostOfIn(long fen) {
    return 1000 * fen >= rule.sharePermille() * in.total;
  }

  /** By the number of who is at the other end. */
  private static final class Sums {
    final long[] by;
    long total;
    int known;

    Sums(int others) {
      by = new long[others + 1];
    }

    void add(int other, long fen) {
      boolean was = by[other] > 0;
      by[other] += fen;
      total += fen;
      if (other != Payments.NOBODY) {
        known += (by[other] > 0 ? 1 : 0) - (was ? 1 : 0);
      }
    }
  }
}
