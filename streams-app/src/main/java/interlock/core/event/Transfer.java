package interlock.core.event;

import interlock.core.identity.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One version of a payment as a bank tells it.
 *
 * @param institution the institution that issued {@code transferId}; the two together name the
 *     payment
 * @param suspicious the bank published it as suspicious (its topic), with or without signals
 * @param amountFen positive, fen
 * @param heldUntil until when the bank holds it, epoch milliseconds
 * @param signals why the bank finds it suspicious; an open list
 * @param payerBalanceFen the payer's balance after the payment, fen
 * @param device from which the payer ordered it
 * @param inReplyTo id of the account query that it answers
 * @param completeUpTo up to when that answer holds every movement of the account, epoch
 *     milliseconds
 */
public record Transfer(
    Origin origin,
    boolean suspicious,
    String institution,
    String transferId,
    Party payer,
    Optional<Party> payee,
    long amountFen,
    Channel channel,
    boolean cash,
    Status status,
    OptionalLong heldUntil,
    List<String> signals,
    OptionalLong payerBalanceFen,
    OptionalLong payeeBalanceFen,
    Optional<String> orderId,
    Optional<DeviceId> device,
    Optional<String> region,
    Optional<String> branch,
    Optional<String> inReplyTo,
    OptionalLong completeUpTo)
    implements Event {

  public Transfer {
    signals = List.copyOf(signals);
  }

  /**
   * In the order of a payment's life: a later one wins between versions reported at the same time.
   */
  public enum Status {
    ATTEMPTED,
    HELD,
    POSTED,
    REJECTED,
    REVERSED
  }

  public enum Channel {
    COUNTER,
    ATM,
    MOBILE,
    ONLINE,
    POS,
    WALLET,
    OTHER
  }

  /** The signal that a branch's one-key alarm raises. */
  public static final String COUNTER_ALARM = "COUNTER_ALARM";

  /** A bank's own word that this is a large cash withdrawal. */
  public static final String LARGE_CASH = "LARGE_CASH";
}
