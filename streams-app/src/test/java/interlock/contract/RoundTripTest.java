package interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.contract.wire.WireFormat;
import interlock.core.desk.Cause;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.mail.Mail;
import interlock.core.mail.Post;
import interlock.schemas.Contracts;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back, and is what the schema says. */
class RoundTripTest {
  private final Fixture fixture = new Fixture();

  record Kind(Room room, Class<? extends Mail> mail) {
    @Override
    public String toString() {
      return room + " " + mail.getSimpleName();
    }
  }

  static Stream<Kind> kinds() {
    return Arrays.stream(Room.values())
        .flatMap(
            room ->
                Arrays.stream(Fixture.mail(room).getPermittedSubclasses())
                    .map(kind -> new Kind(room, kind.asSubclass(Mail.class))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyMailComesBackEqual(Kind kind) {
    Codec<Post> codec = fixture.codecs().mail(kind.room());
    qt().withExamples(300)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              Post post = Fixture.post(kind.mail(), seed);
              byte[] bytes = codec.encode(post);
              assertThat(codec.decode(bytes)).isEqualTo(post);
              assertThat(rewritten(Fixture.mailRecord(kind.room()), bytes)).isEqualTo(bytes);
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyFileComesBackEqual(Room room) {
    Codec<Filed<DeskFile>> codec = fixture.codecs().file(room);
    qt().withExamples(300)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              Filed<DeskFile> filed = Fixture.filed(room, seed);
              byte[] bytes = codec.encode(filed);
              assertThat(codec.decode(bytes)).isEqualTo(filed);
              assertThat(rewritten(Fixture.fileRecord(room), bytes)).isEqualTo(bytes);
            });
  }

  /** Core's name of a field where the contract's is another. */
  private static final Map<String, Set<String>> ALIASES =
      Map.ofEntries(
          Map.entry("causeKind", Set.of("kind")),
          Map.entry("directiveSource", Set.of("source")),
          Map.entry("lossAmount", Set.of("lossFen")),
          Map.entry("returnedAmount", Set.of("returnedFen")),
          Map.entry("balanceAfter", Set.of("balanceFen")),
          Map.entry("moreRefused", Set.of("words")),
          Map.entry("moreRefusedHere", Set.of("words")),
          Map.entry("currency", Set.of("CNY")),
          Map.entry("name", Set.of("reveal")),
          Map.entry("amount", Set.of("fen")));

  /** Two texts, or two numbers, in each other's place would come back equal all the same. */
  @ParameterizedTest
  @MethodSource("kinds")
  void everyMailsFieldsStandUnderTheirNames(Kind kind) {
    var post = new Post(Arbitrary.named(Cause.class), Arbitrary.named(kind.mail()));
    byte[] bytes = fixture.codecs().mail(kind.room()).encode(post);
    assertThat(misplaced(read(Fixture.mailRecord(kind.room()), bytes))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFilesFieldsStandUnderTheirNames(Room room) {
    var filed =
        new Filed<DeskFile>(
            Arbitrary.named(Fixture.file(room)), OptionalLong.of(Arbitrary.hash("wakeAt")));
    byte[] bytes = fixture.codecs().<DeskFile>file(room).encode(filed);
    assertThat(misplaced(read(Fixture.fileRecord(room), bytes))).isEmpty();
  }

  /** Otherwise the two tests above could not fail. */
  @Test
  void aMisplacedFieldIsFound() {
    var post = new Post(new Cause("kind", "source", "eventId", 1, 2), Fixture.wake());
    GenericRecord read =
        read("interlock.mail.CaseMail", fixture.codecs().mail(Room.CASE).encode(post));
    assertThat(misplaced(read))
        .contains("CaseMail.eventId=source", "CaseMail.source=eventId", "CaseMail.sourceTime=1");
  }

  private static Set<String> misplaced(GenericRecord record) {
    var found = new TreeSet<String>();
    collect(record.getSchema().getName(), "", record, found);
    return found;
  }

  private static void collect(String record, String field, Object value, Set<String> found) {
    switch (value) {
      case GenericRecord inner ->
          inner
              .getSchema()
              .getFields()
              .forEach(
                  f -> collect(inner.getSchema().getName(), f.name(), inner.get(f.pos()), found));
      case Iterable<?> list -> list.forEach(element -> collect(record, field, element, found));
      case CharSequence text -> {
        if (!identifier(text.toString())
            && !names(field).contains(text.toString())
            && !WORDS.contains(field)) {
          found.add(record + "." + field + "=" + text);
        }
      }
      case Long number -> {
        if (names(field).stream().noneMatch(name -> Arbitrary.hash(name) == number)) {
          found.add(record + "." + field + "=" + number);
        }
      }
      case Integer number -> {
        boolean known =
            field.equals("confidencePermille")
                || field.equals("revisitEveryDays")
                || (field.equals("index") && number == 0)
                || names(field).stream().anyMatch(name -> name.hashCode() == number);
        if (!known) {
          found.add(record + "." + field + "=" + number);
        }
      }
      case ByteBuffer money -> {
        byte[] bytes = new byte[money.remaining()];
        money.duplicate().get(bytes);
        long fen = new BigInteger(bytes).longValueExact();
        if (names(field).stream()
            .noneMatch(n -> Arbitrary.hash(n) == fen || Arbitrary.hash(n + "Fen") == fen)) {
          found.add(record + "." + field + "=" + fen);
        }
      }
      case null, default -> {
        // Enums and flags have no room for a name.
      }
    }
  }

  /** Texts from closed lists. */
  private static final Set<String> WORDS = Set.of("verification", "result", "code", "why");

  private static Set<String> names(String field) {
    var names = new TreeSet<String>(ALIASES.getOrDefault(field, Set.of()));
    names.add(field);
    if (field.equals("eventReceivedAt")) {
      names.add("receivedAt");
    }
    return names;
  }

  private static boolean identifier(String text) {
    return text.matches(
        "\\+86.*|6222.*|P-.*|[patnvsx]:.*|DEVICE-.*|95588|rebate\\.example|com\\.example\\.app");
  }

  private static byte[] rewritten(String record, byte[] bytes) {
    GenericRecord read = read(record, bytes);
    return WireFormat.encode(
        WireFormat.id(bytes), new GenericDatumWriter<GenericRecord>(read.getSchema()), read);
  }

  private static GenericRecord read(String record, byte[] bytes) {
    Schema schema = Contracts.schema(record);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
    try {
      GenericRecord read = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
      assertThat(decoder.isEnd()).isTrue();
      return read;
    } catch (IOException e) {
      throw new AssertionError("not a " + record, e);
    }
  }
}
