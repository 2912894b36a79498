package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.identity.Account;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the evidence that a payment gives of its payer. */
final class Suspicion {
  private static final int SURE = 1000;

  private Suspicion() {}

  /** Whether the payment went, or is about to go. */
  static boolean speaks(LedgerEntry inflow) {
    return switch (inflow.status()) {
      case POSTED, ATTEMPTED, HELD -> true;
      case REJECTED, REVERSED -> false;
    };
  }

  /**
   * The payment went, or is about to go, to an account that is INVOLVED; empty if it did not.
   *
   * @param about the case or entry that says so
   * @param receivedAt when that became known, epoch milliseconds
   */
  static Optional<Evidence> ofInvolvedPayee(
      LedgerEntry inflow, Account payee, String about, long receivedAt) {
    return switch (inflow.status()) {
      case POSTED ->
          Optional.of(
              ofPayee(EvidenceCode.PAID_INVOLVED_ACCOUNT, inflow, payee, about, receivedAt));
      case ATTEMPTED, HELD ->
          Optional.of(
              ofPayee(EvidenceCode.IN_FLIGHT_TO_INVOLVED, inflow, payee, about, receivedAt));
      case REJECTED, REVERSED -> Optional.empty();
    };
  }

  /** The payment went, or is about to go, to an account that is SUSPECT; empty if it did not. */
  static Optional<Evidence> ofSuspectPayee(
      LedgerEntry inflow, Account payee, String about, long receivedAt) {
    return switch (inflow.status()) {
      case POSTED, ATTEMPTED, HELD ->
          Optional.of(ofPayee(EvidenceCode.PAID_SUSPECT_ACCOUNT, inflow, payee, about, receivedAt));
      case REJECTED, REVERSED -> Optional.empty();
    };
  }

  private static Evidence ofPayee(
      EvidenceCode code, LedgerEntry inflow, Account payee, String about, long receivedAt) {
    return new Evidence(
        code,
        inflow.source(),
        inflow.eventId(),
        about,
        Evidence.Witness.BANK,
        WarningClass.FUND,
        inflow.occurredAt(),
        inflow.reportedAt(),
        receivedAt,
        SURE,
        Optional.empty(),
        OptionalLong.of(inflow.amountFen()),
        Optional.of(
            new Evidence.Payment(
                inflow.institution(),
                inflow.transferId(),
                inflow.status(),
                inflow.heldUntil(),
                inflow.counterparty().account(),
                Optional.of(payee))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        inflow.region(),
        Optional.empty());
  }
}
