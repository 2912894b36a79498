package interlock.service.canary;

import interlock.contract.TopicNames;
import interlock.contract.registry.RegistryException;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.ContractSerdes;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.control.CanaryEcho;
import interlock.core.policy.CommandMode;
import interlock.core.policy.Policies;
import interlock.core.policy.StopCommand;
import interlock.metrics.Meters;
import interlock.service.config.InterlockConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the canary's events from a thread of its own, as a party would, and reads what they became,
 * as a centre would. Each instance has identifiers of its own. An outage makes rounds fail; it ends
 * nothing.
 */
public final class CanaryRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryRunner.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(3);
  private static final int BLOCK_MILLIS = 5_000;

  private final InterlockConfig config;
  private final Clock clock;
  private final Policies policies;
  private final BooleanSupplier running;
  private final Map<CanaryPath, Turns> turns = new EnumMap<>(CanaryPath.class);
  private final Map<CanaryPath, Rounds> rounds = new EnumMap<>(CanaryPath.class);
  private final Map<CanaryPath, CanaryMeters> meters = new EnumMap<>(CanaryPath.class);
  private final Map<CanaryPath, RegisteredCodec<SpecificRecord>> codecs =
      new EnumMap<>(CanaryPath.class);
  private final RegisteredCodec<CanaryEcho> echoes;
  private final Meters table;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Not sending yet.
   *
   * @param access for what Interlock writes
   * @param serdes for what parties write
   * @param running whether the applications run; before they first do, nothing is sent
   */
  public CanaryRunner(
      InterlockConfig config,
      RegistryAccess access,
      ContractSerdes serdes,
      Policies policies,
      Meters table,
      Clock clock,
      BooleanSupplier running) {
    this.config = config;
    this.clock = clock;
    this.policies = policies;
    this.running = running;
    this.table = table;
    echoes = access.codec(config.topicPrefix() + TopicNames.CONTROL_CANARY, CanaryEcho.class);
    int slot = ThreadLocalRandom.current().nextInt(CanaryRecords.SLOTS / 2);
    for (CanaryPath path : CanaryPath.values()) {
      turns.put(path, new Turns(slot));
      codecs.put(path, codec(serdes, path));
    }
    thread = Thread.ofPlatform().name("interlock-canary").daemon(true).unstarted(this::run);
  }

  @SuppressWarnings("unchecked") // a topic has one type of record
  private RegisteredCodec<SpecificRecord> codec(ContractSerdes serdes, CanaryPath path) {
    var example = new CanaryRecords(0).record(new Step(path, "", false), clock.instant());
    return serdes.codec(
        path.input().on(config.topicPrefix()), (Class<SpecificRecord>) example.getClass());
  }

  /** Begins; returns at once. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!running.getAsBoolean()) {
        if (isClosedWithin(POLL)) {
          return;
        }
      }
      for (CanaryPath path : CanaryPath.values()) {
        var figures = new CanaryMeters(table, path, clock);
        meters.put(path, figures);
        rounds.put(path, new Rounds(path, figures));
      }
      while (!isClosed()) {
        connected();
      }
    } catch (InterruptedException | InterruptException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private boolean isClosedWithin(Duration time) throws InterruptedException {
    return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends and reads until it is closed, or until the clients fail for good. */
  private void connected() throws InterruptedException {
    try (Producer<byte[], byte[]> producer = producer();
        Consumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(config.topicPrefix() + TopicNames.CONTROL_CANARY).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      // Now, not when it polls: what is sent first would be passed over.
      partitions.forEach(consumer::position);
      rounds(producer, consumer);
    } catch (InterruptException stopped) {
      throw stopped;
    } catch (KafkaException | RegistryException outage) {
      if (!isClosed()) {
        LOG.warn("The canary is cut off, tried again: {}", outage.getClass().getName());
        missed();
        var unused = isClosedWithin(config.canaryInterval());
      }
    }
  }

  private void rounds(Producer<byte[], byte[]> producer, Consumer<byte[], byte[]> consumer) {
    long every = config.canaryInterval().toNanos();
    long due = System.nanoTime();
    while (!isClosed()) {
      if (System.nanoTime() - due >= 0) {
        begin(producer);
        due = Math.max(due + every, System.nanoTime());
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        heard(record, producer);
      }
    }
  }

  private void heard(ConsumerRecord<byte[], byte[]> record, Producer<byte[], byte[]> producer) {
    CanaryEcho echo;
    try {
      echo = echoes.decode(record.value());
    } catch (BadRecordException unreadable) {
      LOG.warn("Passed over on {}: {}", record.topic(), unreadable.getMessage());
      return;
    }
    for (Rounds path : rounds.values()) {
      path.heard(echo.getTopic(), echo.getEventId(), System.nanoTime())
          .ifPresent(step -> send(producer, step));
    }
  }

  private void begin(Producer<byte[], byte[]> producer) {
    for (Rounds path : rounds.values()) {
      boolean wanted = isWanted(path.path());
      if (wanted) {
        meters.get(path.path()).runs();
      } else {
        meters.get(path.path()).rests();
      }
      List<Step> steps = wanted ? path.begin(next(path), System.nanoTime()) : path.stop();
      steps.forEach(step -> send(producer, step));
    }
  }

  private String next(Rounds path) {
    return turns.get(path.path()).begin();
  }

  /** Who has switched stops off wants none of the canary either, and is not to be woken. */
  private boolean isWanted(CanaryPath path) {
    return switch (path) {
      case DISSUASION -> true;
      case STOP_PAYMENT ->
          policies.inForce(clock.millis()).stopPayment().mode(StopCommand.STOP) != CommandMode.OFF;
    };
  }

  /** A round is due that nobody can send: when the next is due it has failed. */
  private void missed() {
    for (Rounds path : rounds.values()) {
      if (isWanted(path.path())) {
        path.begin(next(path), System.nanoTime());
      }
    }
  }

  private void send(Producer<byte[], byte[]> producer, Step step) {
    CanaryRecords records = turns.get(step.path()).of(step);
    byte[] value = codecs.get(step.path()).encode(records.record(step, clock.instant()));
    // Whether it arrives is seen by what comes of it.
    var unused =
        producer.send(
            new ProducerRecord<>(
                step.path().input().on(config.topicPrefix()),
                records.key().getBytes(StandardCharsets.UTF_8),
                value));
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "interlock-canary");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * BLOCK_MILLIS);
    var bytes = new ByteArraySerializer();
    return new KafkaProducer<>(settings, bytes, bytes);
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(config.kafkaClient());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "interlock-canary");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * BLOCK_MILLIS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(settings, bytes, bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(CLOSE.toMillis());
      if (thread.isAlive()) {
        // It waits for a broker or the registry.
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
