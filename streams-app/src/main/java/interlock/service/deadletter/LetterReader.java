package interlock.service.deadletter;

import interlock.contract.TopicNames;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.control.ReplayRecord;
import interlock.intake.Rejected;
import interlock.schemas.Contracts;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.deadletter.Letter.Bytes;
import interlock.service.deadletter.Letter.Origin;
import interlock.service.reading.Progress;
import interlock.service.reading.TopicReader;
import interlock.topology.DeadLetters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads what was set aside, and what of it went back. For one thread. */
public final class LetterReader implements AutoCloseable {
  private final String prefix;
  private final TopicReader topics;
  private final RegisteredCodec<Rejected> rejected;
  private final RegisteredCodec<ReplayRecord> replays;

  private LetterReader(InterlockConfig config, TopicReader topics) {
    prefix = config.topicPrefix();
    this.topics = topics;
    rejected = topics.registry().codec(prefix + TopicNames.REJECTED, Rejected.class);
    replays = topics.registry().codec(prefix + TopicNames.AUDIT_REPLAY, ReplayRecord.class);
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static LetterReader connect(InterlockConfig config) {
    return new LetterReader(config, TopicReader.connect(config, "interlock-deadletter"));
  }

  /** The registry, for who writes. */
  RegistryAccess registry() {
    return topics.registry();
  }

  /**
   * Dead letters, in each partition the oldest first.
   *
   * @throws OutsideException when broker or registry fail on the way, likewise below
   */
  public void deadLetters(LetterFilter filter, Consumer<Letter> each, Progress progress) {
    topics.read(
        topics.partitions(TopicNames.DEAD_LETTER),
        record -> deadLetter(record).filter(filter::takes).ifPresent(each),
        progress);
  }

  /** Refused records, in each partition the oldest first. */
  public void rejected(LetterFilter filter, Consumer<Letter> each, Progress progress) {
    topics.read(
        topics.partitions(TopicNames.REJECTED),
        record -> rejected(record).filter(filter::takes).ifPresent(each),
        progress);
  }

  /** The places of all letters that went back. */
  public Set<String> replayed() {
    Set<String> places = new HashSet<>();
    topics.read(
        topics.partitions(TopicNames.AUDIT_REPLAY),
        record -> {
          try {
            places.add(replays.decode(record.value()).getLetter());
          } catch (BadRecordException foreign) {
            throw new OutsideException(
                TopicNames.AUDIT_REPLAY
                    + " holds what is no replay: it cannot be told what went back",
                "see who else writes to this topic",
                foreign);
          }
        },
        (passed, all) -> {});
    return places;
  }

  /** The record that a letter's bytes are, if they can be read now. */
  public Optional<SpecificRecord> decoded(Letter letter) {
    String type = Contracts.all().get(letter.origin().topic());
    if (type == null || letter.value().isEmpty()) {
      return Optional.empty();
    }
    try {
      var codec =
          topics
              .registry()
              .codec(
                  prefix + letter.origin().topic(),
                  Class.forName(type).asSubclass(SpecificRecord.class));
      return Optional.of(codec.decode(letter.value().get().bytes()));
    } catch (BadRecordException unreadable) {
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no class for the contract " + type, e);
    }
  }

  private Optional<Letter> deadLetter(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Bytes> all = headers(record);
    Map<String, Bytes> own = new LinkedHashMap<>(all);
    own.keySet().removeIf(name -> name.startsWith(DeadLetters.PREFIX));
    Optional<Origin> origin = origin(all);
    String exception = text(all, DeadLetters.EXCEPTION);
    return Optional.of(
        new Letter(
            place(record),
            Instant.ofEpochMilli(record.timestamp()),
            origin.orElse(new Origin("", -1, -1)),
            exception.substring(exception.lastIndexOf('.') + 1),
            text(all, DeadLetters.MESSAGE),
            bytes(record.key()),
            bytes(record.value()),
            own));
  }

  private Optional<Origin> origin(Map<String, Bytes> headers) {
    String topic = text(headers, DeadLetters.TOPIC);
    try {
      return Optional.of(
          new Origin(
              topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic,
              Integer.parseInt(text(headers, DeadLetters.PARTITION)),
              Long.parseLong(text(headers, DeadLetters.OFFSET))));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  private Optional<Letter> rejected(ConsumerRecord<byte[], byte[]> record) {
    try {
      Rejected refused = rejected.decode(record.value());
      ByteBuffer value = refused.getValue().duplicate();
      byte[] bytes = new byte[value.remaining()];
      value.get(bytes);
      String field = refused.getField() == null ? "" : refused.getField() + ": ";
      return Optional.of(
          new Letter(
              place(record),
              Instant.ofEpochMilli(record.timestamp()),
              new Origin(refused.getOriginTopic(), refused.getPartition(), refused.getOffset()),
              refused.getReason(),
              field + refused.getDetail(),
              bytes(record.key()),
              Optional.of(new Bytes(bytes)),
              headers(record)));
    } catch (BadRecordException foreign) {
      return Optional.empty();
    }
  }

  private String place(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().substring(prefix.length())
        + "-"
        + record.partition()
        + "@"
        + record.offset();
  }

  private static Map<String, Bytes> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Bytes> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new Bytes(header.value() == null ? new byte[0] : header.value()));
    }
    return headers;
  }

  private static String text(Map<String, Bytes> headers, String name) {
    Bytes value = headers.get(name);
    return value == null ? "" : new String(value.bytes(), StandardCharsets.UTF_8);
  }

  private static Optional<Bytes> bytes(byte[] bytes) {
    return Optional.ofNullable(bytes).map(Bytes::new);
  }

  @Override
  public void close() {
    topics.close();
  }
}
