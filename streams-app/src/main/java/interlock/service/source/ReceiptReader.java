package interlock.service.source;

import interlock.contract.TopicNames;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.intake.SourceReceipt;
import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.reading.Progress;
import interlock.service.reading.TopicReader;
import interlock.service.tasks.TaskKind;
import interlock.service.tasks.TaskRow;
import interlock.service.tasks.TaskRows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads receipts, and the tasks that they speak of. For one thread. */
public final class ReceiptReader implements AutoCloseable {
  private final TopicReader topics;
  private final RegisteredCodec<SourceReceipt> receipts;

  private ReceiptReader(TopicReader topics) {
    this.topics = topics;
    receipts = topics.registry().codec(TopicNames.SOURCE_RECEIPT, SourceReceipt.class);
  }

  /**
   * Connects.
   *
   * @throws OutsideException when no broker answers in time
   */
  public static ReceiptReader connect(InterlockConfig config) {
    return new ReceiptReader(TopicReader.connect(config, "interlock-receipts"));
  }

  /**
   * All receipts since then.
   *
   * @param source whose; empty for all
   * @throws OutsideException when broker or registry fail on the way, likewise below
   */
  public void since(Instant from, Optional<String> source, Consumer<SourceReceipt> each) {
    for (TopicPartition partition : partitions(source)) {
      topics.readPart(
          partition,
          from,
          Long.MAX_VALUE,
          record -> {
            decode(receipts, record)
                .filter(r -> source.isEmpty() || source.get().equals(r.getSource()))
                .ifPresent(each);
            return true;
          });
    }
  }

  /**
   * What became of an event; ids are unique in a source only.
   *
   * @param source whose; empty for every source that has an event of that id
   * @return one for each source with a receipt of it, by the source's name
   */
  public List<EventPath> paths(Optional<String> source, String eventId, Progress progress) {
    Map<String, List<SourceReceipt>> found = new TreeMap<>();
    topics.read(
        partitions(source),
        record ->
            decode(receipts, record)
                .filter(r -> r.getEventId().equals(eventId))
                .filter(r -> source.map(r.getSource()::equals).orElse(true))
                .ifPresent(
                    r -> found.computeIfAbsent(r.getSource(), s -> new ArrayList<>()).add(r)),
        progress);
    return found.entrySet().stream()
        .map(
            e ->
                new EventPath(
                    e.getKey(), eventId, e.getValue(), tasks(eventId, e.getValue(), progress)))
        .toList();
  }

  private List<TaskRow> tasks(String eventId, List<SourceReceipt> told, Progress progress) {
    Map<String, TaskRow> rows = new LinkedHashMap<>();
    for (TaskKind kind : TaskKind.values()) {
      RegisteredCodec<? extends SpecificRecord> codec =
          topics.registry().codec(kind.topic(), kind.type());
      topics.read(
          topics.partitions(kind.topic()),
          record -> {
            if (record.value() == null) {
              rows.remove(text(record.key()));
            } else {
              decode(codec, record)
                  .filter(task -> EventPath.restsOn(task, eventId, told))
                  .map(TaskRows::of)
                  .ifPresent(row -> rows.merge(row.taskId(), row, ReceiptReader::newer));
            }
          },
          progress);
    }
    return List.copyOf(rows.values());
  }

  private static TaskRow newer(TaskRow a, TaskRow b) {
    return b.revision() >= a.revision() ? b : a;
  }

  private List<TopicPartition> partitions(Optional<String> source) {
    return source
        .map(
            name ->
                List.of(
                    topics.partitionOf(
                        TopicNames.SOURCE_RECEIPT, name.getBytes(StandardCharsets.UTF_8))))
        .orElseGet(() -> topics.partitions(TopicNames.SOURCE_RECEIPT));
  }

  private static String text(byte[] key) {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  private static <T> Optional<T> decode(
      RegisteredCodec<T> codec, ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(codec.decode(record.value()));
    } catch (BadRecordException unreadable) {
      // By a newer or another writer: nothing of it can be told.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    topics.close();
  }
}
