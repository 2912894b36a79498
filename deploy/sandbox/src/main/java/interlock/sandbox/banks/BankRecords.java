package interlock.sandbox.banks;

import interlock.bank.Channel;
import interlock.bank.FeedbackPhase;
import interlock.bank.StopPaymentFeedback;
import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.common.Party;
import interlock.core.codes.BankResultCode;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What banks publish, as contract records. */
final class BankRecords {
  private BankRecords() {}

  /** The command arrived. */
  static LoadEvent receipt(StopPaymentTask order, String institution, String eventId, long at) {
    return feedback(
        answer(order, institution, eventId, at)
            .setPhase(FeedbackPhase.RECEIPT)
            .setResultCode(BankResultCode.TRANSPORT_DELIVERED.code())
            .build());
  }

  /** The command did not get through to the books, or not back: no amounts are known. */
  static LoadEvent failure(
      StopPaymentTask order, String institution, String eventId, BankResultCode code, long at) {
    return feedback(
        answer(order, institution, eventId, at)
            .setPhase(FeedbackPhase.RESULT)
            .setResultCode(code.code())
            .build());
  }

  /** What came of it in the books. */
  static LoadEvent result(
      StopPaymentTask order, String institution, String eventId, Teller.Outcome outcome, long at) {
    return feedback(
        answer(order, institution, eventId, at)
            .setPhase(FeedbackPhase.RESULT)
            .setResultCode(outcome.code().code())
            .setAmountHeld(yuan(outcome.heldFen()))
            .setBalanceBefore(Records.yuan(outcome.balanceBefore()))
            .setEffectiveFrom(moment(outcome.from()))
            .setExpiresAt(moment(outcome.until()))
            .build());
  }

  /** A movement in the payer's books. */
  static Transfer movement(
      Payment payment, Holder payer, Optional<Holder> payee, TransferStatus status, long at) {
    boolean told = !payment.signals().isEmpty();
    Party from = payer.own();
    if (!told) {
      // Only a warning names the customer's phone.
      from.setPhone(null);
    }
    return Transfer.newBuilder()
        .setEventId(payment.transferId() + "-" + status)
        .setSource(payer.institution())
        .setOccurredAt(Instant.ofEpochMilli(at))
        .setReportedAt(Instant.ofEpochMilli(at))
        .setInstitution(payer.institution())
        .setTransferId(payment.transferId())
        .setPayer(from)
        .setPayee(payee.map(Holder::other).orElse(null))
        .setAmount(Records.yuan(payment.fen()))
        .setStatus(status)
        .setChannel(payment.channel())
        .setCash(payee.isEmpty() && payment.channel() != Channel.POS)
        .setSignals(payment.signals())
        .build();
  }

  /** A movement as its own bank tells it. */
  static LoadEvent told(Transfer movement, long at) {
    movement.setReportedAt(Instant.ofEpochMilli(at));
    Topic topic =
        movement.getSignals().isEmpty()
            ? Topic.BANK_ACCOUNT_MOVEMENT
            : Topic.BANK_SUSPICIOUS_TRANSFER;
    return new LoadEvent(topic, movement.getPayer().getAccount(), movement);
  }

  /**
   * A movement as the answer to a query.
   *
   * @param completeUpTo set on the last one of the answer
   */
  static LoadEvent inReply(
      Transfer movement,
      String institution,
      String taskId,
      String eventId,
      OptionalLong completeUpTo,
      long at) {
    Transfer copy = Transfer.newBuilder(movement).build();
    copy.setEventId(eventId);
    copy.setSource(institution);
    copy.setInReplyTo(taskId);
    copy.setCompleteUpTo(moment(completeUpTo));
    copy.setReportedAt(Instant.ofEpochMilli(at));
    return new LoadEvent(Topic.BANK_ACCOUNT_MOVEMENT, copy.getPayer().getAccount(), copy);
  }

  private static StopPaymentFeedback.Builder answer(
      StopPaymentTask order, String institution, String eventId, long at) {
    return StopPaymentFeedback.newBuilder()
        .setEventId(eventId)
        .setSource(institution)
        .setOccurredAt(Instant.ofEpochMilli(at))
        .setReportedAt(Instant.ofEpochMilli(at))
        .setTaskId(order.getTaskId())
        .setAccount(order.getTarget().getAccount())
        .setInstitution(institution)
        .setCommand(order.getCommand())
        .setApplicationId(order.getApplicationId());
  }

  private static LoadEvent feedback(StopPaymentFeedback feedback) {
    return new LoadEvent(Topic.STOP_PAYMENT_FEEDBACK, feedback.getAccount(), feedback);
  }

  private static BigDecimal yuan(OptionalLong fen) {
    return fen.isPresent() ? Records.yuan(fen.getAsLong()) : null;
  }

  private static Instant moment(OptionalLong at) {
    return at.isPresent() ? Instant.ofEpochMilli(at.getAsLong()) : null;
  }
}
