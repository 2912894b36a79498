package interlock.sandbox.faults;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.intake.Rejected;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.CommittedTail;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.ReceiptBook;
import interlock.sandbox.load.Records;
import interlock.sandbox.load.TaskReader;
import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Malformed records, as many as wanted and as fast as the brokers take them, through a running
 * Interlock: each has to be found, whole and once, behind the door where it belongs. Some good ones
 * go between them.
 */
public final class Malformed {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LOOK_MILLIS = 100;

  /** Without another one found: then no more will come. */
  private static final Duration STALLED = Duration.ofSeconds(60);

  private static final int GOOD = 100;
  private static final int KEYS = 64;
  private static final String HEADERS = "__streams.errors.";

  private final int count;
  private final Consumer<String> progress;
  private final AtomicReference<Exception> refusal = new AtomicReference<>();

  /**
   * @param count how many
   * @param progress told every few seconds how far it is
   */
  public Malformed(int count, Consumer<String> progress) {
    this.count = count;
    this.progress = progress;
  }

  /**
   * Runs it with servers and instances of its own, and ends them.
   *
   * @param dir an empty directory
   */
  public MalformedReport run(Path dir) throws InterruptedException {
    try (World world = World.start(dir, FaultKind.POISON, progress);
        var publisher = new EventPublisher(world.endpoints());
        RegistryAccess access = access(world)) {
      var run = new Load.Run("between", Instant.now());
      var receipts = new ReceiptBook(run, GOOD);
      List<Sort> sorts = sorts(publisher);
      var book = new PlaceBook(sorts);
      RegisteredCodec<Rejected> rejections =
          access.codec(world.endpoints().name(Topic.INTAKE_REJECTED), Rejected.class);
      List<String> doors =
          List.of(
              world.endpoints().name(Topic.DEAD_LETTER),
              world.endpoints().name(Topic.INTAKE_REJECTED));
      try (TaskReader reader = TaskReader.start(world.endpoints(), receipts);
          CommittedTail tail =
              CommittedTail.start(
                  "doors",
                  world.endpoints(),
                  doors,
                  POLL,
                  (batch, at) -> batch.forEach(found -> read(found, world, rejections, book)))) {
        long start = System.nanoTime();
        send(world, publisher, sorts, run, book);
        awaitFound(world, tail, book);
        double seconds = (System.nanoTime() - start) / 1e9;
        reader.requireAlive();
        return new MalformedReport(book.sum(), GOOD, receipts.verdict(GOOD).mailed(), seconds);
      }
    } catch (RefusedException e) {
      throw new IllegalStateException("nothing in it can be refused", e);
    }
  }

  private void send(
      World world, EventPublisher publisher, List<Sort> sorts, Load.Run run, PlaceBook book) {
    int each = Math.max(1, count / GOOD);
    long toldAt = System.nanoTime();
    Map<String, Object> settings =
        world.endpoints().client(Map.of(ProducerConfig.LINGER_MS_CONFIG, 5));
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count && refusal.get() == null; i++) {
        send(world, producer, sorts, i, book);
        if (i % each == 0 && i / each < GOOD) {
          publisher.send(good(run.eventId(i / each), i / each));
        }
        if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
          toldAt = System.nanoTime();
          progress.accept("%,d of %,d sent, %,d found".formatted(i, count, book.found()));
        }
      }
      producer.flush();
    }
    for (int missed = count / each; missed < GOOD; missed++) {
      publisher.send(good(run.eventId(missed), missed));
    }
    publisher.flush();
    if (refusal.get() != null) {
      throw new IllegalStateException("the broker refused a record", refusal.get());
    }
  }

  private void send(
      World world,
      KafkaProducer<byte[], byte[]> producer,
      List<Sort> sorts,
      int number,
      PlaceBook book) {
    int sort = number % sorts.size();
    String topic = world.endpoints().name(sorts.get(sort).topic());
    byte[] key = ("key-" + number / sorts.size() % KEYS).getBytes(StandardCharsets.UTF_8);
    // The callback tells what the future would.
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key, sorts.get(sort).value().orElse(null)),
            (at, exception) -> {
              if (exception == null) {
                book.sent(new TopicPartition(at.topic(), at.partition()), at.offset(), sort);
              } else {
                refusal.compareAndSet(null, exception);
              }
            });
  }

  private void awaitFound(World world, CommittedTail tail, PlaceBook book)
      throws InterruptedException {
    int last = book.found();
    long lastAt = System.nanoTime();
    long toldAt = lastAt;
    while (book.found() < book.sent()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      tail.requireAlive();
      world.instances().lookAfter();
      long now = System.nanoTime();
      if (book.found() > last) {
        last = book.found();
        lastAt = now;
      } else if (now - lastAt > STALLED.toNanos()) {
        return;
      }
      if (now - toldAt > PROGRESS_NANOS) {
        toldAt = now;
        progress.accept("all %,d sent, %,d found".formatted(book.sent(), last));
      }
    }
    // One that comes twice would come soon.
    TimeUnit.SECONDS.sleep(2);
  }

  private static void read(
      ConsumerRecord<byte[], byte[]> found,
      World world,
      RegisteredCodec<Rejected> rejections,
      PlaceBook book) {
    if (found.topic().equals(world.endpoints().name(Topic.DEAD_LETTER))) {
      var partition =
          new TopicPartition(header(found, "topic"), Integer.parseInt(header(found, "partition")));
      book.found(
          partition, Long.parseLong(header(found, "offset")), Sort.Door.DEAD_LETTER, found.value());
      return;
    }
    try {
      Rejected rejected = rejections.decode(found.value());
      String topic = world.endpoints().topicPrefix() + rejected.getOriginTopic();
      byte[] value = new byte[rejected.getValue().remaining()];
      rejected.getValue().duplicate().get(value);
      book.found(
          new TopicPartition(topic, rejected.getPartition()),
          rejected.getOffset(),
          Sort.Door.REJECTED,
          value);
    } catch (BadRecordException e) {
      throw new IllegalStateException("a rejection that cannot be read", e);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(HEADERS + name).value(), StandardCharsets.UTF_8);
  }

  private static List<Sort> sorts(EventPublisher publisher) {
    Topic topic = Topic.BANK_SUSPICIOUS_TRANSFER;
    LoadEvent refused =
        new LoadEvent(
            topic, "refused", Records.suspicious("refused", Instant.now(), "refused", 1, 2, -100));
    return Sort.all(publisher.bytes(good("spoilt", 0)), topic, publisher.bytes(refused));
  }

  private static LoadEvent good(String id, int person) {
    return new LoadEvent(
        Topic.BANK_SUSPICIOUS_TRANSFER,
        id,
        Records.suspicious(id, Instant.now(), id, person, 1_000 + person, 100_000));
  }

  private static RegistryAccess access(World world) {
    return RegistryEventCodec.access(
        new HttpSchemaRegistry(
            new RegistryConfig(Map.of(RegistryConfig.URL, world.endpoints().registryUrl()))));
  }
}
