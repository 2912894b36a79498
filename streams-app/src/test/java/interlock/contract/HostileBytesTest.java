package interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.contract.wire.BadRecordException;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Room;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever lies in a mailbox or a store: a value, or a bad record, and nothing of it shown. */
class HostileBytesTest {
  private static final int CASES = 20_000;

  private final Fixture fixture = new Fixture();

  @ParameterizedTest
  @EnumSource
  void aDamagedMailIsABadRecordAtWorst(Room room) {
    Codec<?> codec = fixture.codecs().mail(room);
    damage(
        codec, seed -> fixture.codecs().mail(room).encode(Fixture.post(Fixture.mail(room), seed)));
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedFileIsABadRecordAtWorst(Room room) {
    Codec<?> codec = fixture.codecs().<DeskFile>file(room);
    damage(codec, seed -> fixture.codecs().<DeskFile>file(room).encode(Fixture.filed(room, seed)));
  }

  private interface Valid {
    byte[] bytes(long seed);
  }

  private static void damage(Codec<?> codec, Valid valid) {
    var random = new SplittableRandom(7);
    int bad = 0;
    byte[] intact = valid.bytes(0);
    for (int i = 0; i < CASES; i++) {
      if (i % 20 == 0) {
        intact = valid.bytes(i);
      }
      byte[] damaged = damaged(intact, random);
      try {
        assertThat(codec.decode(damaged)).isNotNull();
      } catch (BadRecordException e) {
        bad++;
        assertThat(e).hasNoCause();
      }
    }
    assertThat(bad).isGreaterThan(CASES / 10);
  }

  private static byte[] damaged(byte[] intact, SplittableRandom random) {
    byte[] damaged =
        random.nextInt(4) == 0
            ? Arrays.copyOf(intact, random.nextInt(intact.length))
            : intact.clone();
    // The header stays, or every case would end there.
    for (int n = random.nextInt(1, 4); n > 0 && damaged.length > 5; n--) {
      damaged[random.nextInt(5, damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  @Test
  void anUnknownIdIsABadRecord() {
    assertThatThrownBy(() -> fixture.codecs().mail(Room.CASE).decode(new byte[] {0, 1, 2, 3, 4, 5}))
        .isInstanceOf(BadRecordException.class);
  }

  @Test
  void anotherSubjectsRecordIsABadRecord() {
    byte[] file = fixture.codecs().<DeskFile>file(Room.CASE).encode(Fixture.filed(Room.CASE, 1));
    assertThatThrownBy(() -> fixture.codecs().mail(Room.CASE).decode(file))
        .isInstanceOf(BadRecordException.class);
  }

  @Test
  void aBadIdentifierIsNotShown() {
    byte[] bytes =
        fixture.codecs().<DeskFile>file(Room.ACCOUNT).encode(Fixture.filed(Room.ACCOUNT, 1));
    int account = indexOf(bytes, "6222");
    bytes[account] = '*';
    assertThatThrownBy(() -> fixture.codecs().<DeskFile>file(Room.ACCOUNT).decode(bytes))
        .isInstanceOf(BadRecordException.class)
        .hasMessageNotContaining("222");
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
