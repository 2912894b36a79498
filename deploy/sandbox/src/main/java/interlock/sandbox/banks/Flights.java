package interlock.sandbox.banks;

import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.core.codes.BankResultCode;
import interlock.sandbox.banks.Banks.Paid;
import interlock.sandbox.banks.Teller.Outcome;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.task.StopPaymentTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Payments: ordered, in flight, held, booked or refused, and when their bank tells of it. */
final class Flights {
  private static final long HELD_MILLIS = Duration.ofHours(24).toMillis();

  private final Map<String, BankAccount> accounts;
  private final Agenda agenda;
  private final Conduct conduct;
  private final Map<String, Flight> flights = new HashMap<>();

  private record Flight(Payment payment, TransferStatus status) {}

  Flights(Map<String, BankAccount> accounts, Agenda agenda, Conduct conduct) {
    this.accounts = accounts;
    this.agenda = agenda;
    this.conduct = conduct;
  }

  Paid pay(Payment payment, long now) {
    if (flights.containsKey(payment.transferId())) {
      throw new IllegalArgumentException("a payment is ordered once");
    }
    if (payment.waitMillis() == 0) {
      return book(payment, now) ? Paid.BOOKED : Paid.REFUSED;
    }
    become(payment, TransferStatus.ATTEMPTED, now);
    agenda.add(now + payment.waitMillis(), at -> land(payment.transferId(), at));
    return Paid.IN_FLIGHT;
  }

  /** HOLD, CANCEL_TRANSFER or RELEASE of one payment. */
  Outcome act(BankAccount account, StopPaymentTask order, long now) {
    Flight flight = flights.get(order.getTransferId());
    if (flight == null || !flight.payment().payer().equals(account.holder().account())) {
      return Outcome.of(BankResultCode.NO_SUCH_TRANSACTION, account);
    }
    boolean open =
        flight.status() == TransferStatus.ATTEMPTED || flight.status() == TransferStatus.HELD;
    if (!open) {
      return Outcome.of(BankResultCode.NO_SUCH_TRANSACTION_OTHER, account);
    }
    return switch (order.getCommand()) {
      case HOLD -> {
        long until = now + HELD_MILLIS;
        become(flight.payment(), TransferStatus.HELD, now);
        yield new Outcome(
            BankResultCode.SUCCESS,
            OptionalLong.of(flight.payment().fen()),
            account.fen(),
            OptionalLong.of(now),
            OptionalLong.of(until),
            OptionalLong.empty());
      }
      case CANCEL_TRANSFER -> {
        become(flight.payment(), TransferStatus.REJECTED, now);
        yield Outcome.of(BankResultCode.SUCCESS, account);
      }
      case RELEASE -> {
        Outcome released = Outcome.of(BankResultCode.SUCCESS, account);
        var unused = book(flight.payment(), now);
        yield released;
      }
      case STOP, EXTEND, FREEZE, LIFT, REVIEW, UNKNOWN ->
          Outcome.of(BankResultCode.FUNCTION_UNSUPPORTED, account);
    };
  }

  private List<LoadEvent> land(String transferId, long now) {
    Flight flight = flights.get(transferId);
    if (flight.status() == TransferStatus.ATTEMPTED) {
      var unused = book(flight.payment(), now);
    }
    return List.of();
  }

  private boolean book(Payment payment, long now) {
    BankAccount payer = accounts.get(payment.payer());
    if (payer.freeFen(now) < payment.fen()) {
      become(payment, TransferStatus.REJECTED, now);
      return false;
    }
    payer.move(-payment.fen());
    Optional<BankAccount> payee = payee(payment);
    payee.ifPresent(account -> account.move(payment.fen()));
    become(payment, TransferStatus.POSTED, now);
    return true;
  }

  private Optional<BankAccount> payee(Payment payment) {
    return payment.payee().map(account -> Optional.ofNullable(accounts.get(account)).orElseThrow());
  }

  /** Notes the payment's state in both statements, and sees that it is told. */
  private void become(Payment payment, TransferStatus status, long now) {
    flights.put(payment.transferId(), new Flight(payment, status));
    BankAccount payer = accounts.get(payment.payer());
    Optional<BankAccount> payee = payee(payment);
    Transfer movement =
        BankRecords.movement(payment, payer.holder(), payee.map(BankAccount::holder), status, now);
    movement.setPayerBalance(Records.yuan(payer.fen()));
    boolean ownCustomer =
        payee
            .filter(p -> p.holder().institution().equals(payer.holder().institution()))
            .isPresent();
    if (ownCustomer && status == TransferStatus.POSTED) {
      movement.setPayeeBalance(Records.yuan(payee.orElseThrow().fen()));
    }
    if (status == TransferStatus.HELD) {
      movement.setHeldUntil(Instant.ofEpochMilli(now + HELD_MILLIS));
    }
    payer.note(movement);
    payee.filter(p -> status == TransferStatus.POSTED).ifPresent(p -> p.note(movement));
    tell(payment, payer, payee, movement, now);
  }

  private void tell(
      Payment payment,
      BankAccount payer,
      Optional<BankAccount> payee,
      Transfer movement,
      long now) {
    String bank = payer.holder().institution();
    boolean watched =
        !payment.signals().isEmpty()
            || payer.isMonitored()
            || payee.filter(BankAccount::isMonitored).isPresent();
    if (watched || conduct.tellsUnasked(bank, payment.transferId())) {
      // A copy: the statement's own keeps the moment of booking.
      agenda.add(
          now + conduct.tellMillis(bank, payment.transferId()),
          at -> List.of(BankRecords.told(Transfer.newBuilder(movement).build(), at)));
    }
  }
}
