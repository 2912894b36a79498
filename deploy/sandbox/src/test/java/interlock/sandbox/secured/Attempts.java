package interlock.sandbox.secured;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a principal is let do, found out by trying. Anything but a plain yes or no is a failure. */
final class Attempts implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final byte[] KEY = {1};

  private final Map<String, Object> settings;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;

  Attempts(ClientSettings client) {
    settings = new HashMap<>(client.values());
    settings.put("default.api.timeout.ms", 20_000);
    settings.put("allow.auto.create.topics", false);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    var serializer = new ByteArraySerializer();
    Map<String, Object> producing = new HashMap<>(client.values());
    producing.put("max.block.ms", 20_000);
    producer = new KafkaProducer<>(producing, serializer, serializer);
    var deserializer = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(settings, deserializer, deserializer);
    admin = Admin.create(new HashMap<>(client.values()));
  }

  boolean writes(String topic) {
    return isLetTo(
        () -> producer.send(new ProducerRecord<>(topic, 0, KEY, KEY)).get(20, TimeUnit.SECONDS));
  }

  /** A record must be there. */
  boolean reads(String topic) {
    return isLetTo(
        () -> {
          var partition = new TopicPartition(topic, 0);
          consumer.assign(List.of(partition));
          consumer.seekToBeginning(List.of(partition));
          long deadline = System.nanoTime() + LONGEST.toNanos();
          while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
            if (System.nanoTime() > deadline) {
              throw new TimeoutException("nothing to read on " + topic);
            }
          }
          return true;
        });
  }

  /** Commits an offset as a member of that group would. */
  boolean usesGroup(String group, String topic) {
    Map<String, Object> grouped = new HashMap<>(settings);
    grouped.put("group.id", group);
    var bytes = new ByteArrayDeserializer();
    try (var member = new KafkaConsumer<>(grouped, bytes, bytes)) {
      return isLetTo(
          () -> {
            member.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)));
            return true;
          });
    }
  }

  boolean usesTransactionalId(String id) {
    Map<String, Object> transactional = new HashMap<>(settings);
    transactional.put("transactional.id", id);
    transactional.put("max.block.ms", 20_000);
    var bytes = new ByteArraySerializer();
    try (var other = new KafkaProducer<>(transactional, bytes, bytes)) {
      return isLetTo(
          () -> {
            other.initTransactions();
            return true;
          });
    }
  }

  boolean administers(Function<Admin, KafkaFuture<?>> deed) {
    return isLetTo(() -> ((Future<?>) deed.apply(admin)).get(20, TimeUnit.SECONDS));
  }

  /** Something that the broker allows, refuses, or fails at. */
  private interface Deed {
    Object attempt() throws Exception;
  }

  private static boolean isLetTo(Deed deed) {
    try {
      deed.attempt();
      return true;
    } catch (AuthorizationException refused) {
      return false;
    } catch (ExecutionException e) {
      return refusal(e).map(refused -> false).orElseThrow(() -> new AssertionError(e));
    } catch (KafkaException e) {
      // A producer that was refused its id refuses all that is sent after that.
      return refusal(e).map(refused -> false).orElseThrow(() -> new AssertionError(e));
    } catch (Exception e) {
      throw new AssertionError("neither allowed nor refused", e);
    }
  }

  private static Optional<Throwable> refusal(Exception e) {
    return Optional.ofNullable(e.getCause()).filter(AuthorizationException.class::isInstance);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    consumer.close();
    admin.close(Duration.ofSeconds(2));
  }
}
