package interlock.peers.task;

import interlock.bank.Transfer;

/** An ordinary payment. A plain bean, which Flink can keep as it is. */
public final class Payment {
  /** Account of who paid. */
  public String payer;

  /** Account that was paid. */
  public String payee;

  public String unit;
  public String eventId;

  /** When the bank reported it, milliseconds. */
  public long sourceMillis;

  /** Beans begin empty. */
  public Payment() {}

  /** As a bank reports it. */
  public static Payment of(Transfer movement) {
    var payment = new Payment();
    payment.payer = movement.getPayer().getAccount();
    payment.payee = movement.getPayee().getAccount();
    payment.unit = movement.getSource();
    payment.eventId = movement.getEventId();
    payment.sourceMillis = movement.getReportedAt().toEpochMilli();
    return payment;
  }
}
