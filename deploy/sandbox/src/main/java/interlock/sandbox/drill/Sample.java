package interlock.sandbox.drill;

import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/**
 * One record of a file of samples.
 *
 * @param line where it begins, from 1
 * @param topic without prefix
 * @param event with {@code BigDecimal} and {@code Instant} for logical types
 */
public record Sample(int line, String topic, GenericRecord event) {

  /** The event as a plain tree; an absent field is not in it. */
  public Map<String, Object> tree() {
    return Trees.of(event);
  }
}
