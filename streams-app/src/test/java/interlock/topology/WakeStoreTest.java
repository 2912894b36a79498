package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.OptionalLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class WakeStoreTest {
  private static final OptionalLong NEVER = OptionalLong.empty();
  private final KeyValueStore<Bytes, byte[]> bytes = emptyStore();
  private final WakeStore wakes = new WakeStore(bytes);

  @Test
  void givesTheEarliestFirstUpToNowAndNoMoreThanAsked() {
    wakes.move("p:late", NEVER, OptionalLong.of(300));
    wakes.move("p:early", NEVER, OptionalLong.of(100));
    wakes.move("p:middle", NEVER, OptionalLong.of(200));

    assertThat(wakes.dueBefore(250, 10))
        .containsExactly(new WakeStore.Entry(100, "p:early"), new WakeStore.Entry(200, "p:middle"));
    assertThat(wakes.dueBefore(300, 10)).hasSize(3);
    assertThat(wakes.dueBefore(300, 1)).containsExactly(new WakeStore.Entry(100, "p:early"));
    assertThat(wakes.dueBefore(99, 10)).isEmpty();
  }

  @Test
  void holdsOneEntryForADeskThatChangesItsMind() {
    wakes.move("p:1", NEVER, OptionalLong.of(100));
    wakes.move("p:1", OptionalLong.of(100), OptionalLong.of(50));

    assertThat(wakes.dueBefore(1000, 10)).containsExactly(new WakeStore.Entry(50, "p:1"));

    wakes.move("p:1", OptionalLong.of(50), NEVER);

    assertThat(wakes.dueBefore(1000, 10)).isEmpty();
  }

  @Test
  void whatWasDueBeforeTheEpochIsDueAtOnceAndIsTakenOut() {
    wakes.move("p:1", NEVER, OptionalLong.of(-5));

    assertThat(wakes.dueBefore(1000, 10)).containsExactly(new WakeStore.Entry(0, "p:1"));

    wakes.move("p:1", OptionalLong.of(-5), NEVER);

    assertThat(wakes.dueBefore(1000, 10)).isEmpty();
  }

  @Test
  void twoDesksMayWaitForTheSameMoment() {
    wakes.move("p:1", NEVER, OptionalLong.of(100));
    wakes.move("p:2", NEVER, OptionalLong.of(100));

    assertThat(wakes.dueBefore(100, 10)).hasSize(2);
  }

  @Test
  void theOrderOfBytesIsTheOrderOfTime() {
    qt().forAll(
            longs().between(0, Long.MAX_VALUE - 1),
            longs().between(0, Long.MAX_VALUE - 1),
            strings().allPossible().ofLengthBetween(0, 20))
        .check(
            (a, b, key) ->
                a.equals(b)
                    || Integer.signum(WakeStore.keyOf(a, key).compareTo(WakeStore.keyOf(b, "p:x")))
                        == Long.compare(a, b));
  }

  @Test
  void aKeySurvivesItsBytes() {
    qt().forAll(
            longs().between(0, Long.MAX_VALUE),
            strings().betweenCodePoints(0x20, 0xD7FF).ofLengthBetween(0, 40))
        .check(
            (time, key) ->
                WakeStore.entryOf(WakeStore.keyOf(time, key))
                    .equals(new WakeStore.Entry(time, key)));
  }

  private static KeyValueStore<Bytes, byte[]> emptyStore() {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("wakes"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    var context = new MockProcessorContext<Void, Void>();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
