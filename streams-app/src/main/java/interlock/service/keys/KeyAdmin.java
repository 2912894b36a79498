package interlock.service.keys;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.signature.SourceKey;
import interlock.contract.wire.RegistryAccess;
import interlock.control.SigningKey;
import interlock.schemas.Contracts;
import interlock.service.config.InterlockConfig;
import interlock.service.control.ControlAdmin;
import interlock.service.control.ControlTopic;
import interlock.service.keys.PublishedKey.Reading;
import interlock.service.reading.ImpatientRegistry;
import interlock.service.topics.Cluster;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** What is published on {@code control.key}, and a way to publish more, for the commands. */
public final class KeyAdmin implements AutoCloseable {
  private static final String CLIENT = "interlock-keys-admin";

  private final ControlAdmin admin;
  private final Clock clock;
  private final RegistryAccess access;
  private final ControlTopic<Reading> topic;

  private KeyAdmin(InterlockConfig config, Clock clock) {
    this.clock = clock;
    admin = new ControlAdmin(config, clock, CLIENT);
    access =
        new RegistryAccess(
            new ImpatientRegistry(new HttpSchemaRegistry(config.registry())),
            Patience.of(config.registry()),
            config.registry().autoRegister(),
            schema -> Contracts.text(schema.getFullName()));
    topic = KeyTopic.open(config, access, CLIENT);
  }

  /**
   * Connects.
   *
   * @throws interlock.service.OutsideException when no broker answers in time
   */
  public static KeyAdmin connect(InterlockConfig config, Clock clock) {
    Cluster.connect(config).close();
    return new KeyAdmin(config, clock);
  }

  /**
   * Every key.
   *
   * @throws interlock.service.OutsideException when broker or registry fail on the way
   */
  public LiveKeys read() {
    var keys = new LiveKeys();
    admin.read(topic, keys::take);
    return keys;
  }

  /**
   * Publishes a new key; the caller has asked whether its id is free.
   *
   * @throws interlock.service.OutsideException when broker or registry do not take it
   */
  public void publish(SourceKey key, String by, Optional<String> note) {
    send(new PublishedKey(key, clock.millis(), by, note));
  }

  /**
   * Revokes a key from now on.
   *
   * @throws interlock.service.OutsideException when broker or registry do not take it
   */
  public void revoke(SourceKey key, String by, Optional<String> note) {
    long now = clock.millis();
    var revoked =
        new SourceKey(
            key.id(),
            key.source(),
            key.algorithm(),
            key.key(),
            key.validFrom(),
            key.validTo(),
            OptionalLong.of(now));
    send(new PublishedKey(revoked, now, by, note));
  }

  private void send(PublishedKey key) {
    byte[] value = access.codec(topic.name(), SigningKey.class).encode(key.toRecord());
    admin.publish(topic.name(), key.key().id(), value);
  }

  @Override
  public void close() {
    topic.close();
    access.close();
  }
}
