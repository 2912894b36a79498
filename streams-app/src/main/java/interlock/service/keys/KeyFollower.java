package interlock.service.keys;

import interlock.contract.signature.SourceKeys;
import interlock.contract.wire.RegistryAccess;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlFollower;
import interlock.service.control.ControlTopic;
import interlock.service.keys.PublishedKey.Reading;
import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a process's keys up to date with {@code control.key}. */
public final class KeyFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFollower.class);

  private final LiveKeys keys = new LiveKeys();
  private final Counter refused;
  private final ControlFollower<Reading> follower;

  private KeyFollower(InterlockConfig config, RegistryAccess access, Meters meters) {
    refused = meters.counter(Meter.KEYS_REFUSED);
    meters.gauge(Meter.KEYS_KNOWN, () -> keys.all().size());
    ControlTopic<Reading> topic = KeyTopic.open(config, access, "interlock-keys");
    follower = ControlFollower.start(topic, "interlock-keys", this::take);
    LOG.info("{} holds {} key(s)", topic.name(), keys.all().size());
  }

  /**
   * Reads the topic to its end and follows it from there.
   *
   * @throws interlock.service.OutsideException when there is no such topic
   */
  public static KeyFollower start(InterlockConfig config, RegistryAccess access, Meters meters) {
    return new KeyFollower(config, access, meters);
  }

  /** Whether it still follows, or tries to. */
  public boolean isAlive() {
    return follower.isAlive();
  }

  /** What it keeps up to date. */
  public SourceKeys keys() {
    return keys;
  }

  private void take(Reading reading) {
    keys.take(reading);
    switch (reading) {
      case Reading.Usable(PublishedKey published) ->
          LOG.info(
              "Signing key {} of {} is {}",
              published.key().id(),
              published.key().source(),
              published.key().revokedAt().isPresent() ? "revoked" : "known");
      case Reading.Refused(String id, String why) -> {
        refused.increment();
        LOG.error("Signing key {} cannot be used: {}", id, why);
      }
      case Reading.Removed(String id) -> LOG.warn("Signing key {} was taken away", id);
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
