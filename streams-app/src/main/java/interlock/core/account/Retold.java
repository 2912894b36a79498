package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.desk.Address;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail.Moved;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.Letter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A payment as this desk knows it, told to another desk. */
final class Retold {
  private Retold() {}

  /**
   * To an account that an older version names: the newest does not, so that nothing came to it, or
   * left it, by that payment. Its bank would not tell it, for Intake asks each version for its own
   * two ends only.
   */
  static Letter notYours(Draft draft, LedgerEntry entry, Account to) {
    Transfer transfer = transfer(entry, draft.holder, party(to), Transfer.Status.REVERSED, draft);
    Side side = entry.side() == Side.OUT ? Side.IN : Side.OUT;
    return new Letter(Address.account(to), new Moved(transfer, side));
  }

  static Transfer transfer(
      LedgerEntry entry, Party own, Party other, Transfer.Status status, Draft draft) {
    boolean out = entry.side() == Side.OUT;
    return new Transfer(
        new Origin(
            entry.source(),
            entry.eventId(),
            entry.occurredAt(),
            entry.reportedAt(),
            draft.moment.cause().receivedAt()),
        false,
        entry.institution(),
        entry.transferId(),
        out ? own : other,
        Optional.of(out ? other : own),
        entry.amountFen(),
        entry.channel(),
        entry.cash(),
        status,
        entry.heldUntil(),
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        entry.orderId(),
        Optional.empty(),
        entry.region(),
        entry.branch(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** Somebody of whom only the account is known. */
  static Party party(Account account) {
    return new Party(
        Optional.empty(),
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
