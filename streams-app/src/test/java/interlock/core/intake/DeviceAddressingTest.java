package interlock.core.intake;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.account;
import static interlock.core.intake.Given.orderedFrom;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.party;
import static interlock.core.intake.Given.phone;
import static interlock.core.intake.Given.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.desk.Address;
import interlock.core.desk.Room;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.Transfer.Channel;
import interlock.core.identity.DeviceId;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Letter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which payments are told to the desk of the device that they were ordered from. */
class DeviceAddressingTest {
  private static final DeviceId DEVICE = DeviceId.ofFingerprint("PHONE-0001").orElseThrow();
  private static final Party PAYER =
      new Party(
          Optional.empty(),
          Optional.of(account(1)),
          Optional.empty(),
          Optional.of("ICBC"),
          Optional.empty());
  private static final Transfer PAYMENT = transfer(PAYER, Optional.of(party(account(2))), true);

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"MOBILE", "ONLINE", "WALLET", "OTHER"})
  void aPaymentFromAPersonsDeviceIsToldToItsDesk(Channel channel) {
    assertThat(letters(orderedFrom(DEVICE, channel, PAYMENT)))
        .containsExactly(
            new Letter(
                Address.device(DEVICE),
                new DeviceMail.Used(
                    account(1), Optional.of("ICBC"), Optional.of("350200"), START)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"POS", "COUNTER", "ATM"})
  void whatEverybodyUsesIsNot(Channel channel) {
    assertThat(letters(orderedFrom(DEVICE, channel, PAYMENT))).isEmpty();
  }

  @Test
  void norIsOneWithoutADeviceOrAPayersAccount() {
    assertThat(letters(PAYMENT)).isEmpty();
    Transfer nobodys = transfer(party(phone(1)), Optional.of(party(account(2))), true);
    assertThat(letters(orderedFrom(DEVICE, Channel.MOBILE, nobodys))).isEmpty();
  }

  @Test
  void theRestOfThePaymentsLettersIsTheSame() {
    assertThat(Addressing.letters(orderedFrom(DEVICE, Channel.MOBILE, PAYMENT)))
        .extracting(Letter::to)
        .containsExactly(
            Address.account(account(1)), Address.account(account(2)), Address.device(DEVICE));
  }

  @Test
  void nothingIsDecidedAboutADevice() {
    var decision =
        new OfficerDecision(
            origin("PSB", "D-1", 0),
            "L-1",
            Address.device(DEVICE).key(),
            OfficerDecision.Action.REJECT,
            Optional.empty(),
            "officer",
            "440300",
            OptionalLong.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    assertThat(Addressing.letters(decision)).isEmpty();
  }

  private static List<Letter> letters(Transfer transfer) {
    return Addressing.letters(transfer).stream().filter(l -> l.to().room() == Room.DEVICE).toList();
  }
}
