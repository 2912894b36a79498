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
 * Virtual time: the whole topology in Kafka's own test driver. Hours pass in milliseconds, from one
 * due moment to the next; while mail is in flight time stands still, since the driver hands every
 * record on before it returns. Record timestamps are the virtual now, as a broker stamps them.
 */
public final class VirtualEngine implements DrillEngine {
  /** How often the wake-up punctuator looks. */
  private static final Duration TICK = Duration.ofMillis(100);

  /** After a start wake-ups are held back for 5 s; what is longer is a fault of the topology. */
  private static final int TICKS_TO_WAKE = 200;

  /** How often in a row a wake-up may ask for another at once: pages of a large fan-out. */
  private static final int WAKES_AT_ONCE = 10_000;

  /**
   * Else every drill begins with Kafka's advice to set it; its constant is deprecated from birth.
   */
  private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

  private final Instant start;
  private final VirtualWorld world;
  private final Path stateDir;
  private final TopologyTestDriver driver;
  private final List<KeyValueStore<Bytes, byte[]>> wakes;
  private final Outputs outputs = new Outputs();
  private Instant now;
  private int wakesAtOnce;

  /** A moment at which a desk wants to be woken, and where that stands. */
  private record Due(Instant at, Bytes key, KeyValueStore<Bytes, byte[]> store) {}

  /** Starts a topology of its own at the drill's time zero. */
  public VirtualEngine(VirtualWorld world, Instant start) {
    this.world = world;
    this.start = start;
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

  @Override
  public Instant start() {
    return start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  @Override
  public Duration lateness() {
    return Duration.ZERO;
  }

  @Override
  public Instant deadline(Instant at, Duration within) {
    return at.plus(within);
  }

  @Override
  public void advanceTo(Instant moment) {
    while (advance(moment)) {
      // One due moment after the other.
    }
    goTo(moment);
  }

  @Override
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

  @Override
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
  public void settle() {
    while (advance(now)) {
      // What is due already: further pages of a fan-out.
    }
  }

  @Override
  public Outputs outputs() {
    return outputs;
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
      topic
          .readRecordsToList()
          .forEach(
              record -> {
                if (Topics.outputs().contains(base)) {
                  outputs.add(
                      base,
                      record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                      Optional.ofNullable(record.value())
                          .map(value -> world.codec().decode(base, value)));
                }
              });
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
