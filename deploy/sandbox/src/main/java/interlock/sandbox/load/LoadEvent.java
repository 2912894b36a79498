package interlock.sandbox.load;

import interlock.topology.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * A contract record on its way to a topic. Its text names the topic only.
 *
 * @param topic an input topic
 * @param key the record's key, as design.md §6 says for its topic
 * @param value the record
 */
public record LoadEvent(Topic topic, String key, SpecificRecord value) {
  @Override
  public String toString() {
    return "LoadEvent[" + topic.base() + "]";
  }
}
