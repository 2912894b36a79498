package interlock.service.policy;

import interlock.contract.TopicNames;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.control.PolicyVersion;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlTopic;
import interlock.service.policy.PublishedPolicy.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Reads {@code control.policy}. */
final class PolicyTopic {
  private PolicyTopic() {}

  static ControlTopic<Reading> open(
      InterlockConfig config, RegistryAccess access, String clientId) {
    RegisteredCodec<PolicyVersion> codec =
        access.codec(config.topicPrefix() + TopicNames.CONTROL_POLICY, PolicyVersion.class);
    return new ControlTopic<>(
        config, TopicNames.CONTROL_POLICY, clientId, record -> read(codec, record));
  }

  private static Reading read(
      RegisteredCodec<PolicyVersion> codec, ConsumerRecord<byte[], byte[]> record) {
    String place = record.partition() + " at " + record.offset();
    if (record.value() == null) {
      String name = record.key() == null ? place : new String(record.key(), StandardCharsets.UTF_8);
      return new Reading.Refused(name, List.of("a version cannot be taken away"));
    }
    try {
      return PublishedPolicy.read(codec.decode(record.value()));
    } catch (BadRecordException unreadable) {
      return new Reading.Refused(place, List.of("the bytes are no policy version"));
    } catch (RegistryOutage | KafkaException outage) {
      throw outage;
    } catch (RuntimeException fault) {
      // One document must not end the following of all others.
      return new Reading.Refused(
          place, List.of("it cannot be read: " + fault.getClass().getName()));
    }
  }
}
