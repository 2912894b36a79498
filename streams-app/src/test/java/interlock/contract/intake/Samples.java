package interlock.contract.intake;

import interlock.bank.StopPaymentFeedback;
import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionFeedback;
import interlock.centre.LineControlFeedback;
import interlock.common.CaseStatus;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.LineCommand;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.police.Appeal;
import interlock.police.AppealStatus;
import interlock.police.CareEntry;
import interlock.police.CareStatus;
import interlock.police.DecisionAction;
import interlock.police.DirectiveStatus;
import interlock.police.IncidentReport;
import interlock.police.OfficerDecision;
import interlock.police.ReportedTransfer;
import interlock.police.WarningDirective;
import interlock.police.WatchEntry;
import interlock.police.WatchGrade;
import interlock.police.WatchStatus;
import interlock.police.WatchTarget;
import interlock.police.WatchTargetKind;
import interlock.registry.BindingStatus;
import interlock.registry.IdentityBinding;
import interlock.source.Heartbeat;
import interlock.telecom.ContactPhase;
import interlock.telecom.FraudContact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One good record for each input; the identifiers hold a marker that no refusal may show. */
final class Samples {
  static final long NOW = 1_710_000_000_000L;
  static final Instant AT = Instant.ofEpochMilli(NOW - 1_000);
  static final String PHONE = "17000009999";
  static final String ACCOUNT = "6222 0200 0000 0009 999";
  static final String PERSON = "P-0009999";

  private Samples() {}

  static Party party() {
    return new Party(ACCOUNT, "ICBC", "李某9999", PHONE, PERSON);
  }

  static Party nobody() {
    return new Party(null, "ICBC", "李某9999", null, null);
  }

  static Contact call() {
    return new Contact(ContactKind.CALL, PHONE, null, null);
  }

  static Transfer transfer() {
    return Transfer.newBuilder()
        .setEventId("e-1")
        .setSource("ICBC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setInstitution("ICBC")
        .setTransferId("T-1")
        .setPayer(party())
        .setAmount(new BigDecimal("570000.00"))
        .setStatus(TransferStatus.POSTED)
        .build();
  }

  static FraudContact fraudContact() {
    return FraudContact.newBuilder()
        .setEventId("e-1")
        .setSource("CMCC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setSubscriber(PHONE)
        .setContact(call())
        .setPhase(ContactPhase.ONGOING)
        .setConfidence(0.9)
        .build();
  }

  static WarningDirective directive() {
    return WarningDirective.newBuilder()
        .setEventId("e-1")
        .setSource("PSB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setDirectiveId("D-1")
        .setStatus(DirectiveStatus.ISSUED)
        .setSubject(party())
        .build();
  }

  static IncidentReport report() {
    return IncidentReport.newBuilder()
        .setEventId("e-1")
        .setSource("PSB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setCaseId("C-1")
        .setStatus(CaseStatus.REPORTED)
        .setVictim(party())
        .setTransfers(List.of(line(), line()))
        .build();
  }

  static ReportedTransfer line() {
    return new ReportedTransfer(party(), new BigDecimal("100.00"), AT, "T-1", ACCOUNT, null);
  }

  static WatchEntry watchEntry(WatchTargetKind kind, String value) {
    return WatchEntry.newBuilder()
        .setEventId("e-1")
        .setSource("PSB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setEntryId("W-1")
        .setStatus(WatchStatus.ACTIVE)
        .setTarget(new WatchTarget(kind, value))
        .setGrade(WatchGrade.INVOLVED)
        .build();
  }

  static CareEntry careEntry() {
    return CareEntry.newBuilder()
        .setEventId("e-1")
        .setSource("PSB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setEntryId("K-1")
        .setStatus(CareStatus.ACTIVE)
        .setPerson(party())
        .build();
  }

  static Appeal appeal(Object target) {
    return Appeal.newBuilder()
        .setEventId("e-1")
        .setSource("PSB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setAppealId("A-1")
        .setStatus(AppealStatus.UPHELD)
        .setTarget(target)
        .build();
  }

  static OfficerDecision decision() {
    return OfficerDecision.newBuilder()
        .setEventId("e-1")
        .setSource("PSB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("S-1")
        .setRoutingKey("m:6222020000000009999")
        .setAction(DecisionAction.APPROVE)
        .setOfficer("9999")
        .setUnit("440600")
        .build();
  }

  static IdentityBinding binding() {
    return IdentityBinding.newBuilder()
        .setEventId("e-1")
        .setSource("REG")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setBindingId("B-1")
        .setStatus(BindingStatus.ACTIVE)
        .setPhone(PHONE)
        .setAccount(ACCOUNT)
        .build();
  }

  static DissuasionFeedback feedback() {
    return DissuasionFeedback.newBuilder()
        .setEventId("e-1")
        .setSource("PSB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("D-1")
        .setRoutingKey("p:+8617000009999")
        .setUnit("440600")
        .setAction(DissuasionAction.CALL)
        .build();
  }

  static StopPaymentFeedback stopFeedback() {
    return StopPaymentFeedback.newBuilder()
        .setEventId("e-1")
        .setSource("ICBC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("S-1")
        .setAccount(ACCOUNT)
        .setInstitution("ICBC")
        .setCommand(StopCommand.STOP)
        .setResultCode("0000")
        .build();
  }

  static Heartbeat heartbeat() {
    return Heartbeat.newBuilder()
        .setEventId("e-1")
        .setSource("ICBC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .build();
  }

  static LineControlFeedback lineFeedback() {
    return LineControlFeedback.newBuilder()
        .setEventId("e-1")
        .setSource("CMCC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("L-1")
        .setContact(call())
        .setCarrier("CMCC")
        .setCommand(LineCommand.SUSPEND_NUMBER)
        .setResult("DONE")
        .build();
  }
}
