package interlock.sandbox.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What the platform costs: a stateless hop (as Intake), then hops that each read and write 500
 * bytes in RocksDB (as desks), with a topic between every two. No logic and no schema.
 */
final class FloorChain {
  /** Partitions of each of the chain's topics. */
  static final int PARTITIONS = 1;

  private static final int MOST_HOPS = 12;
  private static final int STATE_BYTES = 500;

  private final int hops;

  /**
   * @param hops 2 to 12
   */
  FloorChain(int hops) {
    if (hops < 2 || hops > MOST_HOPS) {
      throw new IllegalArgumentException("floors have 2 to 12 hops");
    }
    this.hops = hops;
  }

  int hops() {
    return hops;
  }

  String name() {
    return "floor-" + hops;
  }

  String input() {
    return name() + ".in";
  }

  String output() {
    return name() + ".out";
  }

  /** All of the chain's topics, in order of flow. */
  List<String> topics() {
    List<String> topics = new ArrayList<>();
    topics.add(input());
    for (int hop = 2; hop <= hops; hop++) {
      topics.add(name() + ".mail-" + hop);
    }
    topics.add(output());
    return List.copyOf(topics);
  }

  Topology topology() {
    var topology = new Topology();
    List<String> topics = topics();
    var bytes = Serdes.ByteArray();
    for (int hop = 1; hop <= hops; hop++) {
      String source = "source-" + hop;
      String work = "work-" + hop;
      topology.addSource(source, bytes.deserializer(), bytes.deserializer(), topics.get(hop - 1));
      if (hop == 1) {
        topology.addProcessor(work, Forward::new, source);
      } else {
        String store = "state-" + hop;
        topology.addProcessor(work, () -> new Update(store), source);
        topology.addStateStore(
            Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), bytes, bytes), work);
      }
      topology.addSink(
          "sink-" + hop, topics.get(hop), bytes.serializer(), bytes.serializer(), work);
    }
    return topology;
  }

  private static final class Forward implements Processor<byte[], byte[], byte[], byte[]> {
    private ProcessorContext<byte[], byte[]> context;

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      context.forward(record);
    }
  }

  private static final class Update implements Processor<byte[], byte[], byte[], byte[]> {
    private final String storeName;
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<byte[], byte[]> store;

    Update(String storeName) {
      this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
      store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      byte[] had = store.get(record.key());
      byte[] state = new byte[STATE_BYTES];
      state[0] = (byte) (had == null ? 1 : had[0] + 1);
      store.put(record.key(), state);
      context.forward(record);
    }
  }
}
