package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import interlock.core.desk.Address;
import interlock.topology.Clerk.Sealed;
import interlock.topology.OutboxStore.Place;
import interlock.topology.OutboxStore.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class OutboxStoreTest {
  private static final List<String> DESKS = List.of("n:1", "n:12", "n:2", "c:\u0000", "c:案");

  private final KeyValueStore<Bytes, byte[]> bytes = emptyStore();

  @Test
  void givesEachDesksLettersInTheOrderOfWritingAndNoMoreThanAsked() {
    var outbox = new OutboxStore(bytes);
    outbox.append("n:1", letter("a"));
    outbox.append("n:12", letter("x"));
    outbox.append("n:1", letter("b"));
    outbox.append("n:1", letter("c"));

    assertThat(texts(outbox.take("n:1", 2))).containsExactly("a", "b");
    assertThat(outbox.holds("n:1")).isTrue();
    assertThat(texts(outbox.take("n:1", 2))).containsExactly("c");
    assertThat(outbox.holds("n:1")).isFalse();
    assertThat(outbox.take("n:1", 2)).isEmpty();
    assertThat(texts(outbox.take("n:12", 2))).containsExactly("x");
    assertThat(left()).isZero();
  }

  /** Each number appends a letter, takes a page or begins anew from the store, for one desk. */
  @Test
  void isAQueueForEachDeskWhateverRestartsLieBetween() {
    qt().withExamples(200)
        .forAll(lists().of(integers().between(0, 999)).ofSizeBetween(0, 60))
        .check(
            steps -> {
              var store = emptyStore();
              var outbox = new OutboxStore(store);
              Map<String, Queue<String>> expected = new HashMap<>();
              boolean same = true;
              for (int i = 0; i < steps.size(); i++) {
                String desk = DESKS.get(steps.get(i) % DESKS.size());
                Queue<String> queue = expected.computeIfAbsent(desk, d -> new ArrayDeque<>());
                switch (steps.get(i) / 7 % 4) {
                  case 0 -> {
                    var page = new ArrayList<String>();
                    for (int n = 0; n < 2 && !queue.isEmpty(); n++) {
                      page.add(queue.remove());
                    }
                    same &= texts(outbox.take(desk, 2)).equals(page);
                  }
                  case 1 -> outbox = new OutboxStore(store);
                  default -> {
                    outbox.append(desk, letter("letter " + i));
                    queue.add("letter " + i);
                  }
                }
                same &= outbox.holds(desk) == !queue.isEmpty();
              }
              return same;
            });
  }

  @Test
  void ofOneDeskTheOrderOfBytesIsTheOrderOfNumbers() {
    qt().forAll(
            longs().between(0, Long.MAX_VALUE),
            longs().between(0, Long.MAX_VALUE),
            strings().allPossible().ofLengthBetween(0, 20))
        .check(
            (a, b, desk) ->
                Integer.signum(key(desk, a).compareTo(key(desk, b))) == Long.compare(a, b));
  }

  @Test
  void noDesksEntriesLieAmongAnothers() {
    qt().forAll(
            strings().betweenCodePoints(0, 0xD7FF).ofLengthBetween(0, 20),
            strings().betweenCodePoints(0, 0xD7FF).ofLengthBetween(0, 20),
            longs().between(0, Long.MAX_VALUE))
        .check(
            (a, b, n) ->
                a.equals(b)
                    || key(b, n).compareTo(key(a, 0)) < 0
                    || key(b, n).compareTo(key(a, Long.MAX_VALUE)) > 0);
  }

  @Test
  void aKeyAndALetterSurviveTheirBytes() {
    qt().forAll(
            longs().between(0, Long.MAX_VALUE),
            strings().betweenCodePoints(0x20, 0xD7FF).ofLengthBetween(1, 40))
        .check(
            (n, text) -> {
              var letter = new Waiting(new Sealed(to("n:" + text), utf8(text)), n);
              Waiting read = OutboxStore.waitingOf(OutboxStore.bytesOf(letter));
              return OutboxStore.placeOf(key(text, n)).equals(new Place(text, n))
                  && read.writtenAt() == n
                  && read.letter().to().equals(letter.letter().to())
                  && text(read).equals(text);
            });
  }

  @Test
  void aPlaceShowsNoIdentifier() {
    assertThat(new Place("n:+8617100009999", 3).toString()).isEqualTo("Place[number=3]");
  }

  private long left() {
    long left = 0;
    try (KeyValueIterator<Bytes, byte[]> all = bytes.all()) {
      for (; all.hasNext(); all.next()) {
        left++;
      }
    }
    return left;
  }

  private static Bytes key(String desk, long number) {
    return OutboxStore.keyOf(new Place(desk, number));
  }

  private static Waiting letter(String text) {
    return new Waiting(new Sealed(to("n:9"), utf8(text)), 7);
  }

  private static Address to(String key) {
    return Address.ofKey(key).orElseThrow();
  }

  private static List<String> texts(List<Waiting> page) {
    return page.stream().map(OutboxStoreTest::text).toList();
  }

  private static String text(Waiting waiting) {
    return new String(waiting.letter().mail(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static KeyValueStore<Bytes, byte[]> emptyStore() {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("outbox"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    var context = new MockProcessorContext<Void, Void>();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
