package interlock.topology;

import interlock.contract.Codecs;
import interlock.contract.Codecs.Door;
import interlock.contract.Codecs.Receipt;
import interlock.contract.Codecs.Rejection;
import interlock.contract.OversizeException;
import interlock.contract.Reader;
import interlock.contract.Reader.Reading;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.signature.Admission;
import interlock.contract.signature.RecordSignature;
import interlock.core.codes.RejectCode;
import interlock.core.desk.Canary;
import interlock.core.desk.Cause;
import interlock.core.event.Event;
import interlock.core.event.Heartbeat;
import interlock.core.intake.Addressing;
import interlock.core.mail.Letter;
import interlock.core.mail.Post;
import interlock.topology.Routes.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One party's intake: every record leaves by exactly one door, as mail, as a heartbeat that was
 * heard, as a rejection or as a dead letter. Stateless. The record's timestamp is the broker's time
 * of append: Interlock's time of receipt.
 */
final class IntakeProcessor implements Processor<byte[], byte[], OutKey, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeProcessor.class);

  private static final byte[] NOTHING = new byte[0];

  private final IntakeParty party;
  private final Map<String, Source> sources;
  private final Codecs codecs;
  private final Routes routes;
  private final Admission admission;
  private final Counters counters;
  private ProcessorContext<OutKey, byte[]> context;
  private PromptCommit commit;

  /** A topic and how to read it. */
  record Source(Topic topic, Reader reader) {}

  /**
   * @param sources by the topic's name on the broker
   */
  IntakeProcessor(
      IntakeParty party,
      Map<String, Source> sources,
      Codecs codecs,
      Routes routes,
      Admission admission,
      Counters counters) {
    this.party = party;
    this.sources = Map.copyOf(sources);
    this.codecs = codecs;
    this.routes = routes;
    this.admission = admission;
    this.counters = counters;
  }

  @Override
  public void init(ProcessorContext<OutKey, byte[]> context) {
    this.context = context;
    commit = PromptCommit.start(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    Door door;
    List<Outgoing> out = new ArrayList<>(4);
    try {
      door = receive(record, from, out);
    } catch (RegistryOutage outage) {
      throw outage;
    } catch (RuntimeException fault) {
      LOG.warn(
          "dead letter from {}-{} at {}: {}",
          from.topic(),
          from.partition(),
          from.offset(),
          DeadLetters.describe(fault));
      out.clear();
      out.add(
          routes.deadLetter(
              record.key(), record.value(), record.headers(), record.timestamp(), from, fault));
      door = Door.DEAD_LETTER;
    }
    counters.intake().read(party);
    commit.processed(record.timestamp(), context.currentSystemTimeMs());
    for (Outgoing outgoing : out) {
      context.forward(outgoing.record(), outgoing.sink());
    }
    counters.intake().left(party, door);
  }

  private Door receive(Record<byte[], byte[]> record, RecordMetadata from, List<Outgoing> out) {
    Source source = sources.get(from.topic());
    Reading reading = source.reader().read(record.value(), record.timestamp());
    if (source.topic() != Topic.SOURCE_HEARTBEAT && !isCanary(reading)) {
      counters.intake().event(reading.source());
    }
    return switch (reading) {
      case Reading.Accepted accepted -> accept(source.topic(), accepted, record, from, out);
      case Reading.Refused refused -> reject(source.topic(), refused, record, from, out);
    };
  }

  private Door accept(
      Topic topic,
      Reading.Accepted accepted,
      Record<byte[], byte[]> record,
      RecordMetadata from,
      List<Outgoing> out) {
    Optional<RejectCode> turnedAway =
        admission.refusal(
            topic.feed(),
            accepted.event(),
            record.value(),
            signature(record.headers()),
            record.timestamp());
    if (turnedAway.isPresent()) {
      RejectCode code = turnedAway.get();
      String what = code.english() + "; " + code.fix();
      return reject(topic, refused(accepted, code, what), record, from, out);
    }
    if (!isCanary(accepted)) {
      // Only now: else whoever may not speak for a source could hide that it is silent.
      counters.intake().heard(accepted.source(), record.timestamp());
    }
    if (accepted.event() instanceof Heartbeat) {
      counters.intake().heartbeat(accepted.source());
      out.add(receipt(topic, accepted, Door.HEARD, record.timestamp()));
      return Door.HEARD;
    }
    List<Letter> letters = Addressing.letters(accepted.event());
    if (letters.isEmpty()) {
      String what = "nothing in this record names a desk; copy routingKey from the task";
      return reject(topic, refused(accepted, RejectCode.NOT_ROUTABLE, what), record, from, out);
    }
    try {
      address(topic, accepted.event(), letters, record.timestamp(), out);
    } catch (OversizeException tooLarge) {
      out.clear();
      String what = tooLarge.getMessage() + "; " + RejectCode.RECORD_TOO_LARGE.fix();
      return reject(topic, refused(accepted, RejectCode.RECORD_TOO_LARGE, what), record, from, out);
    }
    counters.intake().mailed(accepted.event());
    if (!isCanary(accepted)) {
      out.add(receipt(topic, accepted, Door.MAILED, record.timestamp()));
    }
    return Door.MAILED;
  }

  /** Nobody waits for its receipts, and it is no feed. */
  private static boolean isCanary(Reading reading) {
    return reading.source().equals(Canary.SOURCE);
  }

  /** The last of each: a header that somebody puts before it changes nothing. */
  private static RecordSignature signature(Headers headers) {
    Header signature = headers.lastHeader(RecordSignature.SIGNATURE);
    Header key = headers.lastHeader(RecordSignature.KEY);
    if (signature == null && key == null) {
      return RecordSignature.NONE;
    }
    return new RecordSignature(
        Optional.ofNullable(signature).map(Header::value),
        Optional.ofNullable(key)
            .map(Header::value)
            .map(id -> new String(id, StandardCharsets.UTF_8)));
  }

  private void address(
      Topic topic, Event event, List<Letter> letters, long receivedAt, List<Outgoing> out) {
    Cause cause = Cause.of(topic.base(), event.origin());
    for (Letter letter : letters) {
      byte[] mail = codecs.mail(letter.to().room()).encode(new Post(cause, letter.mail()));
      out.add(routes.letter(letter.to().room(), letter.to().key(), mail, receivedAt));
    }
  }

  private static Reading.Refused refused(Reading.Accepted sound, RejectCode code, String what) {
    return new Reading.Refused(sound.source(), sound.eventId(), code, Optional.empty(), what);
  }

  private Door reject(
      Topic topic,
      Reading.Refused refused,
      Record<byte[], byte[]> record,
      RecordMetadata from,
      List<Outgoing> out) {
    counters.intake().rejected(party, refused.code());
    var rejection =
        new Rejection(
            topic.base(),
            from.partition(),
            from.offset(),
            refused.source(),
            refused.code(),
            refused.field(),
            refused.detail(),
            record.timestamp(),
            record.value() == null ? NOTHING : record.value());
    out.add(routes.published(codecs.rejected(rejection), record.timestamp()));
    out.add(
        receipt(
            topic,
            refused,
            Door.REJECTED,
            Optional.of(refused.code()),
            refused.field(),
            OptionalLong.empty(),
            record.timestamp()));
    return Door.REJECTED;
  }

  private Outgoing receipt(Topic topic, Reading.Accepted accepted, Door door, long receivedAt) {
    return receipt(
        topic,
        accepted,
        door,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(accepted.event().origin().occurredAt()),
        receivedAt);
  }

  private Outgoing receipt(
      Topic topic,
      Reading reading,
      Door door,
      Optional<RejectCode> reason,
      Optional<String> field,
      OptionalLong occurredAt,
      long receivedAt) {
    var receipt =
        new Receipt(
            topic.base(),
            reading.source(),
            reading.eventId(),
            door,
            reason,
            field,
            occurredAt,
            receivedAt);
    return routes.published(codecs.receipt(receipt), receivedAt);
  }
}
