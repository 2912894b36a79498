package interlock.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One budget of native memory for all stores of the process. By default each store may have some
 * 100 MB of its own, and an instance has a store for each kind and partition.
 *
 * <p>Blocks, indexes, filters and what is not written yet share one cache; a third of it may be
 * what is not written yet. Reads are of single keys, and many of desks that are new, so filters
 * cover what is not written yet, too, and blocks have a hash index.
 */
public final class StateMemory implements RocksDBConfigSetter {
  /** The budget, MiB, among Kafka Streams' settings. */
  static final String MIB = "interlock.state.memory.mib";

  private static final int WRITE_SHARE = 3;

  /** Of a write buffer, for its filter; every store has one from the start. */
  private static final double FILTER_SHARE = 0.001;

  /** Of the cache, for indexes and filters. */
  private static final double INDEX_SHARE = 0.2;

  /** A write buffer grows by so much; by default a store with a single entry takes a whole MiB. */
  private static final long ARENA_BYTES = 128 * 1024;

  private static final double HASH_LOAD = 0.75;

  /** Those in use by stores of this process, which end with it. */
  private static final Map<Integer, Budget> BUDGETS = new ConcurrentHashMap<>();

  static {
    RocksDB.loadLibrary();
  }

  private record Budget(Cache cache, WriteBufferManager writes) {
    static Budget ofMib(int mib) {
      long bytes = mib * 1024L * 1024;
      var cache = new LRUCache(bytes, -1, false, INDEX_SHARE);
      return new Budget(cache, new WriteBufferManager(bytes / WRITE_SHARE, cache));
    }
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    int mib = Integer.parseInt(settings.get(MIB).toString());
    Budget budget = BUDGETS.computeIfAbsent(mib, Budget::ofMib);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(budget.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinL0FilterAndIndexBlocksInCache(true);
    table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    table.setDataBlockHashTableUtilRatio(HASH_LOAD);
    options.setTableFormatConfig(table);
    options.setArenaBlockSize(ARENA_BYTES);
    options.setWriteBufferManager(budget.writes());
    options.setMemtablePrefixBloomSizeRatio(FILTER_SHARE);
    options.setMemtableWholeKeyFiltering(true);
  }

  @Override
  public void close(String store, Options options) {
    // The budget is the process's.
  }
}
