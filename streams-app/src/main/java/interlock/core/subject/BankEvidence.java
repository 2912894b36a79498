package interlock.core.subject;

import interlock.core.event.Transfer;
import interlock.core.policy.EvidenceCode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a bank's own finding says of the payer. Made in one place, because two desks may be told of
 * one payment and must make the same fact of it.
 */
public final class BankEvidence {
  private static final int CERTAIN = 1000;

  private BankEvidence() {}

  /**
   * The finding behind a suspicious transfer: COUNTER_ALARM where the branch raised it, otherwise
   * SUSPICIOUS_TRANSFER, whatever the signal.
   */
  public static Evidence of(Transfer transfer) {
    EvidenceCode code =
        transfer.signals().contains(Transfer.COUNTER_ALARM)
            ? EvidenceCode.COUNTER_ALARM
            : EvidenceCode.SUSPICIOUS_TRANSFER;
    return new Evidence(
        code,
        transfer.origin().source(),
        transfer.origin().eventId(),
        "",
        Evidence.Witness.BANK,
        code.leastClass(),
        transfer.origin().occurredAt(),
        transfer.origin().reportedAt(),
        transfer.origin().receivedAt(),
        CERTAIN,
        Optional.empty(),
        OptionalLong.of(transfer.amountFen()),
        Optional.of(payment(transfer)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        transfer.signals(),
        transfer.region(),
        Optional.empty());
  }

  /** The payment that any evidence about this transfer tells of. */
  public static Evidence.Payment payment(Transfer transfer) {
    return new Evidence.Payment(
        transfer.institution(),
        transfer.transferId(),
        transfer.status(),
        transfer.heldUntil(),
        transfer.payer().account(),
        transfer.payee().flatMap(payee -> payee.account()));
  }
}
