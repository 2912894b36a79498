package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.Transfer;
import interlock.core.identity.DeviceId;

/** {@code interlock.bank.Transfer}. Of the device its name is kept, in normal form. */
public final class TransferMapper {
  private static final String CURRENCY = "CNY";

  private TransferMapper() {}

  public static void write(AvroOutput out, Transfer transfer) {
    OriginMapper.write(out, transfer.origin());
    out.string(transfer.institution());
    out.string(transfer.transferId());
    PartyMapper.write(out, transfer.payer());
    out.money(transfer.amountFen());
    Words.TRANSFER_STATUS.write(out, transfer.status());
    out.optional(transfer.payee(), PartyMapper::write);
    out.string(CURRENCY);
    Words.CHANNEL.write(out, transfer.channel());
    out.flag(transfer.cash());
    out.optionalNumber(transfer.heldUntil());
    out.strings(transfer.signals());
    out.optionalMoney(transfer.payerBalanceFen());
    out.optionalMoney(transfer.payeeBalanceFen());
    out.optionalString(transfer.orderId());
    out.optional(transfer.device(), TransferMapper::writeDevice);
    out.optionalString(transfer.region());
    out.optionalString(transfer.branch());
    out.optionalString(transfer.inReplyTo());
    out.optionalNumber(transfer.completeUpTo());
  }

  public static Transfer read(AvroInput in, long receivedAt, boolean suspicious) {
    var origin = OriginMapper.read(in, receivedAt);
    String institution = in.string();
    String transferId = in.string();
    var payer = PartyMapper.read(in);
    long amountFen = in.money();
    var status = Words.TRANSFER_STATUS.read(in);
    var payee = in.optional(PartyMapper::read);
    in.string(); // currency
    var channel = Words.CHANNEL.read(in, Transfer.Channel.OTHER);
    boolean cash = in.flag();
    var heldUntil = in.optionalNumber();
    var signals = in.strings();
    var payerBalanceFen = in.optionalMoney();
    var payeeBalanceFen = in.optionalMoney();
    var orderId = in.optionalString();
    var device = in.optional(TransferMapper::readDevice);
    var region = in.optionalString();
    var branch = in.optionalString();
    var inReplyTo = in.optionalString();
    var completeUpTo = in.optionalNumber();
    return new Transfer(
        origin,
        suspicious,
        institution,
        transferId,
        payer,
        payee,
        amountFen,
        channel,
        cash,
        status,
        heldUntil,
        signals,
        payerBalanceFen,
        payeeBalanceFen,
        orderId,
        device,
        region,
        branch,
        inReplyTo,
        completeUpTo);
  }

  private static void writeDevice(AvroOutput out, DeviceId device) {
    out.absent(2);
    out.present();
    out.string(device.reveal());
  }

  private static DeviceId readDevice(AvroInput in) {
    in.expectAbsent(2);
    return DeviceId.ofFingerprint(in.expect(AvroInput::string))
        .orElseThrow(() -> AvroInput.bad("a device not in normal form"));
  }
}
