package interlock.sandbox.load;

import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes contract records in Confluent's wire format, as a party's own producer would. The id of
 * each topic's schema is asked for once.
 */
public final class EventPublisher implements AutoCloseable {
  private final Endpoints endpoints;
  private final RegistryAccess access;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Topic, Function<SpecificRecord, byte[]>> encoders = new EnumMap<>(Topic.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final AtomicInteger acknowledged = new AtomicInteger();

  public EventPublisher(Endpoints endpoints) {
    this.endpoints = endpoints;
    access =
        RegistryAccess.of(
            new RegistryConfig(Map.of(RegistryConfig.URL, endpoints.registryUrl())),
            schema -> Contracts.text(schema.getFullName()));
    producer =
        new KafkaProducer<>(
            endpoints.client(
                Map.of( // Latency is measured from the due moment: waiting for a batch would count
                    // as ours.
                    ProducerConfig.LINGER_MS_CONFIG, 0)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Told now and then how far it is, on the sending thread. */
  @FunctionalInterface
  public interface Progress {
    void sent(int events);
  }

  /** The event as it is sent. */
  public byte[] bytes(LoadEvent event) {
    return encoders.computeIfAbsent(event.topic(), this::encoder).apply(event.value());
  }

  /** Sends one event at once; {@link #flush} waits for it and tells of failures. */
  public void send(LoadEvent event) {
    byte[] value = bytes(event);
    // The callback tells what the future would.
    var unused =
        producer.send(
            new ProducerRecord<>(
                endpoints.name(event.topic()), event.key().getBytes(StandardCharsets.UTF_8), value),
            (metadata, exception) -> {
              if (exception == null) {
                acknowledged.incrementAndGet();
              } else {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /**
   * Sends the whole load by its schedule and waits until the brokers have it.
   *
   * @param startNanos the moment on {@link System#nanoTime} from which events are due
   * @param cancelled once true, nothing more is sent
   * @return how many events were sent
   * @throws IllegalStateException when the brokers refused an event
   */
  public int publish(
      Load load, Load.Run run, long startNanos, Progress progress, BooleanSupplier cancelled) {
    var loop =
        new OpenLoop(
            System::nanoTime,
            index -> startNanos + load.dueNanos(index),
            () -> cancelled.getAsBoolean() || failure.get() != null);
    int sent =
        loop.run(
            load.size(),
            index -> {
              send(load.event(index, run));
              progress.sent(index + 1);
            });
    flush();
    return sent;
  }

  /**
   * Resolves the schemas of these topics and opens the connections, so that the first event is not
   * late by that.
   */
  public void warmUp(Iterable<Topic> topics) {
    for (Topic topic : topics) {
      encoders.computeIfAbsent(topic, this::encoder);
      producer.partitionsFor(endpoints.name(topic));
    }
  }

  /** How many events the brokers have. */
  public int acknowledged() {
    return acknowledged.get();
  }

  /**
   * Waits until the brokers have what was sent.
   *
   * @throws IllegalStateException when they refused an event
   */
  public void flush() {
    producer.flush();
    Exception refused = failure.get();
    if (refused != null) {
      throw new IllegalStateException(
          "the brokers refused an event (%s)".formatted(refused.getClass().getSimpleName()),
          refused);
    }
  }

  @Override
  public void close() {
    producer.close();
    access.close();
  }

  private Function<SpecificRecord, byte[]> encoder(Topic topic) {
    String type = Contracts.all().get(topic.base());
    try {
      return encoder(topic, Class.forName(type).asSubclass(SpecificRecord.class));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no class for the contract " + type, e);
    }
  }

  private <T extends SpecificRecord> Function<SpecificRecord, byte[]> encoder(
      Topic topic, Class<T> type) {
    RegisteredCodec<T> codec = access.codec(endpoints.name(topic), type);
    return value -> codec.encode(type.cast(value));
  }
}
