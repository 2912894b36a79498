package interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.WireFormat;
import interlock.core.desk.Room;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes lie in a mailbox or a store: a value, or a bad record. */
@Tag("fuzz")
class DecoderFuzzTest {
  private static final Fixture FIXTURE = new Fixture();
  private static final Room[] ROOMS = Room.values();

  /** Among the choices: an even one is a mailbox, an odd one a store. */
  private static final int CHOICES = 2 * ROOMS.length;

  /**
   * @param data the first byte chooses the mailbox or store; the rest comes behind the header that
   *     such bytes begin with
   */
  @MethodSource("goodBytes")
  @FuzzTest
  void anyBytesAreAValueOrABadRecord(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int choice = Math.floorMod(data[0], CHOICES);
    byte[] bytes = Arrays.copyOf(intact(choice, 1), WireFormat.HEADER_BYTES + data.length - 1);
    System.arraycopy(data, 1, bytes, WireFormat.HEADER_BYTES, data.length - 1);
    try {
      assertThat(codec(choice).decode(bytes)).isNotNull();
    } catch (BadRecordException deadLetter) {
      assertThat(deadLetter).hasNoCause();
    }
  }

  /** Some of each, to begin with. */
  static Stream<byte[]> goodBytes() {
    return IntStream.range(0, CHOICES)
        .boxed()
        .flatMap(choice -> IntStream.range(1, 4).mapToObj(seed -> good(choice, seed)));
  }

  private static byte[] good(int choice, int seed) {
    byte[] whole = intact(choice, seed);
    byte[] data = Arrays.copyOfRange(whole, WireFormat.HEADER_BYTES - 1, whole.length);
    data[0] = (byte) choice;
    return data;
  }

  private static Codec<?> codec(int choice) {
    Room room = ROOMS[choice / 2];
    return choice % 2 == 0 ? FIXTURE.codecs().mail(room) : FIXTURE.codecs().file(room);
  }

  private static byte[] intact(int choice, long seed) {
    Room room = ROOMS[choice / 2];
    return choice % 2 == 0
        ? FIXTURE.codecs().mail(room).encode(Fixture.post(Fixture.mail(room), seed))
        : FIXTURE.codecs().file(room).encode(Fixture.filed(room, seed));
  }
}
