package interlock.topology;

import interlock.core.desk.Address;
import interlock.topology.Clerk.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Letters that a desk has written and that wait for a later page, each desk's in the order in which
 * it wrote them.
 *
 * <p>Key: four bytes with the length of the desk key, the desk key in UTF-8, eight bytes of a
 * number that ascends from 0. Of one desk byte order is the order of writing, and no desk's entries
 * lie among another's. Value: eight bytes of epoch milliseconds, four bytes with the length of the
 * receiver's key, that key in UTF-8, the mail as it is sent.
 *
 * <p>Which desks have letters here is kept in memory as well, for nearly all have none: a mail to
 * one of those reads nothing here. One thread alone may use it.
 */
final class OutboxStore {
  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<String, Numbers> waiting = new HashMap<>();
  private long size;

  /** From {@code first} to the one before {@code next}, all taken. */
  private record Numbers(long first, long next) {}

  /** Reads which desks have letters in the store. */
  OutboxStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        Place place = placeOf(entries.next().key);
        waiting.merge(
            place.deskKey(),
            new Numbers(place.number(), place.number() + 1),
            (known, more) -> new Numbers(known.first(), more.next()));
        size++;
      }
    }
  }

  /** Where a letter lies: its desk and its place in that desk's order. */
  record Place(String deskKey, long number) {
    /** A desk's key holds an identifier. */
    @Override
    public String toString() {
      return "Place[number=" + number + "]";
    }
  }

  /**
   * A letter that waits.
   *
   * @param writtenAt the desk's now when it wrote it, epoch milliseconds: the timestamp to send it
   *     with
   */
  record Waiting(Sealed letter, long writtenAt) {}

  /** Whether letters of that desk wait, so that what it writes next has to wait behind them. */
  boolean holds(String deskKey) {
    return waiting.containsKey(deskKey);
  }

  /** Letters that wait, of all desks. */
  long size() {
    return size;
  }

  void append(String deskKey, Waiting letter) {
    Numbers numbers = waiting.getOrDefault(deskKey, new Numbers(0, 0));
    store.put(keyOf(new Place(deskKey, numbers.next())), bytesOf(letter));
    waiting.put(deskKey, new Numbers(numbers.first(), numbers.next() + 1));
    size++;
  }

  /** Takes out a desk's oldest letters, oldest first, at most {@code limit}. */
  List<Waiting> take(String deskKey, int limit) {
    Numbers numbers = waiting.get(deskKey);
    if (numbers == null) {
      return List.of();
    }
    var page = new ArrayList<Waiting>();
    long number = numbers.first();
    while (number < numbers.next() && page.size() < limit) {
      page.add(waitingOf(store.delete(keyOf(new Place(deskKey, number++)))));
    }
    size -= page.size();
    if (number < numbers.next()) {
      waiting.put(deskKey, new Numbers(number, numbers.next()));
    } else {
      waiting.remove(deskKey);
    }
    return page;
  }

  static Bytes keyOf(Place place) {
    byte[] desk = place.deskKey().getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Integer.BYTES + desk.length + Long.BYTES)
            .putInt(desk.length)
            .put(desk)
            .putLong(place.number())
            .array());
  }

  static Place placeOf(Bytes key) {
    ByteBuffer bytes = ByteBuffer.wrap(key.get());
    return new Place(text(bytes), bytes.getLong());
  }

  static byte[] bytesOf(Waiting waiting) {
    byte[] to = waiting.letter().to().key().getBytes(StandardCharsets.UTF_8);
    byte[] mail = waiting.letter().mail();
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + to.length + mail.length)
        .putLong(waiting.writtenAt())
        .putInt(to.length)
        .put(to)
        .put(mail)
        .array();
  }

  static Waiting waitingOf(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    long writtenAt = bytes.getLong();
    Address to =
        Address.ofKey(text(bytes))
            .orElseThrow(() -> new IllegalStateException("a letter to no room in the outbox"));
    byte[] mail = new byte[bytes.remaining()];
    bytes.get(mail);
    return new Waiting(new Sealed(to, mail), writtenAt);
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
