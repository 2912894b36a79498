package interlock.sandbox.drill;

import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The topics that a drill may name. */
final class Topics {
  private static final List<String> INPUTS = with(Topic.Use.INPUT);
  private static final List<String> OUTPUTS = with(Topic.Use.OUTPUT);

  private Topics() {}

  /** Where a drill may send: what parties publish. */
  static List<String> inputs() {
    return INPUTS;
  }

  /** Where a drill may look: what Interlock publishes by contract. */
  static List<String> outputs() {
    return OUTPUTS;
  }

  private static List<String> with(Topic.Use use) {
    return Stream.of(Topic.values())
        .filter(topic -> topic.use() == use)
        .map(Topic::base)
        .filter(Contracts.all()::containsKey)
        .toList();
  }

  /** What the topic's values are. */
  static Schema schema(String topic) {
    return Contracts.schema(Contracts.all().get(topic));
  }

  /** Whether its records are revisions of tasks, of which the newest counts. */
  static boolean hasTasks(String topic) {
    Schema schema = schema(topic);
    return schema.getField("taskId") != null
        && schema.getField("revision") != null
        && Topic.ofBase(topic).orElseThrow().keep() == Topic.Keep.NEWEST;
  }
}
