package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.event.Party;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.mail.Letter;
import java.util.Optional;
import java.util.OptionalLong;

/** Builder of what a dissuasion task asks of a payment. */
final class Asks {
  private final String payer;
  private final String transferId;
  private String dissuasion = "D-1";
  private String institution = "BANK";
  private Optional<Party> payee = Optional.empty();
  private OptionalLong amountFen = OptionalLong.empty();
  private OptionalLong transferAt = OptionalLong.empty();
  private OptionalLong inFlightUntil = OptionalLong.empty();
  private Optional<String> unit = Optional.empty();

  private Asks(String payer, String transferId) {
    this.payer = payer;
    this.transferId = transferId;
  }

  static Asks of(String payer, String transferId) {
    return new Asks(payer, transferId);
  }

  Asks by(String dissuasionTaskId) {
    dissuasion = dissuasionTaskId;
    return this;
  }

  Asks institution(String value) {
    institution = value;
    return this;
  }

  Asks saying(Party to, long fen, long at, long until) {
    payee = Optional.of(to);
    amountFen = OptionalLong.of(fen);
    transferAt = OptionalLong.of(at);
    inFlightUntil = OptionalLong.of(until);
    return this;
  }

  Asks unit(String value) {
    unit = Optional.of(value);
    return this;
  }

  Letter hold() {
    return letter(Ask.HOLD, ReasonCode.VICTIM_IN_DANGER);
  }

  Letter release() {
    return letter(Ask.RELEASE, ReasonCode.FALSE_ALARM);
  }

  Letter cancel() {
    return letter(Ask.CANCEL, ReasonCode.VICTIM_DISSUADED);
  }

  Letter letter(Ask ask, ReasonCode why) {
    return new Letter(
        Facts.desk(payer),
        new TransferHoldAsked(
            dissuasion,
            ask,
            why,
            institution,
            transferId,
            payee,
            amountFen,
            transferAt,
            inFlightUntil,
            Optional.empty(),
            unit));
  }
}
