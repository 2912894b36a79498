package interlock.topology;

import interlock.core.breaker.Pace;
import interlock.core.breaker.Pace.Slice;
import interlock.core.breaker.Paces;
import interlock.core.task.Alert.Scope;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What stops went out in the last minute, by whose they are. Holds no more than that minute's
 * scopes.
 *
 * <p>Key: the kind's name, a slash, the scope's name. Value: a byte 1, the moment of opening or
 * {@code Long.MIN_VALUE}, how many were held back, then for each slice index, stops and fen. A
 * value of another layout counts as nothing: it is a minute's memory.
 */
final class BreakerStore implements Paces {
  private static final byte LAYOUT = 1;
  private static final int HEAD = 1 + Long.BYTES + Integer.BYTES;
  private static final int SLICE = Long.BYTES + Integer.BYTES + Long.BYTES;

  private final KeyValueStore<String, byte[]> store;
  private final int part;
  private final int parts;

  /**
   * @param part the task's partition
   * @param parts of the mailbox
   */
  BreakerStore(KeyValueStore<String, byte[]> store, int part, int parts) {
    this.store = store;
    this.part = part;
    this.parts = parts;
  }

  @Override
  public Pace of(Scope scope) {
    byte[] value = store.get(keyOf(scope));
    return value == null ? Pace.NONE : paceOf(value);
  }

  @Override
  public int part() {
    return part;
  }

  @Override
  public int parts() {
    return parts;
  }

  void put(Map<Scope, Pace> paces) {
    paces.forEach((scope, pace) -> store.put(keyOf(scope), valueOf(pace)));
  }

  /** Forgets what is no more than a memory, and tells what is open. */
  List<Scope> sweep(long now) {
    List<String> idle = new ArrayList<>();
    List<Scope> open = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, byte[]> entry = entries.next();
        Pace pace = paceOf(entry.value);
        if (pace.isIdle(now)) {
          idle.add(entry.key);
        } else if (pace.openSince().isPresent()) {
          open.add(scopeOf(entry.key));
        }
      }
    }
    idle.forEach(store::delete);
    return open;
  }

  static String keyOf(Scope scope) {
    return scope.kind().name() + "/" + scope.name();
  }

  static Scope scopeOf(String key) {
    int slash = key.indexOf('/');
    return new Scope(Scope.Kind.valueOf(key.substring(0, slash)), key.substring(slash + 1));
  }

  static byte[] valueOf(Pace pace) {
    ByteBuffer value = ByteBuffer.allocate(HEAD + pace.slices().size() * SLICE);
    value.put(LAYOUT).putLong(pace.openSince().orElse(Long.MIN_VALUE)).putInt(pace.heldBack());
    for (Slice slice : pace.slices()) {
      value.putLong(slice.index()).putInt(slice.stops()).putLong(slice.amountFen());
    }
    return value.array();
  }

  static Pace paceOf(byte[] bytes) {
    if (bytes.length < HEAD || bytes[0] != LAYOUT || (bytes.length - HEAD) % SLICE != 0) {
      return Pace.NONE;
    }
    ByteBuffer value = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    long openSince = value.getLong();
    int heldBack = value.getInt();
    List<Slice> slices = new ArrayList<>();
    while (value.hasRemaining()) {
      slices.add(new Slice(value.getLong(), value.getInt(), value.getLong()));
    }
    return new Pace(
        slices,
        openSince == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(openSince),
        heldBack);
  }
}
