package interlock.contract.intake;

import static interlock.contract.intake.Samples.AT;
import static interlock.contract.intake.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.bank.Device;
import interlock.bank.TransferStatus;
import interlock.common.ContactKind;
import interlock.contract.Fixture;
import interlock.contract.Reader;
import interlock.contract.Reader.Reading.Accepted;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.wire.BadRecordException;
import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.FraudContact;
import interlock.core.event.IdentityBinding;
import interlock.core.event.IncidentReport;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.DeviceId;
import interlock.core.identity.Identifier;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.police.WatchTargetKind;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Good records, as senders write them, in their normal form. */
class ReadersTest {
  private final Fixture fixture = new Fixture();
  private final Readers readers =
      new Readers(fixture.serdes(), "", at -> PolicyDocument.packaged());

  private <T extends SpecificRecord> Event read(String topic, Class<T> type, T record) {
    byte[] bytes = fixture.serdes().codec(topic, type).encode(record);
    Reader.Reading reading = readers.of(topic).read(bytes, NOW);
    assertThat(reading).isInstanceOf(Accepted.class);
    return ((Accepted) reading).event();
  }

  private Transfer transfer(String topic, interlock.bank.Transfer record) {
    return (Transfer) read(topic, interlock.bank.Transfer.class, record);
  }

  @Test
  void aDeviceIsItsFingerprintElseItsHardwareAddress() {
    var record = Samples.transfer();
    record.setDevice(new Device("203.0.113.7", "a4:5e:60:c1:22:0f", " phone-0001 "));
    assertThat(transfer("bank.account-movement", record).device())
        .isEqualTo(DeviceId.ofFingerprint("PHONE-0001"));
    record.setDevice(new Device("203.0.113.7", "a4:5e:60:c1:22:0f", "n/a"));
    assertThat(transfer("bank.account-movement", record).device())
        .isEqualTo(DeviceId.ofFingerprint("A45E60C1220F"));
    record.setDevice(new Device("203.0.113.7", "02:00:00:00:00:00", null));
    assertThat(transfer("bank.account-movement", record).device()).isEmpty();
  }

  @Test
  void aTransferIsNormalised() {
    var record = Samples.transfer();
    record.getPayer().setPhone("１７０ 0000 9999");
    record.setRegion("４４０６０４");
    record.setTransferId(" Ｔ１ ");
    Transfer read = transfer("bank.account-movement", record);
    assertThat(read.origin())
        .isEqualTo(new Origin("ICBC", "e-1", AT.toEpochMilli(), AT.toEpochMilli(), NOW));
    assertThat(read.payer().identifiers())
        .extracting(Identifier::key)
        .containsExactly("p:+8617000009999", "a:6222020000000009999", "t:P-0009999");
    assertThat(read.amountFen()).isEqualTo(57_000_000);
    assertThat(read.region()).contains("440604");
    assertThat(read.transferId()).isEqualTo("T1");
    assertThat(read.suspicious()).isFalse();
    assertThat(read.payee()).isEmpty();
  }

  @Test
  void aPayeeWhoseAccountIsShownMaskedIsKnownByWhatElseIsTold() {
    var record = Samples.transfer();
    record.setPayee(new interlock.common.Party("6217****0011", "CCB", "甲某", null, null));
    var payee = transfer("bank.suspicious-transfer", record).payee().orElseThrow();
    assertThat(payee.identifiers()).isEmpty();
    assertThat(payee.institution()).contains("CCB");
  }

  @Test
  void aMovementWithASignalIsSuspicious() {
    var record = Samples.transfer();
    assertThat(transfer("bank.suspicious-transfer", record).suspicious()).isTrue();
    record.setSignals(List.of("NEW_TO_US"));
    assertThat(transfer("bank.account-movement", record).suspicious()).isTrue();
    record.setSignals(List.of(" "));
    assertThat(transfer("bank.account-movement", record).suspicious()).isFalse();
  }

  @Test
  void anUnreadableRegionIsLeftOutAndAFinerOneStays() {
    var record = Samples.transfer();
    record.setRegion("Foshan");
    assertThat(transfer("bank.account-movement", record).region()).isEmpty();
    record.setRegion("440604001002");
    assertThat(transfer("bank.account-movement", record).region()).contains("440604001002");
    record.setRegion("4406");
    assertThat(transfer("bank.account-movement", record).region()).contains("440600");
  }

  @Test
  void aServiceNumberIsNobodysPhone() {
    var record = Samples.transfer();
    record.getPayer().setPhone("95588");
    assertThat(transfer("bank.account-movement", record).payer().phone()).isEmpty();
  }

  @Test
  void whatANewerContractSaysOfTheChannelIsOther() {
    var record = Samples.transfer();
    record.setChannel(interlock.bank.Channel.UNKNOWN);
    record.setStatus(TransferStatus.HELD);
    assertThat(transfer("bank.account-movement", record).channel())
        .isEqualTo(Transfer.Channel.OTHER);
  }

  @Test
  void anOverdrawnBalanceIsABalance() {
    var record = Samples.transfer();
    record.setPayerBalance(new java.math.BigDecimal("-0.01"));
    assertThat(transfer("bank.account-movement", record).payerBalanceFen()).hasValue(-1);
  }

