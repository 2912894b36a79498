package interlock.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which desk wants to be woken when, in the order of time: one entry for each desk that waits.
 *
 * <p>Key: eight bytes of epoch milliseconds, most significant first, then the desk key in UTF-8.
 * Byte order is the order of time. The value is empty.
 */
final class WakeStore {
  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<Bytes, byte[]> store;

  WakeStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** A desk that waits until {@code dueAt}. */
  record Entry(long dueAt, String deskKey) {
    /** A desk's key holds an identifier. */
    @Override
    public String toString() {
      return "Entry[dueAt=" + dueAt + "]";
    }
  }

  /** Replaces a desk's entry; writes nothing where nothing changes. */
  void move(String deskKey, OptionalLong from, OptionalLong to) {
    if (from.equals(to)) {
      return;
    }
    if (from.isPresent()) {
      store.delete(keyOf(from.getAsLong(), deskKey));
    }
    if (to.isPresent()) {
      store.put(keyOf(to.getAsLong(), deskKey), NOTHING);
    }
  }

  void remove(Entry entry) {
    store.delete(keyOf(entry.dueAt(), entry.deskKey()));
  }

  /** The entries due at or before {@code now}, earliest first, at most {@code limit}. */
  List<Entry> dueBefore(long now, int limit) {
    var due = new ArrayList<Entry>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(null, keyOf(now + 1, ""))) {
      while (due.size() < limit && entries.hasNext()) {
        KeyValue<Bytes, byte[]> next = entries.next();
        Entry entry = entryOf(next.key);
        if (entry.dueAt() <= now) {
          due.add(entry);
        }
      }
    }
    return due;
  }

  /** What was due before 1970 is due at once: as bytes a negative time would come last. */
  static Bytes keyOf(long dueAt, String deskKey) {
    byte[] desk = deskKey.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + desk.length)
            .putLong(Math.max(0, dueAt))
            .put(desk)
            .array());
  }

  static Entry entryOf(Bytes key) {
    ByteBuffer bytes = ByteBuffer.wrap(key.get());
    long dueAt = bytes.getLong();
    return new Entry(dueAt, StandardCharsets.UTF_8.decode(bytes).toString());
  }
}
