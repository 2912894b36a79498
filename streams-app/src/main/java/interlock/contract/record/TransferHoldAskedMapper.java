package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.mail.AccountMail.TransferHoldAsked;

/** {@code interlock.mail.TransferHoldAsked}. */
public final class TransferHoldAskedMapper {
  private TransferHoldAskedMapper() {}

  public static void write(AvroOutput out, TransferHoldAsked asked) {
    out.string(asked.dissuasionTaskId());
    Words.TRANSFER_ASK.write(out, asked.ask());
    out.string(asked.why().code());
    out.string(asked.institution());
    out.string(asked.transferId());
    out.optional(asked.payee(), PartyMapper::write);
    out.optionalMoney(asked.amountFen());
    out.optionalNumber(asked.transferAt());
    out.optionalNumber(asked.inFlightUntil());
    out.optionalString(asked.region());
    out.optionalString(asked.unit());
  }

  public static TransferHoldAsked read(AvroInput in) {
    String dissuasionTaskId = in.string();
    var ask = Words.TRANSFER_ASK.read(in);
    var why = ReasonMapper.code(in);
    String institution = in.string();
    String transferId = in.string();
    var payee = in.optional(PartyMapper::read);
    var amountFen = in.optionalMoney();
    var transferAt = in.optionalNumber();
    var inFlightUntil = in.optionalNumber();
    var region = in.optionalString();
    var unit = in.optionalString();
    return new TransferHoldAsked(
        dissuasionTaskId,
        ask,
        why,
        institution,
        transferId,
        payee,
        amountFen,
        transferAt,
        inFlightUntil,
        region,
        unit);
  }
}
