package interlock.sandbox.faults;

import interlock.sandbox.load.BadBytes;
import interlock.topology.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sort of record that no party should send, on one input topic.
 *
 * @param value as it is sent
 * @param door by which it has to leave
 */
record Sort(Topic topic, Optional<byte[]> value, Door door) {
  /** Where Intake puts it, whole. */
  enum Door {
    DEAD_LETTER,
    REJECTED
  }

  /**
   * Every sort of bad bytes on every input topic, and records that can be read and are refused.
   *
   * @param good a record in Confluent's wire format, to be spoilt
   * @param refused one of a topic that Intake refuses
   */
  static List<Sort> all(byte[] good, Topic topic, byte[] refused) {
    List<Sort> sorts = new ArrayList<>();
    for (Topic input : Topic.values()) {
      if (input.use() == Topic.Use.INPUT) {
        for (byte[] bytes : BadBytes.of(good).values()) {
          // Nobody may ask for a deletion; where there is none, it is no record.
          boolean tombstone = bytes == null && input.keep() == Topic.Keep.NEWEST;
          Door door = tombstone ? Door.REJECTED : Door.DEAD_LETTER;
          sorts.add(new Sort(input, Optional.ofNullable(bytes), door));
        }
        sorts.add(new Sort(topic, Optional.of(refused), Door.REJECTED));
      }
    }
    return List.copyOf(sorts);
  }
}
