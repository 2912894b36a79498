package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.policy.Risk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A payment that is to be held, as far as this desk knows: by the ledger, else by the word of who
 * asked.
 *
 * @param amountFen 0 if nobody has said it
 * @param at when it was ordered, epoch milliseconds
 * @param landed why it is not in flight whatever the time: posted, or stayed where it was
 * @param until until when it is in flight, epoch milliseconds; empty once it landed
 */
record Flight(
    Optional<Party> payee,
    long amountFen,
    OptionalLong at,
    Optional<String> region,
    Optional<ReasonCode> landed,
    OptionalLong until) {

  static Flight of(Hold hold, List<LedgerEntry> ledger, Risk risk) {
    TransferHoldAsked asked = hold.asked();
    return ledger.stream()
        .filter(e -> e.side() == Side.OUT)
        .filter(e -> e.transferId().equals(asked.transferId()))
        .filter(e -> e.institution().equals(asked.institution()))
        .findFirst()
        .map(entry -> told(hold, entry, risk))
        .orElseGet(() -> untold(hold, risk));
  }

  private static Flight told(Hold hold, LedgerEntry entry, Risk risk) {
    Optional<ReasonCode> landed = landed(entry.status());
    long end =
        entry.status() == Transfer.Status.HELD
            ? entry.heldUntil().orElse(entry.occurredAt() + risk.heldMillis())
            : entry.occurredAt() + risk.attemptedMillis();
    return new Flight(
        Optional.of(entry.counterparty())
            .filter(party -> !party.equals(Party.UNKNOWN))
            .or(() -> hold.asked().payee()),
        entry.amountFen(),
        OptionalLong.of(entry.occurredAt()),
        hold.asked().region().or(entry::region),
        landed,
        landed.isPresent() ? OptionalLong.empty() : OptionalLong.of(orHeld(hold, end)));
  }

  private static Flight untold(Hold hold, Risk risk) {
    TransferHoldAsked asked = hold.asked();
    long end =
        asked
            .inFlightUntil()
            .orElse(asked.transferAt().orElse(hold.task().openedAt()) + risk.attemptedMillis());
    return new Flight(
        asked.payee(),
        asked.amountFen().orElse(0),
        asked.transferAt(),
        asked.region(),
        Optional.empty(),
        OptionalLong.of(orHeld(hold, end)));
  }

  /** A bank that took the hold keeps the payment in flight. */
  private static long orHeld(Hold hold, long end) {
    return Math.max(end, hold.heldUntil().orElse(end));
  }

  private static Optional<ReasonCode> landed(Transfer.Status status) {
    return switch (status) {
      case ATTEMPTED, HELD -> Optional.empty();
      case POSTED -> Optional.of(ReasonCode.TRANSFER_POSTED);
      case REJECTED, REVERSED -> Optional.of(ReasonCode.TRANSFER_STAYED);
    };
  }

  /** Why it is not in flight at that moment; empty if it is. */
  Optional<ReasonCode> overAt(long now) {
    return landed.or(
        () ->
            until.isPresent() && now >= until.getAsLong()
                ? Optional.of(ReasonCode.HOLD_EXPIRED)
                : Optional.empty());
  }
}
