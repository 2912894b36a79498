package interlock.sandbox.load;

import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Whole records of some topics, read_committed, in a thread of its own, from the end that the
 * topics have when it starts. For what must cost the measured machine little there is {@link
 * TaskReader}.
 */
public final class RecordFeed implements AutoCloseable {
  private final Map<String, Topic> topics = new HashMap<>();
  private final Map<Topic, RegisteredCodec<? extends SpecificRecord>> codecs = new HashMap<>();
  private final CommittedTail tail;

  /**
   * A record, as read.
   *
   * @param readableNanos when it could be read, on {@link System#nanoTime}
   */
  public record Read(Topic topic, SpecificRecord value, long readableNanos) {}

  private RecordFeed(
      Endpoints endpoints,
      RegistryAccess access,
      Set<Topic> wanted,
      Duration poll,
      Consumer<List<Read>> each) {
    for (Topic topic : wanted) {
      topics.put(endpoints.name(topic), topic);
      codecs.put(topic, access.codec(endpoints.name(topic), type(topic)));
    }
    tail =
        CommittedTail.start(
            "record-feed",
            endpoints,
            topics.keySet(),
            poll,
            (batch, readableNanos) -> each.accept(reads(batch, readableNanos)));
  }

  /**
   * Starts to read; nothing that is published from now on is missed. Tombstones are passed over.
   *
   * @param poll how long it waits for records before {@code each} is called without any
   * @param each told what came together, on the feed's thread
   */
  public static RecordFeed start(
      Endpoints endpoints,
      RegistryAccess access,
      Set<Topic> topics,
      Duration poll,
      Consumer<List<Read>> each) {
    return new RecordFeed(endpoints, access, topics, poll, each);
  }

  /** Throws when the feed has ended by a fault, its listener's included. */
  public void requireAlive() {
    tail.requireAlive();
  }

  @Override
  public void close() {
    tail.close();
  }

  private List<Read> reads(ConsumerRecords<byte[], byte[]> batch, long readableNanos) {
    List<Read> reads = new ArrayList<>(batch.count());
    for (ConsumerRecord<byte[], byte[]> message : batch) {
      if (message.value() != null) {
        reads.add(read(message, readableNanos));
      }
    }
    return reads;
  }

  private Read read(ConsumerRecord<byte[], byte[]> message, long readableNanos) {
    Topic topic = topics.get(message.topic());
    try {
      return new Read(topic, codecs.get(topic).decode(message.value()), readableNanos);
    } catch (BadRecordException e) {
      throw new IllegalStateException("unreadable record on " + message.topic(), e);
    }
  }

  private static Class<? extends SpecificRecord> type(Topic topic) {
    String type = Contracts.all().get(topic.base());
    try {
      return Class.forName(type).asSubclass(SpecificRecord.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no class for the contract " + type, e);
    }
  }
}
