package interlock.sandbox.day;

import interlock.topology.Topic;
import java.time.Instant;
import org.apache.avro.generic.GenericRecord;

/** Where the day is played. */
interface Stage {
  /** The moment that it is there. */
  Instant now();

  /** Publishes an event; what follows from it at once has been heard when this returns. */
  void send(Topic topic, GenericRecord event);
}
