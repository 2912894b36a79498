package interlock.sandbox.bench;

import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.OpenLoop;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures a floor's chain under the keys and the pace of a load, with bare bytes. */
final class FloorStage {
  private static final int VALUE_BYTES = 300;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String bootstrap;
  private final FloorChain chain;
  private final Pace load;
  private final int firstCounted;
  private final Latencies latencies = new Latencies();
  private volatile long lastNanos;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param firstCounted events with lower numbers are warm-up
   */
  FloorStage(String bootstrap, FloorChain chain, Pace load, int firstCounted) {
    this.bootstrap = bootstrap;
    this.chain = chain;
    this.load = load;
    this.firstCounted = firstCounted;
  }

  /** Sends all of the load and waits for all of it; {@code progress} is told each number sent. */
  Latencies.Figures measure(IntConsumer progress) throws InterruptedException {
    try (var producer = producer();
        var consumer = consumer()) {
      producer.partitionsFor(chain.input());
      long startNanos = System.nanoTime() + LEAD_NANOS;
      Thread reader =
          Thread.ofPlatform()
              .name(chain.name() + "-reader")
              .daemon()
              .unstarted(() -> read(consumer, startNanos));
      reader.start();
      new OpenLoop(
              System::nanoTime,
              index -> startNanos + load.dueNanos(index),
              () -> failure.get() != null)
          .run(
              load.size(),
              index -> {
                byte[] value = ByteBuffer.allocate(VALUE_BYTES).putInt(index).array();
                byte[] key =
                    Integer.toString(load.person(index)).getBytes(StandardCharsets.US_ASCII);
                send(producer, key, value);
                progress.accept(index + 1);
              });
      reader.join(PATIENCE.toMillis());
      if (reader.isAlive()) {
        consumer.wakeup();
        reader.join();
      }
    }
    int expected = load.size() - firstCounted;
    if (latencies.figures().count() != expected) {
      throw new IllegalStateException(
          "%s: %d of %d events came out"
              .formatted(chain.name(), latencies.figures().count(), expected),
          failure.get());
    }
    return latencies.figures();
  }

  /** After {@link #measure}: seconds from the first due moment to when the last could be read. */
  double seconds() {
    return lastNanos / 1e9;
  }

  private void send(KafkaProducer<byte[], byte[]> producer, byte[] key, byte[] value) {
    // The callback tells what the future would.
    var unused =
        producer.send(
            new ProducerRecord<>(chain.input(), key, value),
            (metadata, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer, long startNanos) {
    try {
      int seen = 0;
      while (seen < load.size()) {
        var batch = consumer.poll(POLL);
        long readableNanos = System.nanoTime();
        lastNanos = readableNanos - startNanos;
        for (ConsumerRecord<byte[], byte[]> message : batch) {
          seen++;
          int index = ByteBuffer.wrap(message.value()).getInt();
          if (index >= firstCounted) {
            latencies.add(readableNanos - startNanos - load.dueNanos(index));
          }
        }
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG, 0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(chain.output()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
