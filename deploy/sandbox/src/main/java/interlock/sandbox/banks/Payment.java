package interlock.sandbox.banks;

import interlock.bank.Channel;
import java.util.List;
import java.util.Optional;

/**
 * A payment that a customer orders. Its text shows no account.
 *
 * @param transferId unique at the payer's bank
 * @param payee empty for cash
 * @param signals what the bank finds suspicious; none: an ordinary movement
 * @param waitMillis how long it is in flight before it is booked; 0: at once
 */
public record Payment(
    String transferId,
    String payer,
    Optional<String> payee,
    long fen,
    Channel channel,
    List<String> signals,
    long waitMillis) {
  public Payment {
    signals = List.copyOf(signals);
    if (fen <= 0) {
      throw new IllegalArgumentException("a payment moves at least one fen");
    }
  }

  @Override
  public String toString() {
    return "Payment[" + transferId + "]";
  }
}
