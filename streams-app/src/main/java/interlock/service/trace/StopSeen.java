package interlock.service.trace;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stop of the case on one account, as last published. Symbols are the contract's; amounts in fen,
 * times epoch milliseconds.
 *
 * @param orderId of the one payment that it stops at a payment institution
 */
record StopSeen(
    String taskId,
    Optional<String> orderId,
    String command,
    String state,
    String scope,
    long amountFen,
    OptionalLong heldFen,
    long openedAt,
    OptionalLong expiresAt) {
  /** The account's own first, then by order. */
  static final Comparator<StopSeen> BY_ORDER =
      Comparator.comparing((StopSeen stop) -> stop.orderId().orElse(""))
          .thenComparing(StopSeen::taskId);
}
