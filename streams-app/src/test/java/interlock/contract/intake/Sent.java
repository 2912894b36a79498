package interlock.contract.intake;

import interlock.bank.FeedbackPhase;
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
import interlock.contract.TopicNames;
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
import interlock.telecom.ContactPhase;
import interlock.telecom.FraudContact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A record of each input topic that nothing is wrong with, to be spoilt. */
public final class Sent {
  public static final Instant AT = Instant.parse("2026-01-05T01:00:00Z");

  /** Every input topic. */
  public static final List<String> TOPICS =
      List.of(
          TopicNames.SUSPICIOUS_TRANSFER,
          TopicNames.ACCOUNT_MOVEMENT,
          TopicNames.STOP_PAYMENT_FEEDBACK,
          TopicNames.TELECOM_FRAUD_CONTACT,
          TopicNames.ENTERPRISE_FRAUD_CONTACT,
          TopicNames.LINE_CONTROL_FEEDBACK,
          TopicNames.WARNING_DIRECTIVE,
          TopicNames.INCIDENT_REPORT,
          TopicNames.WATCHLIST,
          TopicNames.CARE_LIST,
          TopicNames.APPEAL,
          TopicNames.DECISION,
          TopicNames.DISSUASION_FEEDBACK,
          TopicNames.IDENTITY_BINDING);

  private Sent() {}

  public static SpecificRecord on(String topic) {
    return switch (topic) {
      case TopicNames.SUSPICIOUS_TRANSFER, TopicNames.ACCOUNT_MOVEMENT -> transfer();
      case TopicNames.STOP_PAYMENT_FEEDBACK -> stopFeedback();
      case TopicNames.TELECOM_FRAUD_CONTACT, TopicNames.ENTERPRISE_FRAUD_CONTACT -> call();
      case TopicNames.LINE_CONTROL_FEEDBACK -> lineFeedback();
      case TopicNames.WARNING_DIRECTIVE -> directive();
      case TopicNames.INCIDENT_REPORT -> report();
      case TopicNames.WATCHLIST -> watchEntry();
      case TopicNames.CARE_LIST -> careEntry();
      case TopicNames.APPEAL -> appeal();
      case TopicNames.DECISION -> decision();
      case TopicNames.DISSUASION_FEEDBACK -> feedback();
      case TopicNames.IDENTITY_BINDING -> binding();
      default -> throw new IllegalArgumentException(topic);
    };
  }

  static Party person() {
    return Party.newBuilder()
        .setAccount("6222020000000010019")
        .setInstitution("ICBC")
        .setName("李某")
        .setPhone("17000000101")
        .setPersonId("P-101")
        .build();
  }

  static Party mule() {
    return Party.newBuilder().setAccount("6222020000000020026").setInstitution("CCB").build();
  }

  static Contact caller() {
    return Contact.newBuilder().setKind(ContactKind.CALL).setPhone("+601150000101").build();
  }

  private static BigDecimal yuan(String amount) {
    return new BigDecimal(amount);
  }

  private static Transfer transfer() {
    return Transfer.newBuilder()
        .setEventId("E-1")
        .setSource("ICBC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setInstitution("ICBC")
        .setTransferId("T-1")
        .setPayer(person())
        .setPayee(mule())
        .setAmount(yuan("52000.00"))
        .setStatus(TransferStatus.POSTED)
        .build();
  }

  private static StopPaymentFeedback stopFeedback() {
    return StopPaymentFeedback.newBuilder()
        .setEventId("E-1")
        .setSource("CCB")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("TASK-1")
        .setAccount("6222020000000020026")
        .setInstitution("CCB")
        .setCommand(StopCommand.STOP)
        .setPhase(FeedbackPhase.RESULT)
        .setResultCode("0000")
        .build();
  }

  private static FraudContact call() {
    return FraudContact.newBuilder()
        .setEventId("E-1")
        .setSource("CMCC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setSubscriber("17000000101")
        .setContact(caller())
        .setPhase(ContactPhase.ONGOING)
        .setConfidence(0.9)
        .build();
  }

  private static LineControlFeedback lineFeedback() {
    return LineControlFeedback.newBuilder()
        .setEventId("E-1")
        .setSource("CMCC")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("TASK-1")
        .setContact(caller())
        .setCarrier("CMCC")
        .setCommand(LineCommand.BLOCK_CONTACT)
        .setResult("DONE")
        .build();
  }

  private static WarningDirective directive() {
    return WarningDirective.newBuilder()
        .setEventId("E-1")
        .setSource("PSB-440604")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setDirectiveId("D-1")
        .setStatus(DirectiveStatus.ISSUED)
        .setSubject(person())
        .setCounterparty(mule())
        .setContact(caller())
        .build();
  }

  private static IncidentReport report() {
    return IncidentReport.newBuilder()
        .setEventId("E-1")
        .setSource("PSB-440604")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setCaseId("CASE-1")
        .setStatus(CaseStatus.REPORTED)
        .setVictim(person())
        .setTransfers(List.of(line()))
        .setContacts(List.of(caller()))
        .build();
  }

  public static ReportedTransfer line() {
    return ReportedTransfer.newBuilder()
        .setPayee(mule())
        .setAmount(yuan("52000.00"))
        .setOccurredAt(AT)
        .setPayerAccount("6222020000000010019")
        .build();
  }

  private static WatchEntry watchEntry() {
    return WatchEntry.newBuilder()
        .setEventId("E-1")
        .setSource("PSB-440604")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setEntryId("W-1")
        .setStatus(WatchStatus.ACTIVE)
        .setTarget(new WatchTarget(WatchTargetKind.ACCOUNT, "6222020000000020026"))
        .setGrade(WatchGrade.INVOLVED)
        .build();
  }

  private static CareEntry careEntry() {
    return CareEntry.newBuilder()
        .setEventId("E-1")
        .setSource("PSB-440604")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setEntryId("C-1")
        .setStatus(CareStatus.ACTIVE)
        .setPerson(person())
        .build();
  }

  private static Appeal appeal() {
    return Appeal.newBuilder()
        .setEventId("E-1")
        .setSource("PSB-440604")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setAppealId("A-1")
        .setStatus(AppealStatus.UPHELD)
        .setTarget(mule())
        .build();
  }

  private static OfficerDecision decision() {
    return OfficerDecision.newBuilder()
        .setEventId("E-1")
        .setSource("PSB-440604")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("TASK-1")
        .setRoutingKey("m:6222020000000020026")
        .setAction(DecisionAction.APPROVE)
        .setOfficer("O-1")
        .setUnit("440604")
        .build();
  }

  private static DissuasionFeedback feedback() {
    return DissuasionFeedback.newBuilder()
        .setEventId("E-1")
        .setSource("PSB-440604")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setTaskId("TASK-1")
        .setRoutingKey("p:+8617000000101")
        .setUnit("440604")
        .setAction(DissuasionAction.CALL)
        .build();
  }

  private static IdentityBinding binding() {
    return IdentityBinding.newBuilder()
        .setEventId("E-1")
        .setSource("REGISTRY")
        .setOccurredAt(AT)
        .setReportedAt(AT)
        .setBindingId("B-1")
        .setStatus(BindingStatus.ACTIVE)
        .setPhone("17000000101")
        .setAccount("6222020000000010019")
        .build();
  }
}
