package interlock.sandbox.drill;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * A topology of the product's shape, with the least to decide: a directive opens a task and sets
 * two alarms, after 2 s and after 1 h. A punctuator mails an alarm that is due to the desk's own
 * mailbox; the desk publishes another revision, SIGNED and then CONCLUDED.
 */
final class ToyWorld {
  static final String WAKES = "subject-wakes";
  private static final String MAIL = "mail.subject";
  private static final String TASKS = "tasks";
  private static final String MAILS = "mails";

  private ToyWorld() {}

  static VirtualWorld of() {
    EventCodec codec = Fixtures.codec();
    Topology topology = new Topology();
    var in = new ByteArrayDeserializer();
    var out = new ByteArraySerializer();
    topology.addSource("in", in, in, "police.warning-directive", MAIL);
    topology.addProcessor("desk", () -> new Desk(codec), "in");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(WAKES), Serdes.Bytes(), Serdes.ByteArray()),
        "desk");
    topology.addSink(TASKS, "task.dissuasion", out, out, "desk");
    topology.addSink(MAILS, MAIL, out, out, "desk");
    return new VirtualWorld(topology, Map.of(), "", codec, List.of(WAKES));
  }

  /** Takes every input and publishes nothing. */
  static VirtualWorld forEveryInput() {
    Topology topology = new Topology();
    var in = new ByteArrayDeserializer();
    topology.addSource("in", in, in, Topics.inputs().toArray(String[]::new));
    topology.addProcessor("nothing", Nothing::new, "in");
    return new VirtualWorld(topology, Map.of(), "", Fixtures.codec(), List.of());
  }

  private static final class Nothing implements Processor<byte[], byte[], Void, Void> {
    @Override
    public void process(Record<byte[], byte[]> record) {
      // By its name.
    }
  }

  private static final class Desk implements Processor<byte[], byte[], byte[], byte[]> {
    private static final List<Duration> ALARMS =
        List.of(Duration.ofSeconds(2), Duration.ofHours(1));

    private final EventCodec codec;
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<Bytes, byte[]> wakes;
    private long startedAt;

    Desk(EventCodec codec) {
      this.codec = codec;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
      context = newContext;
      wakes = context.getStateStore(WAKES);
      startedAt = context.currentSystemTimeMs();
      context.schedule(Duration.ofMillis(100), PunctuationType.WALL_CLOCK_TIME, this::wake);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      long at = record.timestamp();
      if (context.recordMetadata().orElseThrow().topic().equals(MAIL)) {
        boolean first = at < startedAt + Duration.ofHours(1).toMillis();
        publish(text(record.key()), first ? 2 : 3, first ? "SIGNED" : "CONCLUDED", at);
        return;
      }
      String id =
          "T-" + codec.decode("police.warning-directive", record.value()).get("directiveId");
      publish(id, 1, "OPEN", at);
      for (Duration alarm : ALARMS) {
        byte[] desk = id.getBytes(StandardCharsets.UTF_8);
        wakes.put(
            Bytes.wrap(
                ByteBuffer.allocate(8 + desk.length)
                    .putLong(at + alarm.toMillis())
                    .put(desk)
                    .array()),
            new byte[0]);
      }
    }

    private void wake(long now) {
      if (now < startedAt + 5_000) {
        return;
      }
      List<Bytes> due = new ArrayList<>();
      try (KeyValueIterator<Bytes, byte[]> all = wakes.all()) {
        while (all.hasNext()) {
          KeyValue<Bytes, byte[]> entry = all.next();
          if (ByteBuffer.wrap(entry.key.get()).getLong() <= now) {
            due.add(entry.key);
          }
        }
      }
      for (Bytes key : due) {
        wakes.delete(key);
        byte[] desk = java.util.Arrays.copyOfRange(key.get(), 8, key.get().length);
        context.forward(new Record<>(desk, new byte[] {1}, now), MAILS);
      }
    }

    private void publish(String id, int revision, String state, long at) {
      GenericRecord task =
          Fixtures.dissuasion(
              id, revision, Map.of("state", state, "updatedAt", Instant.ofEpochMilli(at)));
      context.forward(
          new Record<>(
              id.getBytes(StandardCharsets.UTF_8), codec.encode("task.dissuasion", task), at),
          TASKS);
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
