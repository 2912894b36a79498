package interlock.sandbox.faults;

import interlock.sandbox.load.BadBytes;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.RawPublisher;
import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Records that nobody can read: sends them, and finds each among the dead letters. */
final class Unreadable {
  private static final Set<Topic.Use> READ = Set.of(Topic.Use.INPUT, Topic.Use.MAIL);
  private static final String HEADERS = "__streams.errors.";
  private static final String KEY = "unreadable";
  private static final Duration POLL = Duration.ofMillis(200);

  private final Endpoints endpoints;
  private final Map<String, Optional<byte[]>> sent = new HashMap<>();
  private final Topic topic;
  private final byte[] good;
  private int inputs;
  private int mails;
  private int tombstones;

  /**
   * @param topic an input topic
   * @param good a record of it, in Confluent's wire format, to be spoilt
   */
  Unreadable(Endpoints endpoints, Topic topic, byte[] good) {
    this.endpoints = endpoints;
    this.topic = topic;
    this.good = good.clone();
  }

  /**
   * Each sort of bad bytes, to every input topic and every mailbox; and the good record where it
   * does not belong.
   */
  void send() {
    Collection<byte[]> bad = BadBytes.of(good).values();
    String contract = Contracts.all().get(topic.base());
    try (RawPublisher raw = new RawPublisher(endpoints.bootstrap(), endpoints.topicPrefix())) {
      for (Topic wrong : Topic.values()) {
        if (READ.contains(wrong.use())) {
          bad.forEach(bytes -> send(raw, wrong, bytes));
          if (!Contracts.all().get(wrong.base()).equals(contract)) {
            send(raw, wrong, good);
          }
        }
      }
    }
  }

  /** What became of them: to be asked when all is at rest. */
  Letters found() {
    Set<String> found = new HashSet<>();
    int doubled = 0;
    int spoilt = 0;
    for (ConsumerRecord<byte[], byte[]> letter : letters()) {
      String place =
          place(header(letter, "topic"), header(letter, "partition"), header(letter, "offset"));
      Optional<byte[]> wanted = sent.get(place);
      if (wanted == null) {
        continue; // Good mail or a good record: the books of the round count it.
      }
      if (!found.add(place)) {
        doubled++;
      } else if (!Arrays.equals(wanted.orElse(null), letter.value())) {
        spoilt++;
      }
    }
    return new Letters(inputs, mails, tombstones, sent.size() - found.size() + spoilt, doubled);
  }

  /** How many were sent, before it is known what became of them. */
  Letters sent() {
    return new Letters(inputs, mails, tombstones, 0, 0);
  }

  private void send(RawPublisher raw, Topic topic, byte[] bytes) {
    RecordMetadata at = raw.send(topic, KEY, bytes);
    if (bytes == null && topic.use() == Topic.Use.INPUT && topic.keep() == Topic.Keep.NEWEST) {
      tombstones++;
      return;
    }
    sent.put(
        place(at.topic(), Integer.toString(at.partition()), Long.toString(at.offset())),
        Optional.ofNullable(bytes));
    if (topic.use() == Topic.Use.INPUT) {
      inputs++;
    } else {
      mails++;
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> letters() {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    String topic = Topic.DEAD_LETTER.on(endpoints.topicPrefix());
    try (var consumer =
        new KafkaConsumer<>(
            endpoints.client(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      Set<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .collect(Collectors.toSet());
      consumer.assign(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      consumer.seekToBeginning(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(letters::add);
      }
    }
    return letters;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(HEADERS + name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String place(String topic, String partition, String offset) {
    return topic + "-" + partition + "@" + offset;
  }
}
