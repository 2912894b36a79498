package interlock.core.task;

import interlock.core.identity.Account;
import java.util.Optional;

/**
 * A case's money moved from one account to the next; amounts in fen. A consumer upserts by (case,
 * transfer).
 *
 * @param cash whether it was taken out as cash
 * @param followed whether the money is followed on in {@code to}
 */
public record TraceEdge(
    String caseId,
    String institution,
    String transferId,
    Account from,
    Optional<Account> to,
    long amountFen,
    long taintedFen,
    int hop,
    boolean cash,
    boolean followed,
    Optional<String> toInstitution,
    long occurredAt,
    long at)
    implements Output {}
