package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.PartyMapper;
import interlock.contract.record.Words;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.Transfer;

/** {@code interlock.state.LedgerEntry}. */
final class LedgerEntryMapper {
  private LedgerEntryMapper() {}

  static void write(AvroOutput out, LedgerEntry entry) {
    out.string(entry.source());
    out.string(entry.eventId());
    out.string(entry.institution());
    out.string(entry.transferId());
    Words.SIDE.write(out, entry.side());
    PartyMapper.write(out, entry.counterparty());
    out.money(entry.amountFen());
    out.number(entry.occurredAt());
    out.number(entry.reportedAt());
    Words.TRANSFER_STATUS.write(out, entry.status());
    out.optionalNumber(entry.heldUntil());
    out.flag(entry.cash());
    Words.CHANNEL.write(out, entry.channel());
    out.optionalString(entry.orderId());
    out.optionalString(entry.region());
    out.optionalString(entry.branch());
    out.strings(entry.suspicions());
    out.list(entry.formerly(), IdentifierMapper::write);
    out.optionalMoney(entry.balanceFen());
  }

  static LedgerEntry read(AvroInput in) {
    String source = in.string();
    String eventId = in.string();
    String institution = in.string();
    String transferId = in.string();
    var side = Words.SIDE.read(in);
    var counterparty = PartyMapper.read(in);
    long amountFen = in.money();
    long occurredAt = in.number();
    long reportedAt = in.number();
    var status = Words.TRANSFER_STATUS.read(in);
    var heldUntil = in.optionalNumber();
    boolean cash = in.flag();
    var channel = Words.CHANNEL.read(in, Transfer.Channel.OTHER);
    var orderId = in.optionalString();
    var region = in.optionalString();
    var branch = in.optionalString();
    var suspicions = in.strings();
    var formerly = in.list(IdentifierMapper::account);
    var balanceFen = in.optionalMoney();
    return new LedgerEntry(
        source,
        eventId,
        institution,
        transferId,
        side,
        counterparty,
        amountFen,
        occurredAt,
        reportedAt,
        status,
        heldUntil,
        cash,
        channel,
        orderId,
        region,
        branch,
        suspicions,
        formerly,
        balanceFen);
  }
}
