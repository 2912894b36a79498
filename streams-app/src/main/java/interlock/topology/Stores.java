package interlock.topology;

import interlock.contract.TopicNames;
import interlock.core.desk.Room;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores: names and builders. A name is part of the changelog's topic and never changes. */
public final class Stores {
  private Stores() {}

  /** The files of a room's desks, by desk key. */
  public static String files(Room room) {
    return switch (room) {
      case SUBJECT -> TopicNames.SUBJECT_STATE;
      case ACCOUNT -> TopicNames.ACCOUNT_STATE;
      case CONTACT -> TopicNames.CONTACT_STATE;
      case CASE -> TopicNames.CASE_STATE;
      case DEVICE -> TopicNames.DEVICE_STATE;
    };
  }

  /** When a room's desks want to be woken, by time. */
  public static String wakes(Room room) {
    return label(room) + "-wakes";
  }

  /** Letters of a room's desks that wait for a later page, by desk and in order. */
  public static String outbox(Room room) {
    return label(room) + "-outbox";
  }

  /** What stops went out in the last minute, beside the AccountDesks. */
  public static String breaker() {
    return label(Room.ACCOUNT) + "-breaker";
  }

  /** All the stores of a room. */
  public static List<String> of(Room room) {
    return switch (room) {
      case SUBJECT, CONTACT, CASE, DEVICE -> List.of(files(room), wakes(room), outbox(room));
      case ACCOUNT -> List.of(files(room), wakes(room), outbox(room), breaker());
    };
  }

  static String label(Room room) {
    return room.name().toLowerCase(Locale.ROOT);
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> filesBuilder(Room room) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(files(room)),
            Serdes.String(),
            Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Map.of());
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> breakerBuilder() {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(breaker()),
            Serdes.String(),
            Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Map.of());
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> wakesBuilder(Room room) {
    return bytesBuilder(wakes(room));
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> outboxBuilder(Room room) {
    return bytesBuilder(outbox(room));
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytesBuilder(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Map.of());
  }
}
