package interlock.sandbox.drill;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;

/**
 * What virtual time runs: the seam between the drill player and the product.
 *
 * @param topology all rooms as one, with the drill's policy in force
 * @param settings of Kafka Streams; the state directory is the engine's own
 * @param topicPrefix of the topology's topics
 * @param wakeStores names of its key-value stores whose keys begin with eight bytes of epoch
 *     milliseconds, most significant first: the moments at which something is due
 */
public record VirtualWorld(
    Topology topology,
    Map<String, Object> settings,
    String topicPrefix,
    EventCodec codec,
    List<String> wakeStores) {
  public VirtualWorld {
    settings = Map.copyOf(settings);
    wakeStores = List.copyOf(wakeStores);
  }
}
