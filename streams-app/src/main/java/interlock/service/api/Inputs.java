package interlock.service.api;

import interlock.contract.Reader.Reading;
import interlock.service.OutsideException;
import interlock.topology.Topic;
import org.apache.avro.specific.SpecificRecord;

/** The input topics, to publish to as any party does. */
interface Inputs {
  /**
   * Makes the record's bytes, lets Intake look at them, and publishes what it would take.
   *
   * @param key of the record, as the contracts' catalogue has it
   * @return what Intake makes of it; only what is accepted was published, and the brokers have it
   * @throws OutsideException when the brokers did not confirm it; it may be there nevertheless, and
   *     may be sent again under the same event id
   */
  Reading publish(Topic topic, String key, SpecificRecord record);
}
