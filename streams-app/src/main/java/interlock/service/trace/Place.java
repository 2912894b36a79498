package interlock.service.trace;

import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import java.util.List;
import java.util.Optional;

/**
 * An account that money of the case reached. Amounts in fen.
 *
 * @param hop the shortest
 * @param cameAt when money of the case came first, epoch milliseconds
 * @param stops of the case on it: one, or at a payment institution one for each order
 */
record Place(
    Account account,
    Optional<String> institution,
    Optional<PersonName> holder,
    int hop,
    long inFen,
    long outFen,
    long cameAt,
    List<StopSeen> stops) {
  Place {
    stops = stops.stream().sorted(StopSeen.BY_ORDER).toList();
  }

  /** Of the case's money, what is still there as far as banks have told. */
  long leftFen() {
    return Math.max(0, inFen - outFen);
  }
}
