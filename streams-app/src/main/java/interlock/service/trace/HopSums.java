package interlock.service.trace;

import java.util.OptionalLong;

/**
 * What one hop comes to. Amounts in fen.
 *
 * @param secondsP50 from the arrival of the money on the account before to its arrival here; absent
 *     for hop 1, which it reached from the victim
 */
record HopSums(
    int hop,
    int accounts,
    long arrivedFen,
    long leftFen,
    long requestedFen,
    long heldFen,
    long frozenFen,
    OptionalLong secondsP50,
    OptionalLong secondsMax) {}
