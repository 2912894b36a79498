package interlock.core.account;

import interlock.core.event.Party;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tainted money of one case that came in with one payment. Amounts in fen, times epoch
 * milliseconds.
 *
 * @param orderAt where it stands in the strict order; earlier than {@code occurredAt} for a seed,
 *     because a victim's and a bank's clocks differ
 * @param institution with {@code transferId} names the payment; empty for a line that no payment
 *     matches
 * @param seed whether a report says so, not another desk
 * @param amountFen of the case's money
 * @param hop of this account along this way: 1 for a seed
 * @param path the payments from the victim to here
 * @param bankId the payment's id at its bank, where it is known
 * @param paymentFen the whole payment
 * @param paidAt when the victim paid it, of several payments the last; 0: unsaid
 * @param doubled another bank seems to have told the payment too
 */
record Lot(
    String caseId,
    long orderAt,
    String institution,
    String transferId,
    boolean seed,
    long amountFen,
    int hop,
    List<String> path,
    Party payer,
    Optional<String> bankId,
    long paymentFen,
    long occurredAt,
    long paidAt,
    boolean doubled) {

  /** The strict order; at one moment of one payment seeds come before derived money. */
  static final Comparator<Lot> STRICT =
      Comparator.comparingLong(Lot::orderAt)
          .thenComparing(Lot::institution)
          .thenComparing(Lot::transferId)
          .thenComparing(Lot::seed, Comparator.reverseOrder())
          .thenComparing(Lot::caseId);

  Lot {
    path = List.copyOf(path);
  }
}
