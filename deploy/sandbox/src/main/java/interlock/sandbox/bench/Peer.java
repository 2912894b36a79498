package interlock.sandbox.bench;

import interlock.sandbox.load.Load;
import java.util.List;
import java.util.Locale;

/** What a team would have built instead; docs/performance.md, "Peers". */
enum Peer {
  /** Windowed joins in the Kafka Streams DSL. */
  DSL("interlock.peers.dsl.DslMain", List.of()),
  /** A Flink job with keyed RocksDB state and an exactly-once sink. */
  FLINK(
      "interlock.peers.flink.FlinkMain",
      List.of("--add-opens=java.base/java.util=ALL-UNNAMED", "-XX:MaxDirectMemorySize=1g")),
  /** The pattern of a call and a payment alone, in Esper. */
  ESPER("interlock.peers.esper.EsperMain", List.of()) {
    @Override
    boolean doesTheWholeJob() {
      return false;
    }

    @Override
    Judge judge(List<MixedLoad> before, MixedLoad load, Load.Run run) {
      return new PatternOracle(load, run);
    }
  };

  private final String main;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<String> jvm;

  Peer(String main, List<String> jvm) {
    this.main = main;
    this.jvm = jvm;
  }

  /** Whether it leads to every task that the application leads to under the mixed load. */
  boolean doesTheWholeJob() {
    return true;
  }

  /** Who judges its tasks, by what was sent before and by what is measured. */
  Judge judge(List<MixedLoad> before, MixedLoad load, Load.Run run) {
    return new MixedOracle(before, load, run);
  }

  /** As in JSON and file names. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Before the names of its topics, its inputs included: no peer reads another's. */
  String topicPrefix() {
    return "peer-" + label() + ".";
  }

  /** Its main class, which is not on this class path. */
  String main() {
    return main;
  }

  /** What its JVM wants beside the heap that all have. */
  List<String> jvm() {
    return jvm;
  }
}
