package interlock.contract.intake;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import interlock.contract.Reader.Reading;
import interlock.contract.wire.BadRecordException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Whatever a party sends is taken or refused; nothing else may come out of a reader. */
class HostileInputTest {
  private static final Inbox INBOX = new Inbox();

  /** Written as senders, attackers and broken exports write. */
  private static final List<String> SEEDS =
      List.of(
          "p:+8617000000101",
          "a:",
          "m:x",
          "xn--",
          "xn--a-\u00df.example",
          "http://[::1",
          "[",
          "@",
          "+",
          "0086",
          "00",
          "..",
          "www.",
          "\u202e17000000101",
          "١٧٠",
          "\uD83D\uDE00",
          "ß.example",
          "9".repeat(64));

  @Test
  void anyTextInAnyFieldIsTakenOrRefused() {
    Gen<String> text = strings().allPossible().ofLengthBetween(0, 70);
    Gen<String> ascii = strings().basicLatinAlphabet().ofLengthBetween(0, 70);
    Gen<String> dressed = integers().between(0, SEEDS.size() - 1).map(SEEDS::get);
    qt().forAll(
            integers().between(0, Sent.TOPICS.size() - 1),
            text.mix(ascii).mix(dressed.zip(ascii, (seed, tail) -> seed + tail)).mix(dressed),
            longs().all())
        .checkAssert(
            (topic, hostile, seed) -> {
              String name = Sent.TOPICS.get(topic);
              SpecificRecord record = Sent.on(name);
              new Spoiler(hostile, new Random(seed)).spoil(record);

              Reading reading = INBOX.read(name, record);

              if (reading instanceof Reading.Refused refused && hostile.strip().length() > 12) {
                assertThat(refused.detail()).doesNotContain(hostile);
              }
            });
  }

  @Test
  void anyBytesAreARecordOrNone() {
    qt().forAll(integers().between(0, Sent.TOPICS.size() - 1), longs().all())
        .checkAssert(
            (topic, seed) -> {
              String name = Sent.TOPICS.get(topic);
              byte[] bytes = INBOX.bytes(name, Sent.on(name));
              var random = new Random(seed);
              for (int i = 0; i < 1 + random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
              }
              try {
                assertThat(INBOX.readers().of(name).read(bytes, Sent.AT.toEpochMilli()))
                    .isNotNull();
              } catch (BadRecordException expected) {
                assertThat(expected).hasNoCause();
              }
            });
  }

  /** Puts the text, and numbers and times without sense, into some of a record's fields. */
  private record Spoiler(String text, Random random) {

    void spoil(SpecificRecord record) {
      for (Schema.Field field : record.getSchema().getFields()) {
        Object value = record.get(field.pos());
        if (value instanceof SpecificRecord inner) {
          spoil(inner);
        } else if (value instanceof List<?> list) {
          record.put(field.pos(), spoilt(list, field.schema().getElementType()));
        } else if (random.nextInt(4) == 0) {
          record.put(field.pos(), other(value, field.schema()));
        }
      }
    }

    private List<?> spoilt(List<?> list, Schema element) {
      var spoilt = new ArrayList<Object>(list);
      spoilt.forEach(
          entry -> {
            if (entry instanceof SpecificRecord inner) {
              spoil(inner);
            }
          });
      if (element.getType() == Schema.Type.STRING && random.nextBoolean()) {
        spoilt.add(text);
      }
      return spoilt;
    }

    private Object other(Object value, Schema schema) {
      Schema type = present(schema);
      if (type.getLogicalType() != null) {
        return type.getType() == Schema.Type.BYTES
            ? new BigDecimal(BigInteger.valueOf(random.nextLong() % 1_000_000_000_000_000_000L), 2)
            : Instant.ofEpochMilli(random.nextLong());
      }
      return switch (type.getType()) {
        case STRING -> text;
        case LONG -> random.nextLong();
        case INT -> random.nextInt();
        case DOUBLE -> Double.longBitsToDouble(random.nextLong());
        default -> value;
      };
    }

    private static Schema present(Schema schema) {
      return schema.getType() == Schema.Type.UNION
          ? schema.getTypes().stream()
              .filter(branch -> branch.getType() != Schema.Type.NULL)
              .findFirst()
              .orElseThrow()
          : schema;
    }
  }
}
