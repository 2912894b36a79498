package interlock.topology;

import interlock.contract.Codecs.Header;
import interlock.contract.Codecs.Published;
import interlock.core.desk.Room;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where one node may send to: its sinks, by topic. */
final class Routes {
  private final App app;
  private final Map<Topic, String> sinks = new LinkedHashMap<>();

  /**
   * @param node the node's name; its sinks are named after it
   */
  Routes(App app, String node, List<Topic> topics) {
    this.app = app;
    topics.forEach(topic -> sinks.put(topic, node + "-to-" + topic.base()));
  }

  Map<Topic, String> sinks() {
    return sinks;
  }

  Outgoing letter(Room room, String deskKey, byte[] mail, long timestamp) {
    return new Outgoing(
        new Record<>(OutKey.of(deskKey), mail, timestamp), sink(Topic.mailbox(room, app)));
  }

  Outgoing published(Published out, long timestamp) {
    Topic topic =
        Topic.ofBase(out.topic())
            .orElseThrow(() -> new IllegalStateException("no such topic: " + out.topic()));
    var headers = new RecordHeaders();
    for (Header header : out.headers()) {
      headers.add(header.name(), header.value().getBytes(StandardCharsets.UTF_8));
    }
    return new Outgoing(
        new Record<>(OutKey.of(out.key(), out.partitionKey()), out.value(), timestamp, headers),
        sink(topic));
  }

  /** The original bytes, whole, with Kafka Streams' own headers. */
  Outgoing deadLetter(
      byte[] key,
      byte[] value,
      Headers headers,
      long timestamp,
      RecordMetadata from,
      Throwable why) {
    return new Outgoing(
        new Record<>(
            new OutKey(key, key), value, timestamp, DeadLetters.headers(headers, from, why)),
        sink(Topic.DEAD_LETTER));
  }

  private String sink(Topic topic) {
    String sink = sinks.get(topic);
    if (sink == null) {
      throw new IllegalStateException("this node has no way to " + topic.base());
    }
    return sink;
  }

  /** A record and the sink that it goes to. */
  record Outgoing(Record<OutKey, byte[]> record, String sink) {}
}
