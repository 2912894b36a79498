package interlock.core.account;

import interlock.core.event.Party;
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
    long occurredAt) {
  Lot {
    path = List.copyOf(path);
  }
}
