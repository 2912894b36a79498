package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many stores with a small budget: they keep what they are given, and take no more than that. */
class StateMemoryTest {
  private static final int STORES = 40;
  private static final int MIB = 64;
  private static final int VALUE_BYTES = 100_000;
  private static final int KEYS = 20;

  @TempDir Path stateDir;

  @Test
  void allStoresOfTheProcessShareOneBudget() {
    try (var driver = new TopologyTestDriver(topology(), settings())) {
      List<KeyValueStore<Bytes, byte[]>> stores = new ArrayList<>();
      for (int i = 0; i < STORES; i++) {
        stores.add(driver.getKeyValueStore("s" + i));
      }
      // 80 MB in all; by default each store would keep its 2 MB in a write buffer of its own.
      for (KeyValueStore<Bytes, byte[]> store : stores) {
        for (int key = 0; key < KEYS; key++) {
          store.put(key(key), new byte[VALUE_BYTES]);
        }
      }
      // Written out in the background.
      Awaitility.await("what is not written yet, of all stores")
          .until(() -> sum(driver, "size-all-mem-tables") < MIB * 1024.0 * 1024 / 2);
      assertThat(values(driver, "block-cache-capacity"))
          .as("each store's cache is that of all")
          .hasSize(STORES)
          .containsOnly(MIB * 1024.0 * 1024);
      assertThat(sum(driver, "total-sst-files-size")).as("bytes written").isPositive();
      for (KeyValueStore<Bytes, byte[]> store : stores) {
        for (int key = 0; key < KEYS; key++) {
          assertThat(store.get(key(key))).hasSize(VALUE_BYTES);
        }
        assertThat(store.get(key(KEYS))).isNull();
        List<KeyValue<Bytes, byte[]>> all = new ArrayList<>();
        try (var entries = store.all()) {
          entries.forEachRemaining(all::add);
        }
        assertThat(all).hasSize(KEYS);
      }
    }
  }

  private static double sum(TopologyTestDriver driver, String figure) {
    return values(driver, figure).stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<Double> values(TopologyTestDriver driver, String figure) {
    return driver.metrics().values().stream()
        .filter(m -> m.metricName().name().equals(figure))
        .map(m -> ((Number) m.metricValue()).doubleValue())
        .toList();
  }

  private static Bytes key(int number) {
    return Bytes.wrap(new byte[] {(byte) number});
  }

  private Properties settings() {
    var settings = new Properties();
    settings.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "memory",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "unused:1",
            StreamsConfig.STATE_DIR_CONFIG,
            stateDir.toString(),
            StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
            Serdes.ByteArraySerde.class.getName(),
            StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
            Serdes.ByteArraySerde.class.getName(),
            StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
            0L,
            StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
            StateMemory.class.getName(),
            StateMemory.MIB,
            MIB));
    return settings;
  }

  private static Topology topology() {
    var topology = new Topology();
    topology.addSource("in", "in");
    topology.addProcessor("idle", Idle::new, "in");
    for (int i = 0; i < STORES; i++) {
      topology.addStateStore(Stores.bytesBuilder("s" + i), "idle");
    }
    return topology;
  }

  /** The stores are filled from outside. */
  private static final class Idle implements Processor<byte[], byte[], byte[], byte[]> {
    @Override
    public void process(Record<byte[], byte[]> unused) {}
  }
}
