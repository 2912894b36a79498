package interlock.service.keys;

import interlock.contract.TopicNames;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.control.SigningKey;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlTopic;
import interlock.service.keys.PublishedKey.Reading;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Reads {@code control.key}. */
final class KeyTopic {
  private KeyTopic() {}

  static ControlTopic<Reading> open(
      InterlockConfig config, RegistryAccess access, String clientId) {
    RegisteredCodec<SigningKey> codec =
        access.codec(config.topicPrefix() + TopicNames.CONTROL_KEY, SigningKey.class);
    return new ControlTopic<>(
        config, TopicNames.CONTROL_KEY, clientId, record -> read(codec, record));
  }

  private static Reading read(
      RegisteredCodec<SigningKey> codec, ConsumerRecord<byte[], byte[]> record) {
    String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      return new Reading.Removed(id);
    }
    try {
      SigningKey key = codec.decode(record.value());
      return key.getKeyId().equals(id)
          ? PublishedKey.read(key)
          : new Reading.Refused(id, "the record's key is not its keyId");
    } catch (BadRecordException unreadable) {
      return new Reading.Refused(id, "the bytes are no signing key");
    } catch (RegistryOutage | KafkaException outage) {
      throw outage;
    } catch (RuntimeException fault) {
      // One record must not end the following of all others.
      return new Reading.Refused(id, "it cannot be read: " + fault.getClass().getName());
    }
  }
}
