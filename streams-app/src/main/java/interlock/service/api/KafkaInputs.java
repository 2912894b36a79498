package interlock.service.api;

import interlock.contract.Reader;
import interlock.contract.Reader.Reading;
import interlock.contract.intake.Readers;
import interlock.contract.signature.Admission;
import interlock.contract.signature.RecordSignature;
import interlock.contract.wire.ContractSerdes;
import interlock.contract.wire.RegisteredCodec;
import interlock.core.codes.RejectCode;
import interlock.topology.Topic;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** The input topics of a cluster. */
final class KafkaInputs implements Inputs {
  private final Confirmed producer;
  private final ContractSerdes serdes;
  private final String prefix;
  private final Readers intake;
  private final Admission admission;
  private final InstantSource clock;
  private final Map<Topic, RegisteredCodec<SpecificRecord>> codecs = new ConcurrentHashMap<>();
  private final Map<Topic, Reader> readers = new ConcurrentHashMap<>();

  KafkaInputs(
      Confirmed producer,
      ContractSerdes serdes,
      String prefix,
      Readers intake,
      Admission admission,
      InstantSource clock) {
    this.producer = producer;
    this.serdes = serdes;
    this.prefix = prefix;
    this.intake = intake;
    this.admission = admission;
    this.clock = clock;
  }

  @Override
  public Reading publish(Topic topic, String key, SpecificRecord record) {
    byte[] bytes = codecs.computeIfAbsent(topic, t -> codec(t, record)).encode(record);
    long now = clock.instant().toEpochMilli();
    Reading reading = readers.computeIfAbsent(topic, t -> intake.of(t.base())).read(bytes, now);
    if (!(reading instanceof Reading.Accepted accepted)) {
      return reading;
    }
    // What Intake would refuse a moment later is told to the caller now; the API signs nothing.
    Optional<RejectCode> refusal =
        admission.refusal(topic.feed(), accepted.event(), bytes, RecordSignature.NONE, now);
    if (refusal.isPresent()) {
      RejectCode code = refusal.get();
      return new Reading.Refused(
          accepted.source(),
          accepted.eventId(),
          code,
          Optional.empty(),
          code.english() + "; " + code.fix());
    }
    producer.send(topic.on(prefix), key, bytes);
    return reading;
  }

  /** A topic has one type of record. */
  @SuppressWarnings("unchecked")
  private RegisteredCodec<SpecificRecord> codec(Topic topic, SpecificRecord record) {
    return serdes.codec(topic.on(prefix), (Class<SpecificRecord>) record.getClass());
  }
}
