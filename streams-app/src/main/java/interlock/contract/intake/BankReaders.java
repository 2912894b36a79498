package interlock.contract.intake;

import interlock.bank.Device;
import interlock.bank.Transfer;
import interlock.contract.record.Words;
import interlock.core.codes.BankResultCode;
import interlock.core.codes.RejectCode;
import interlock.core.event.Event;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.identity.DeviceId;
import java.util.Optional;

/** What banks send. */
final class BankReaders {
  private static final String CURRENCY = "CNY";

  private BankReaders() {}

  /**
   * A payment.
   *
   * @param suspicious whether the topic says so; a movement with a signal is suspicious too
   */
  static Event transfer(Transfer from, boolean suspicious, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    String institution = checks.institution("institution", from.getInstitution());
    String transferId = checks.text("transferId", from.getTransferId());
    Party payer = who.named("payer", from.getPayer());
    Optional<Party> payee = who.optionalParty("payee", from.getPayee());
    requireTwoAccounts(payer, payee);
    requireCurrency(from.getCurrency());
    long amountFen = checks.moved("amount", from.getAmount());
    var status = checks.status("status", Words.TRANSFER_STATUS, from.getStatus());
    var heldUntil = checks.time("heldUntil", from.getHeldUntil());
    checks.requireOrder("occurredAt", origin.occurredAt(), "heldUntil", heldUntil);
    var signals = checks.codes("signals", from.getSignals());
    return new interlock.core.event.Transfer(
        origin,
        suspicious || !signals.isEmpty(),
        institution,
        transferId,
        payer,
        payee,
        amountFen,
        // Where it was ordered changes nothing that cannot be undone: a newer word is OTHER.
        Words.CHANNEL
            .constant(from.getChannel())
            .orElse(interlock.core.event.Transfer.Channel.OTHER),
        from.getCash(),
        status,
        heldUntil,
        signals,
        checks.balance("payerBalance", from.getPayerBalance()),
        checks.balance("payeeBalance", from.getPayeeBalance()),
        checks.optionalText("orderId", from.getOrderId()),
        Optional.ofNullable(from.getDevice()).flatMap(BankReaders::device),
        checks.region(from.getRegion()),
        checks.optionalText("branch", from.getBranch()),
        checks.optionalText("inReplyTo", from.getInReplyTo()),
        checks.optionalPast("completeUpTo", from.getCompleteUpTo()));
  }

  /** What cannot be read names no device: the payment counts all the same. */
  private static Optional<DeviceId> device(Device from) {
    return Optional.ofNullable(from.getId())
        .flatMap(DeviceId::ofFingerprint)
        .or(() -> Optional.ofNullable(from.getMac()).flatMap(DeviceId::ofHardwareAddress));
  }

  private static void requireTwoAccounts(Party payer, Optional<Party> payee) {
    if (payer.account().isPresent() && payer.account().equals(payee.flatMap(Party::account))) {
      throw new Refusal(
          RejectCode.SAME_PAYER_AND_PAYEE, "payee.account", "payer and payee are one account");
    }
  }

  private static void requireCurrency(String currency) {
    if (!currency.strip().equals(CURRENCY)) {
      throw new Refusal(RejectCode.UNSUPPORTED_CURRENCY, "currency", "not " + CURRENCY);
    }
  }

  static Event feedback(interlock.bank.StopPaymentFeedback from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    String resultCode = checks.text("resultCode", from.getResultCode());
    if (BankResultCode.of(resultCode).isEmpty()) {
      throw new Refusal(
          RejectCode.UNKNOWN_RESULT_CODE, "resultCode", "a result code that is not on the list");
    }
    var effectiveFrom = checks.time("effectiveFrom", from.getEffectiveFrom());
    var expiresAt = checks.time("expiresAt", from.getExpiresAt());
    checks.requireOrder("effectiveFrom", effectiveFrom.orElse(0), "expiresAt", expiresAt);
    return new StopPaymentFeedback(
        origin,
        checks.text("taskId", from.getTaskId()),
        checks.optionalText("applicationId", from.getApplicationId()),
        who.account("", "account", from.getAccount())
            .orElseThrow(
                () -> new Refusal(RejectCode.NO_IDENTIFIER, "account", "names no account")),
        checks.institution("institution", from.getInstitution()),
        checks.choice("command", Words.STOP_COMMAND, from.getCommand()),
        checks.choice("phase", Words.FEEDBACK_PHASE, from.getPhase()),
        resultCode,
        checks.amount("amountHeld", from.getAmountHeld()),
        checks.balance("balanceBefore", from.getBalanceBefore()),
        effectiveFrom,
        expiresAt,
        checks.amount("returnedAmount", from.getReturnedAmount()),
        checks.note("note", from.getNote()));
  }
}
