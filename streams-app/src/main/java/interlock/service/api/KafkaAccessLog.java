package interlock.service.api;

import interlock.contract.wire.RegisteredCodec;
import interlock.control.AccessRecord;
import interlock.service.access.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The topic of accesses. */
record KafkaAccessLog(Confirmed producer, RegisteredCodec<AccessRecord> codec, String topic)
    implements AccessLog {
  @Override
  public void revealed(Caller caller, String operation, List<String> taskIds, Instant at) {
    var record =
        new AccessRecord(
            UUID.randomUUID().toString(),
            Instant.ofEpochMilli(at.toEpochMilli()),
            caller.name(),
            caller.units().prefix(),
            operation,
            taskIds);
    producer.send(topic, caller.name(), codec.encode(record));
  }
}
