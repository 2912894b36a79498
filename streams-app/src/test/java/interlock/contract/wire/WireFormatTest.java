package interlock.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import interlock.contract.registry.LocalSchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireFormatTest {
  private static final byte[] GOLDEN =
      HexFormat.of().parseHex(Parcels.read(Path.of("src/test/resources/wire/parcel.hex")).strip());

  private final LocalSchemaRegistry registry = new LocalSchemaRegistry();
  private final RegistryAccess access = Parcels.access(registry);
  private final RegisteredCodec<Parcel> codec = access.codec(Parcels.TOPIC, Parcel.class);

  @Test
  void bytesAreThoseOfTheGoldenFile() {
    byte[] bytes = codec.encode(Parcels.parcel());
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(HexFormat.of().formatHex(GOLDEN));
    assertThat(codec.decode(GOLDEN)).isEqualTo(Parcels.parcel());
    assertThat(codec.subject()).isEqualTo("parcels-value");
  }

  @Test
  void theHeaderIsAZeroAndTheIdBigEndian() {
    Schema schema = Schema.create(Schema.Type.NULL);
    byte[] bytes =
        WireFormat.encode(0x01020304, new RecordType<>(schema, GenericData.get()).writer(), null);
    assertThat(bytes).containsExactly(0, 1, 2, 3, 4);
    assertThat(WireFormat.id(bytes)).isEqualTo(0x01020304);
  }

  @Test
  void bytesThatEndTooEarlyAreBad() {
    codec.encode(Parcels.parcel());
    for (int length = 0; length < GOLDEN.length; length++) {
      byte[] cut = Arrays.copyOf(GOLDEN, length);
      assertThatExceptionOfType(BadRecordException.class).isThrownBy(() -> codec.decode(cut));
    }
  }

  @Test
  void bytesAfterTheEndAreBad() {
    codec.encode(Parcels.parcel());
    byte[] longer = Arrays.copyOf(GOLDEN, GOLDEN.length + 1);
    assertThatExceptionOfType(BadRecordException.class)
        .isThrownBy(() -> codec.decode(longer))
        .withMessage("has bytes after the end of the record");
  }

  @Test
  void anotherMagicByteIsBad() {
    byte[] other = GOLDEN.clone();
    other[0] = 1;
    assertThatExceptionOfType(BadRecordException.class)
        .isThrownBy(() -> codec.decode(other))
        .withMessageContaining("magic");
  }

  @Test
  void anUnknownIdIsBadAndNamed() {
    byte[] other = GOLDEN.clone();
    other[3] = 1;
    assertThatExceptionOfType(BadRecordException.class)
        .isThrownBy(() -> codec.decode(other))
        .withMessageContaining("schema id 257 is unknown");
  }

  @Test
  void garbageIsBadAndNothingOfItIsTold() {
    codec.encode(Parcels.parcel());
    Random random = new Random(42);
    for (int round = 0; round < 20_000; round++) {
      byte[] garbage = new byte[5 + random.nextInt(100)];
      random.nextBytes(garbage);
      System.arraycopy(GOLDEN, 0, garbage, 0, 5);
      try {
        codec.decode(garbage);
      } catch (BadRecordException expected) {
        assertThat(expected).hasNoCause();
        assertThat(expected.getMessage())
            .matches("does not fit its schema \\(\\w+\\)|has bytes after the end of the record");
      }
    }
  }

  /** Where in a record a length is claimed. */
  private enum Claim {
    STRING,
    BYTES,
    ARRAY
  }

  @ParameterizedTest
  @EnumSource
  void aClaimedLengthOfTwoGigabytesAllocatesNothing(Claim claim) throws IOException {
    codec.encode(Parcels.parcel());
    byte[] insane = insane(claim, Integer.MAX_VALUE - 16);
    tryToDecode(insane);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    tryToDecode(insane);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
  }

  /** The same where the writer's schema, not the reader's, has the field: it is skipped. */
  @ParameterizedTest
  @EnumSource
  void aClaimedLengthInASkippedFieldAllocatesNothing(Claim claim) throws IOException {
    registry.register(Parcels.SUBJECT, Parcels.TEXT);
    Schema narrow =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"Parcel","namespace":"interlock.contract.wire",
                 "fields":[{"name":"sentAt","type":"long"}]}""");
    RegisteredCodec<GenericRecord> reader =
        new RegistryAccess(registry, access.patience(), true, schema -> narrow.toString())
            .codec(Parcels.TOPIC, RecordType.generic(narrow));
    byte[] insane = insane(claim, Integer.MAX_VALUE - 16);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatExceptionOfType(BadRecordException.class).isThrownBy(() -> reader.decode(insane));
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5_000_000);
  }

  @Test
  void recordsOfAnOlderSchemaAreReadWithDefaults() {
    Schema old =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"Parcel","namespace":"interlock.contract.wire","fields":[
                 {"name":"label","type":"string"},
                 {"name":"price","type":
                   {"type":"bytes","logicalType":"decimal","precision":18,"scale":2}},
                 {"name":"sentAt","type":{"type":"long","logicalType":"timestamp-millis"}}]}""");
    RegistryAccess older =
        new RegistryAccess(registry, access.patience(), true, schema -> old.toString());
    Parcel today = Parcels.parcel();
    byte[] bytes =
        older
            .codec(Parcels.TOPIC, RecordType.generic(old))
            .encode(
                new GenericRecordBuilder(old)
                    .set("label", today.getLabel())
                    .set("price", today.getPrice())
                    .set("sentAt", today.getSentAt())
                    .build());
    Parcel read = codec.decode(bytes);
    assertThat(read.getLabel()).isEqualTo(today.getLabel());
    assertThat(read.getPrice()).isEqualTo(today.getPrice());
    assertThat(read.getSentAt()).isEqualTo(today.getSentAt());
    assertThat(read.getNote()).isNull();
    assertThat(read.getTags()).isEmpty();
  }

  @Test
  void oneCodecServesManyThreads() throws Exception {
    List<Callable<Void>> work =
        IntStream.range(0, 8).<Callable<Void>>mapToObj(thread -> () -> roundTrips(thread)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }

  private Void roundTrips(int thread) {
    for (int round = 0; round < 2_000; round++) {
      Parcel parcel = Parcels.parcel("x".repeat(thread * 100 + round % 7), round + ".25");
      assertThat(codec.decode(codec.encode(parcel))).isEqualTo(parcel);
    }
    return null;
  }

  @Test
  void aFailedRecordLeavesNothingBehindForTheNext() {
    byte[] good = codec.encode(Parcels.parcel());
    Parcel broken = Parcels.parcel("broken", "1.234");
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> codec.encode(broken));
    assertThat(codec.encode(Parcels.parcel())).isEqualTo(good);
    assertThatExceptionOfType(BadRecordException.class)
        .isThrownBy(() -> codec.decode(Arrays.copyOf(good, 20)));
    assertThat(codec.decode(good)).isEqualTo(Parcels.parcel());
  }

  private void tryToDecode(byte[] bytes) {
    assertThatExceptionOfType(BadRecordException.class).isThrownBy(() -> codec.decode(bytes));
  }

  private static byte[] insane(Claim claim, int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0, 0, 0, 0, 1});
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    if (claim == Claim.STRING) {
      encoder.writeLong(length);
    } else {
      encoder.writeString("label");
      if (claim == Claim.BYTES) {
        encoder.writeLong(length);
      } else {
        encoder.writeBytes(new byte[] {1});
        encoder.writeLong(0);
        encoder.writeIndex(0);
        encoder.writeLong(length);
      }
    }
    bytes.writeBytes(new byte[] {1, 1, 1, 1});
    return bytes.toByteArray();
  }

}
