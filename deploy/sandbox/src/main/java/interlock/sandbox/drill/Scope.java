package interlock.sandbox.drill;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** What a value in a drill may refer to where it stands, and where to say what is wrong with it. */
final class Scope {
  private final Faults faults;
  private final Instant start;
  private final Map<String, Schema> aliases = new HashMap<>();

  Scope(Faults faults, Instant start) {
    this.faults = faults;
    this.start = start;
  }

  Faults faults() {
    return faults;
  }

  Instant start() {
    return start;
  }

  /** The contracts of the records that earlier steps find, by name. */
  Map<String, Schema> aliases() {
    return aliases;
  }
}