  @Test
  void aContactIsReadByItsKind() {
    var record = Samples.fraudContact();
    record.setContact(
        new interlock.common.Contact(
            ContactKind.SITE, null, "http://www.Rebate.example/task", null));
    var read = contact("enterprise.fraud-contact", record);
    assertThat(read.reporter()).isEqualTo(FraudContact.Reporter.ENTERPRISE);
    assertThat(read.contact().key()).isEqualTo("s:rebate.example");
    assertThat(read.confidencePermille()).isEqualTo(900);
    record.setContact(new interlock.common.Contact(ContactKind.SMS, "106912345678", null, null));
    assertThat(contact("telecom.fraud-contact", record).contact().key())
        .isEqualTo("v:106912345678");
    record.setContact(new interlock.common.Contact(ContactKind.OTHER, null, null, "com.x"));
    assertThat(contact("telecom.fraud-contact", record).contact().key()).isEqualTo("x:com.x");
  }

  private FraudContact contact(String topic, interlock.telecom.FraudContact record) {
    return (FraudContact) read(topic, interlock.telecom.FraudContact.class, record);
  }

  @Test
  void aDirectiveWithoutLevelCountsForTheLeast() {
    var read =
        (WarningDirective)
            read(
                "police.warning-directive",
                interlock.police.WarningDirective.class,
                Samples.directive());
    assertThat(read.level()).isEqualTo(Level.LOW);
    assertThat(read.warningClass()).isEqualTo(WarningClass.CONTACT);
    assertThat(read.subject().smallest()).map(Identifier::key).contains("p:+8617000009999");
  }

  @Test
  void aReportsLinesKeepTheirOrder() {
    var read =
        (IncidentReport)
            read("police.incident-report", interlock.police.IncidentReport.class, Samples.report());
    assertThat(read.lines()).extracting(IncidentReport.Line::index).containsExactly(0, 1);
    assertThat(read.lines().getFirst().amountFen()).isEqualTo(10_000);
    assertThat(read.lossFen()).isEmpty();
  }

  @Test
  void aListingIsReadByItsKind() {
    assertThat(target(WatchTargetKind.PHONE, Samples.PHONE))
        .isInstanceOf(WatchEntry.Target.Listed.class);
    assertThat(target(WatchTargetKind.PHONE, "95588")).isInstanceOf(WatchEntry.Target.Line.class);
    assertThat(target(WatchTargetKind.ACCOUNT, Samples.ACCOUNT))
        .isInstanceOf(WatchEntry.Target.Listed.class);
    assertThat(target(WatchTargetKind.PERSON, Samples.PERSON))
        .isInstanceOf(WatchEntry.Target.Listed.class);
    assertThat(target(WatchTargetKind.SITE, "rebate.example"))
        .isInstanceOf(WatchEntry.Target.Line.class);
    assertThat(target(WatchTargetKind.APP, "com.example"))
        .isInstanceOf(WatchEntry.Target.Line.class);
  }

  private WatchEntry.Target target(WatchTargetKind kind, String value) {
    var record = Samples.watchEntry(kind, value);
    var read = (WatchEntry) read("police.watchlist", interlock.police.WatchEntry.class, record);
    assertThat(read.validFrom()).isEqualTo(AT.toEpochMilli());
    return read.target();
  }

  @Test
  void whoIsCaredForAndWhoAppeals() {
    var care =
        (CareEntry) read("police.care-list", interlock.police.CareEntry.class, Samples.careEntry());
    assertThat(care.group()).isEqualTo(CareEntry.Group.OTHER);
    var appeal =
        (Appeal)
            read("police.appeal", interlock.police.Appeal.class, Samples.appeal(Samples.call()));
    assertThat(appeal.contact()).isPresent();
    assertThat(appeal.party()).isEmpty();
  }

  @Test
  void aDecisionsIdentifierTellsItsKind() {
    assertThat(identifier("t:P-1")).map(Identifier::key).contains("t:P-1");
    assertThat(identifier("170 0000 9999")).map(Identifier::key).contains("p:+8617000009999");
    assertThat(identifier(Samples.ACCOUNT)).map(Identifier::key).contains("a:6222020000000009999");
    assertThat(identifier(null)).isEmpty();
  }

  private Optional<Identifier> identifier(String value) {
    var record = Samples.decision();
    record.setIdentifier(value);
    var read =
        (OfficerDecision) read("police.decision", interlock.police.OfficerDecision.class, record);
    return read.identifier();
  }

  @Test
  void bindingsAndAnswers() {
    var binding =
        (IdentityBinding)
            read(
                "registry.identity-binding",
                interlock.registry.IdentityBinding.class,
                Samples.binding());
    assertThat(binding.party().identifiers()).hasSize(2);
    assertThat(binding.validFrom()).isEqualTo(AT.toEpochMilli());
    var record = Samples.feedback();
    record.setVerification("NOT_GENUINE");
    var feedback =
        (DissuasionFeedback)
            read("dissuasion.feedback", interlock.centre.DissuasionFeedback.class, record);
    assertThat(feedback.verification()).contains(DissuasionFeedback.Verification.NOT_GENUINE);
    var stop =
        (StopPaymentFeedback)
            read(
                "stop-payment.feedback",
                interlock.bank.StopPaymentFeedback.class,
                Samples.stopFeedback());
    assertThat(stop.phase()).isEqualTo(StopPaymentFeedback.Phase.RESULT);
    var line =
        (LineControlFeedback)
            read(
                "line-control.feedback",
                interlock.centre.LineControlFeedback.class,
                Samples.lineFeedback());
    assertThat(line.result()).isEqualTo(LineControlFeedback.Result.DONE);
  }

  @Test
  void bytesThatAreNoRecordAreNot() {
    Reader reader = readers.of("bank.account-movement");
    assertThatThrownBy(() -> reader.read(new byte[] {1, 2}, NOW))
        .isInstanceOf(BadRecordException.class);
    assertThatThrownBy(() -> reader.read(null, NOW)).isInstanceOf(BadRecordException.class);
    assertThatThrownBy(() -> readers.of("task.lead")).isInstanceOf(IllegalArgumentException.class);
  }
}
