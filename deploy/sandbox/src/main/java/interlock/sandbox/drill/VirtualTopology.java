package interlock.sandbox.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A topology in virtual time, in Kafka's own test driver. Hours pass in milliseconds, from one due
 * moment to the next; while mail is in flight time stands still, since the driver hands every
 * record on before it returns. Record timestamps are the virtual now, as a broker stamps them. For
 * one thread.
 */
public final class VirtualTopology implements AutoCloseable {
  /** How often the wake-up punctuator looks. */
  private static final Duration TICK = Duration.ofMillis(100);

  /** After a start wake-ups are held back for 5 s; what is longer is a fault of the topology. */
  private static final int TICKS_TO_WAKE = 200;

  /** How often in a row a wake-up may ask for another at once: pages of a large fan-out. */
  private static final int WAKES_AT_ONCE = 10_000;

  /**
   * Else every start begins with Kafka's advice to set it; its constant is deprecated from birth.
   */
  private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

  private final Instant start;
  private final VirtualWorld world;
  private final Path stateDir;
  private final TopologyTestDriver driver;
  private final List<KeyValueStore<Bytes, byte[]>> wakes;
  private final Listener listener;
  private Instant now;
  private int wakesAtOnce;

  /** A moment at which a desk wants to be woken, and where that stands. */
  private record Due(Instant at, Bytes key, KeyValueStore<Bytes, byte[]> store) {}

  /** Hears of every record that the topology wrote, mail too, topic by topic. */
  public interface Listener {
    /**
     * A record.
     *
     * @param topic without prefix
     * @param value empty for a tombstone
     */
    void published(String topic, String key, Optional<byte[]> value);
  }

  /** Starts the topology at that moment. */
  public VirtualTopology(VirtualWorld world, Instant start, Listener listener) {
    this.world = world;
    this.start = start;
    this.listener = listener;
    now = start;
    Properties settings = new Properties();
    settings.put(GLOBAL_HANDLER, true);
    settings.putAll(world.settings());
    stateDir = temporaryDirectory();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver = new TopologyTestDriver(world.topology(), settings, start);
    wakes =
        world.wakeStores().stream()
            .map(
                name ->
                    Objects.requireNonNull(
                        driver.<Bytes, byte[]>getKeyValueStore(name),
                        () -> "the topology has no store " + name))
            .toList();
  }

  /** Never goes back. */
  public Instant now() {
    return now;
  }

  /** Goes on to a moment, and through all that is due up to then. Nothing if it is past. */
  public void advanceTo(Instant moment) {
    while (advance(moment)) {
      // One due moment after the other.
    }
    goTo(moment);
  }

  /**
   * Goes on through the next due moment.
   *
   * @return false if nothing is due up to {@code limit}
   */
  public boolean advance(Instant limit) {
    Optional<Due> next = nextDue();
    if (next.isEmpty() || next.get().at().isAfter(limit)) {
      return false;
    }
    Due due = next.get();
    wakesAtOnce = due.at().isAfter(now) ? 0 : wakesAtOnce + 1;
    if (wakesAtOnce > WAKES_AT_ONCE) {
      throw new IllegalStateException("a desk asks to be woken at once, again and again");
    }
    goTo(due.at());
    for (int ticks = 0; due.store().get(due.key()) != null; ticks++) {
      if (ticks == TICKS_TO_WAKE) {
        throw new IllegalStateException(
            "a wake-up that was due %s after the start is not served"
                .formatted(Offsets.text(Duration.between(start, due.at()))));
      }
      goTo(now.plus(TICK));
    }
    return true;
  }

  /** Publishes an event, now; its effects are heard before this returns. */
  public void send(String topic, GenericRecord event) {
    driver
        .createInputTopic(
            world.topicPrefix() + topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(
                Keys.of(topic, event).getBytes(StandardCharsets.UTF_8),
                world.codec().encode(topic, event),
                new RecordHeaders(),
                now));
    collect();
  }

  @Override
  public void close() {
    try {
      driver.close();
    } finally {
      delete(stateDir);
    }
  }

  private void goTo(Instant moment) {
    if (moment.isAfter(now)) {
      driver.advanceWallClockTime(Duration.between(now, moment));
      now = moment;
      collect();
    }
  }

  private Optional<Due> nextDue() {
    return wakes.stream()
        .flatMap(store -> first(store).stream())
        .min(Comparator.comparing(Due::at));
  }

  private static Optional<Due> first(KeyValueStore<Bytes, byte[]> store) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      if (!entries.hasNext()) {
        return Optional.empty();
      }
      Bytes key = entries.next().key;
      return Optional.of(
          new Due(Instant.ofEpochMilli(ByteBuffer.wrap(key.get()).getLong()), key, store));
    }
  }

  /** Empties every topic, mail too: nobody else does. */
  private void collect() {
    for (String name : driver.producedTopicNames()) {
      TestOutputTopic<byte[], byte[]> topic =
          driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      String base =
          name.startsWith(world.topicPrefix())
              ? name.substring(world.topicPrefix().length())
              : name;
      for (TestRecord<byte[], byte[]> record : topic.readRecordsToList()) {
        listener.published(
            base,
            record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
            Optional.ofNullable(record.value()));
      }
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("interlock-drill-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
