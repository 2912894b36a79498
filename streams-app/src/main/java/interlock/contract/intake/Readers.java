package interlock.contract.intake;

import interlock.bank.StopPaymentFeedback;
import interlock.bank.Transfer;
import interlock.centre.DissuasionFeedback;
import interlock.centre.LineControlFeedback;
import interlock.contract.Reader;
import interlock.contract.TopicNames;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.ContractSerdes;
import interlock.contract.wire.RegisteredCodec;
import interlock.core.codes.RejectCode;
import interlock.core.desk.Canary;
import interlock.core.event.Event;
import interlock.core.event.FraudContact.Reporter;
import interlock.core.identity.FullWidth;
import interlock.core.policy.Policy;
import interlock.police.Appeal;
import interlock.police.CareEntry;
import interlock.police.IncidentReport;
import interlock.police.OfficerDecision;
import interlock.police.WarningDirective;
import interlock.police.WatchEntry;
import interlock.registry.IdentityBinding;
import interlock.source.Heartbeat;
import interlock.telecom.FraudContact;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.apache.avro.specific.SpecificRecord;

/** Makes the reader of each input topic. */
public final class Readers {
  private final ContractSerdes serdes;
  private final String prefix;
  private final LongFunction<Policy> policyAt;

  /**
   * @param prefix of the deployment's topics, often empty
   * @param policyAt the policy in force at a time of receipt
   */
  public Readers(ContractSerdes serdes, String prefix, LongFunction<Policy> policyAt) {
    this.serdes = serdes;
    this.prefix = prefix;
    this.policyAt = policyAt;
  }

  /**
   * The reader of an input topic.
   *
   * @param topic without prefix
   * @throws IllegalArgumentException if it is no input topic
   */
  public Reader of(String topic) {
    return switch (topic) {
      case TopicNames.SUSPICIOUS_TRANSFER ->
          reader(topic, Transfer.class, (r, c) -> BankReaders.transfer(r, true, c));
      case TopicNames.ACCOUNT_MOVEMENT ->
          reader(topic, Transfer.class, (r, c) -> BankReaders.transfer(r, false, c));
      case TopicNames.STOP_PAYMENT_FEEDBACK ->
          reader(topic, StopPaymentFeedback.class, BankReaders::feedback);
      case TopicNames.TELECOM_FRAUD_CONTACT ->
          reader(
              topic,
              FraudContact.class,
              (r, c) -> LineReaders.fraudContact(r, Reporter.TELECOM, c));
      case TopicNames.ENTERPRISE_FRAUD_CONTACT ->
          reader(
              topic,
              FraudContact.class,
              (r, c) -> LineReaders.fraudContact(r, Reporter.ENTERPRISE, c));
      case TopicNames.LINE_CONTROL_FEEDBACK ->
          reader(topic, LineControlFeedback.class, LineReaders::feedback);
      case TopicNames.WARNING_DIRECTIVE ->
          reader(topic, WarningDirective.class, PoliceReaders::directive);
      case TopicNames.INCIDENT_REPORT -> reader(topic, IncidentReport.class, ReportReader::read);
      case TopicNames.WATCHLIST -> compacted(topic, WatchEntry.class, PoliceReaders::watchEntry);
      case TopicNames.CARE_LIST -> compacted(topic, CareEntry.class, PoliceReaders::careEntry);
      case TopicNames.APPEAL -> reader(topic, Appeal.class, PoliceReaders::appeal);
      case TopicNames.DECISION -> reader(topic, OfficerDecision.class, AnswerReaders::decision);
      case TopicNames.DISSUASION_FEEDBACK ->
          reader(topic, DissuasionFeedback.class, AnswerReaders::feedback);
      case TopicNames.SOURCE_HEARTBEAT -> reader(topic, Heartbeat.class, Readers::heartbeat);
      case TopicNames.IDENTITY_BINDING ->
          compacted(topic, IdentityBinding.class, RegistryReader::read);
      default -> throw new IllegalArgumentException("no input topic is named " + topic);
    };
  }

  private static Event heartbeat(Heartbeat from, Checks checks) {
    return new interlock.core.event.Heartbeat(
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt()));
  }

  private <T extends SpecificRecord> Reader reader(
      String topic, Class<T> type, BiFunction<T, Checks, Event> mapper) {
    return new TopicReader<>(serdes.codec(prefix + topic, type), mapper, policyAt);
  }

  /**
   * The reader of a compacted topic, where a record without a value is no fault of anybody's: it
   * has a key forgotten. It takes nothing back, for it does not say when or why; its sender is told
   * so.
   */
  private <T extends SpecificRecord> Reader compacted(
      String topic, Class<T> type, BiFunction<T, Checks, Event> mapper) {
    Reader reader = reader(topic, type, mapper);
    return (value, receivedAt) ->
        value == null
            ? new Reader.Reading.Refused(
                "",
                "",
                RejectCode.TOMBSTONE,
                Optional.empty(),
                "has no value; " + RejectCode.TOMBSTONE.fix())
            : reader.read(value, receivedAt);
  }

  private record TopicReader<T extends SpecificRecord>(
      RegisteredCodec<T> codec, BiFunction<T, Checks, Event> mapper, LongFunction<Policy> policyAt)
      implements Reader {

    @Override
    public Reading read(byte[] value, long receivedAt) {
      if (value == null) {
        throw new BadRecordException("has no value");
      }
      T record = codec.decode(value);
      var limits = policyAt.apply(receivedAt).intake();
      try {
        boolean canary = shown(record, "source", limits.nameChars()).equals(Canary.SOURCE);
        return new Reading.Accepted(mapper.apply(record, new Checks(limits, receivedAt, canary)));
      } catch (Refusal refusal) {
        int longest = limits.nameChars();
        return new Reading.Refused(
            shown(record, "source", longest),
            shown(record, "eventId", longest),
            refusal.code(),
            refusal.field().isEmpty() ? Optional.empty() : Optional.of(refusal.field()),
            refusal.getMessage());
      }
    }

    /** What the receipt goes by; empty when it is itself at fault. */
    private static String shown(SpecificRecord record, String field, int longest) {
      Object value = record.get(record.getSchema().getField(field).pos());
      String text = value == null ? "" : FullWidth.toAscii(value.toString()).strip();
      return text.length() > longest ? "" : text;
    }
  }
}
