package interlock.topology;

import interlock.contract.Codecs;
import interlock.core.desk.Room;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * One room's processor whose mail goes nowhere: what it sends for one mail is seen before it reads
 * the next.
 */
final class LoneDesk implements AutoCloseable {
  /** Before the names of the topics that are written. */
  private static final String NOWHERE = "nowhere.";

  private static final String NODE = "desk";

  private final Room room;
  private final TopologyTestDriver driver;

  /** One record that was sent. */
  record Sent(Topic topic, String key, byte[] value, long timestamp) {}

  /**
   * @param outbox what its changelog has brought back before the processor begins
   */
  LoneDesk(
      Clerk<?, ?> clerk,
      Codecs codecs,
      List<Topic> writes,
      Path stateDir,
      Map<Bytes, byte[]> outbox) {
    room = clerk.room();
    var routes = new Routes(App.PEOPLE, NODE, writes);
    var topology = new Topology();
    topology.addSource(
        "read", new StringDeserializer(), new ByteArrayDeserializer(), mailbox().base());
    topology.addProcessor(
        NODE,
        () ->
            new Restored(
                room,
                new DeskProcessor(
                    clerk,
                    codecs,
                    routes,
                    new Counters(new SimpleMeterRegistry()),
                    Optional.empty()),
                outbox),
        "read");
    topology.addStateStore(Stores.filesBuilder(room), NODE);
    topology.addStateStore(Stores.wakesBuilder(room), NODE);
    topology.addStateStore(Stores.outboxBuilder(room), NODE);
    routes
        .sinks()
        .forEach(
            (topic, sink) ->
                topology.addSink(
                    sink,
                    topic.on(NOWHERE),
                    new OutKey.Bytes(),
                    new ByteArraySerializer(),
                    new OutKey.Partitioner(),
                    NODE));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "lone-desk");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    driver = new TopologyTestDriver(topology, settings, Instant.EPOCH);
  }

  /** Reads one mail. Returns all that is sent for it, topic by topic, in order. */
  List<Sent> read(String key, byte[] mail, long at) {
    driver
        .createInputTopic(mailbox().base(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, mail, at);
    var sent = new ArrayList<Sent>();
    for (Topic topic : Topic.values()) {
      driver
          .createOutputTopic(
              topic.on(NOWHERE), new StringDeserializer(), new ByteArrayDeserializer())
          .readRecordsToList()
          .forEach(r -> sent.add(new Sent(topic, r.key(), r.value(), r.timestamp())));
    }
    return sent;
  }

  /** What the outbox's changelog would bring back now. */
  Map<Bytes, byte[]> outbox() {
    var entries = new TreeMap<Bytes, byte[]>();
    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(Stores.outbox(room));
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        entries.put(next.key, next.value);
      }
    }
    return entries;
  }

  private Topic mailbox() {
    return Topic.mailbox(room, App.PEOPLE);
  }

  @Override
  public void close() {
    driver.close();
  }

  /** Kafka Streams fills the stores before it begins a processor; the test driver cannot. */
  private record Restored(Room room, DeskProcessor desk, Map<Bytes, byte[]> outbox)
      implements Processor<String, byte[], OutKey, byte[]> {
    @Override
    public void init(ProcessorContext<OutKey, byte[]> context) {
      KeyValueStore<Bytes, byte[]> store = context.getStateStore(Stores.outbox(room));
      outbox.forEach(store::put);
      desk.init(context);
    }

    @Override
    public void process(Record<String, byte[]> mail) {
      desk.process(mail);
    }
  }
}
