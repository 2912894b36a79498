package interlock.contract.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.WireFormat;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes lie in an input topic: an event, a refusal, or a bad record, which is a dead
 * letter. Nothing else ever comes out of a reader.
 */
@Tag("fuzz")
class IntakeFuzzTest {
  private static final Inbox INBOX = new Inbox();

  /**
   * @param data the first byte chooses the topic; when it is negative the rest are the bytes as
   *     they lie there, else they come behind the header of that topic's schema, so that the
   *     decoder is reached
   */
  @MethodSource("goodRecords")
  @FuzzTest
  void anyBytesAreTakenOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String topic = Sent.TOPICS.get(Math.floorMod(data[0], Sent.TOPICS.size()));
    byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
    if (data[0] >= 0) {
      byte[] whole = INBOX.bytes(topic, Sent.on(topic));
      byte[] behind = Arrays.copyOf(whole, WireFormat.HEADER_BYTES + bytes.length);
      System.arraycopy(bytes, 0, behind, WireFormat.HEADER_BYTES, bytes.length);
      bytes = behind;
    }
    try {
      assertThat(INBOX.readers().of(topic).read(bytes, Sent.AT.toEpochMilli())).isNotNull();
    } catch (BadRecordException deadLetter) {
      assertThat(deadLetter).hasNoCause();
    }
  }

  /** One of each topic, to begin with. */
  static Stream<byte[]> goodRecords() {
    return IntStream.range(0, Sent.TOPICS.size()).mapToObj(IntakeFuzzTest::goodRecord);
  }

  private static byte[] goodRecord(int topic) {
    String name = Sent.TOPICS.get(topic);
    byte[] whole = INBOX.bytes(name, Sent.on(name));
    byte[] data = Arrays.copyOfRange(whole, WireFormat.HEADER_BYTES - 1, whole.length);
    data[0] = (byte) topic;
    return data;
  }
}
