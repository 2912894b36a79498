package interlock.sandbox.cost;

import interlock.contract.AvroCodecs;
import interlock.contract.Codecs;
import interlock.contract.Codecs.Door;
import interlock.contract.Codecs.Receipt;
import interlock.contract.Reader;
import interlock.contract.Reader.Reading;
import interlock.contract.intake.Readers;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.event.Event;
import interlock.core.intake.Addressing;
import interlock.core.mail.Letter;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.core.policy.PolicyBook;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.LoadEvent;
import interlock.schemas.Contracts;
import interlock.topology.Clerk;
import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Intake and the five rooms without Kafka, on the caller's thread: mail lies in one queue, files
 * and wake-ups in maps. All of it as bytes, through the product's codecs, under the packaged
 * policy.
 */
public final class OfflineRooms {
  static final TaskIds TASK_IDS =
      new TaskIds("a key for benchmarks".getBytes(StandardCharsets.UTF_8));
  static final PolicyBook POLICIES = PolicyBook.of(PolicyDocument.packaged());

  private final RegistryAccess access = RegistryEventCodec.access(new LocalSchemaRegistry());
  private final Codecs codecs = new AvroCodecs(access, "");
  private final Readers readers =
      new Readers(new AvroContractSerdes(access), "", POLICIES::inForce);
  private final Map<Topic, Reader> readersByTopic = new EnumMap<>(Topic.class);
  private final Map<Topic, Function<SpecificRecord, byte[]>> encoders = new EnumMap<>(Topic.class);
  private final Map<Room, Clerk<?, ?>> clerks = new EnumMap<>(Room.class);
  private final Map<String, byte[]> files = new HashMap<>();
  private final TreeMap<Due, Room> wakes = new TreeMap<>();
  private final Queue<Sent> queue = new ArrayDeque<>();
  private final Observer observer;

  /** Told of all that happens; see {@link #NOBODY}. */
  public interface Observer {
    Observer NOBODY = new Observer() {};

    /** Intake has written so many letters and one receipt. */
    default void received(Topic topic, int letters) {}

    /** A desk has answered. */
    default void answered(Delivery delivery) {}
  }

  /**
   * One mail and what came of it.
   *
   * @param at its timestamp, epoch milliseconds
   * @param stored the desk's file before
   */
  public record Delivery(
      Address to, byte[] mail, long at, Optional<byte[]> stored, Clerk.Answer answer) {}

  private record Sent(Address to, byte[] mail, long at) {}

  private record Due(long at, String key) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : key.compareTo(other.key);
    }
  }

  public OfflineRooms(Observer observer) {
    this.observer = observer;
    for (Room room : Room.values()) {
      clerks.put(room, Clerk.of(room, codecs, POLICIES, TASK_IDS));
    }
  }

  /** The codecs that these rooms use. */
  public Codecs codecs() {
    return codecs;
  }

  /** By which what the desks publish can be read. */
  public RegistryAccess access() {
    return access;
  }

  /** The event's bytes, as its party would publish them. */
  public byte[] encode(LoadEvent event) {
    return encoders.computeIfAbsent(event.topic(), this::encoder).apply(event.value());
  }

  /**
   * Takes in one record and delivers mail until there is none.
   *
   * @param at when it is received, epoch milliseconds
   */
  public void receive(Topic topic, byte[] value, long at) {
    Reader reader = readersByTopic.computeIfAbsent(topic, t -> readers.of(t.base()));
    switch (reader.read(value, at)) {
      case Reading.Accepted(Event event) -> accept(topic, event, at);
      case Reading.Refused refused ->
          throw new IllegalStateException("refused: " + refused.detail());
    }
    deliverAll();
  }

  /** {@link #receive} of the event's bytes. */
  public void receive(LoadEvent event, long at) {
    receive(event.topic(), encode(event), at);
  }

  /** Puts one mail into a mailbox and delivers until there is none. */
  public void mail(Address to, Post post, long at) {
    queue.add(new Sent(to, codecs.mail(to.room()).encode(post), at));
    deliverAll();
  }

  /**
   * Wakes the desks that are due, each at its moment.
   *
   * @param at until when, epoch milliseconds
   */
  public void wakeUntil(long at) {
    while (!wakes.isEmpty() && wakes.firstKey().at() <= at) {
      Map.Entry<Due, Room> due = wakes.pollFirstEntry();
      long dueAt = due.getKey().at();
      mail(
          new Address(due.getValue(), due.getKey().key()),
          new Post(Cause.wake(dueAt, dueAt), new Wake(dueAt)),
          dueAt);
    }
  }

  /** The desk's file. */
  public Optional<byte[]> file(Address desk) {
    return Optional.ofNullable(files.get(desk.key()));
  }

  private void accept(Topic topic, Event event, long at) {
    Cause cause = Cause.of(topic.base(), event.origin());
    List<Letter> letters = Addressing.letters(event);
    for (Letter letter : letters) {
      Address to = letter.to();
      queue.add(new Sent(to, codecs.mail(to.room()).encode(new Post(cause, letter.mail())), at));
    }
    codecs.receipt(
        new Receipt(
            topic.base(),
            event.origin().source(),
            event.origin().eventId(),
            Door.MAILED,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.of(event.origin().occurredAt()),
            at));
    observer.received(topic, letters.size());
  }

  private void deliverAll() {
    for (Sent next = queue.poll(); next != null; next = queue.poll()) {
      deliver(next);
    }
  }

  private void deliver(Sent sent) {
    Address to = sent.to();
    Optional<byte[]> stored = file(to);
    Clerk.Answer answer = clerks.get(to.room()).answer(to.key(), sent.mail(), sent.at(), stored);
    answer.newFile().ifPresent(bytes -> files.put(to.key(), bytes));
    move(to, answer.wakeFrom(), answer.wakeAt());
    answer.letters().forEach(l -> queue.add(new Sent(l.to(), l.mail(), answer.now())));
    observer.answered(new Delivery(to, sent.mail(), sent.at(), stored, answer));
  }

  private void move(Address desk, OptionalLong from, OptionalLong to) {
    if (!from.equals(to)) {
      from.ifPresent(at -> wakes.remove(new Due(at, desk.key())));
      to.ifPresent(at -> wakes.put(new Due(at, desk.key()), desk.room()));
    }
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
    RegisteredCodec<T> codec = access.codec(topic.base(), type);
    return value -> codec.encode(type.cast(value));
  }
}
