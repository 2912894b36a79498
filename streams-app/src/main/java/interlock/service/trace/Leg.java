package interlock.service.trace;

import interlock.core.identity.Account;
import java.util.Comparator;
import java.util.Optional;

/**
 * A payment with money of the case in it. Amounts in fen.
 *
 * @param from empty where a report does not say which of the victim's accounts it left
 * @param to empty where the money is taken out, or no account is named
 * @param payment names it: institution/transferId, or the line of the report
 * @param hop of the account that it reached; 1 is the report's payee
 * @param at when it was, epoch milliseconds
 * @param followed whether the money is followed on from there
 */
record Leg(
    Optional<Account> from,
    Optional<Account> to,
    Optional<String> toInstitution,
    String payment,
    long amountFen,
    long taintedFen,
    int hop,
    long at,
    boolean cash,
    boolean followed) {
  static final Comparator<Leg> BY_TIME =
      Comparator.comparingLong(Leg::at).thenComparing(Leg::payment);
}
