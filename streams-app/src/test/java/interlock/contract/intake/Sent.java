package interlock.contract.intake;

import interlock.common.Party;
import interlock.contract.TopicNames;
import interlock.police.WatchTargetKind;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A {@link Samples sample} on each input topic, with its optional parties and lists filled. */
public final class Sent {
  public static final Instant AT = Samples.AT;

  /** Every input topic. */
  public static final List<String> TOPICS =
      List.of(
          TopicNames.SUSPICIOUS_TRANSFER,
          TopicNames.ACCOUNT_MOVEMENT,
          TopicNames.STOP_PAYMENT_FEEDBACK,
          TopicNames.TELECOM_FRAUD_CONTACT,
          TopicNames.ENTERPRISE_FRAUD_CONTACT,
          TopicNames.LINE_CONTROL_FEEDBACK,
          TopicNames.SOURCE_HEARTBEAT,
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
      case TopicNames.SUSPICIOUS_TRANSFER, TopicNames.ACCOUNT_MOVEMENT -> {
        var transfer = Samples.transfer();
        transfer.setPayee(mule());
        yield transfer;
      }
      case TopicNames.STOP_PAYMENT_FEEDBACK -> Samples.stopFeedback();
      case TopicNames.TELECOM_FRAUD_CONTACT, TopicNames.ENTERPRISE_FRAUD_CONTACT ->
          Samples.fraudContact();
      case TopicNames.LINE_CONTROL_FEEDBACK -> Samples.lineFeedback();
      case TopicNames.SOURCE_HEARTBEAT -> Samples.heartbeat();
      case TopicNames.WARNING_DIRECTIVE -> {
        var directive = Samples.directive();
        directive.setCounterparty(mule());
        directive.setContact(Samples.call());
        yield directive;
      }
      case TopicNames.INCIDENT_REPORT -> {
        var report = Samples.report();
        report.setContacts(List.of(Samples.call()));
        yield report;
      }
      case TopicNames.WATCHLIST -> Samples.watchEntry(WatchTargetKind.ACCOUNT, Samples.ACCOUNT);
      case TopicNames.CARE_LIST -> Samples.careEntry();
      case TopicNames.APPEAL -> Samples.appeal(mule());
      case TopicNames.DECISION -> Samples.decision();
      case TopicNames.DISSUASION_FEEDBACK -> Samples.feedback();
      case TopicNames.IDENTITY_BINDING -> Samples.binding();
      default -> throw new IllegalArgumentException(topic);
    };
  }

  private static Party mule() {
    return Party.newBuilder().setAccount("6222020000000020026").setInstitution("CCB").build();
  }
}
