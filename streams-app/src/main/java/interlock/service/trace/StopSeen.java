package interlock.service.trace;

import java.util.OptionalLong;

/**
 * A stop of the case on one account, as last published. Symbols are the contract's; amounts in fen,
 * times epoch milliseconds.
 */
record StopSeen(
    String taskId,
    String command,
    String state,
    String scope,
    long amountFen,
    OptionalLong heldFen,
    long openedAt,
    OptionalLong expiresAt) {}
