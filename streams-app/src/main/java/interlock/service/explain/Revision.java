package interlock.service.explain;

import interlock.task.TaskHistory;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One revision as the history keeps it.
 *
 * @param history who, when, why
 * @param task the task as it was published; empty when this version of Interlock cannot read it
 */
public record Revision(TaskHistory history, Optional<SpecificRecord> task) {

  /** When the source reported what led to it; for a deadline, when it was due. */
  Optional<Instant> sourceTime() {
    return task.map(
        record -> (Instant) record.get(record.getSchema().getField("sourceTime").pos()));
  }
}
