package interlock.service.explain;

import static java.util.Map.entry;

import interlock.contract.TopicNames;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.task.AccountQueryTask;
import interlock.task.DissuasionTask;
import interlock.task.LeadTask;
import interlock.task.LineControlTask;
import interlock.task.StopPaymentTask;
import interlock.task.TaskHistory;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A history record and the task inside it, each by the schema that it was written with. */
public final class HistoryCodec {
  private final RegisteredCodec<TaskHistory> history;

  /** By the topic that the task was published on. */
  private final Map<String, RegisteredCodec<? extends SpecificRecord>> tasks;

  public HistoryCodec(RegistryAccess access) {
    history = access.codec(TopicNames.TASK_HISTORY, TaskHistory.class);
    tasks =
        Map.ofEntries(
            task(access, TopicNames.TASK_DISSUASION, DissuasionTask.class),
            task(access, TopicNames.TASK_STOP_PAYMENT, StopPaymentTask.class),
            task(access, TopicNames.TASK_ACCOUNT_QUERY, AccountQueryTask.class),
            task(access, TopicNames.TASK_LINE_CONTROL, LineControlTask.class),
            task(access, TopicNames.TASK_LEAD, LeadTask.class));
  }

  /**
   * The revision; without its task when that cannot be read.
   *
   * @throws BadRecordException when the bytes are no history record
   */
  public Revision decode(byte[] bytes) {
    TaskHistory record = history.decode(bytes);
    return new Revision(record, task(record));
  }

  private Optional<SpecificRecord> task(TaskHistory record) {
    RegisteredCodec<? extends SpecificRecord> codec = tasks.get(record.getTopic());
    if (codec == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.decode(bytes(record.getValue())));
    } catch (BadRecordException unreadable) {
      // Told as such in the timeline.
      return Optional.empty();
    }
  }

  private static <T extends SpecificRecord>
      Map.Entry<String, RegisteredCodec<? extends SpecificRecord>> task(
          RegistryAccess access, String topic, Class<T> type) {
    return entry(topic, access.codec(topic, type));
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }
}
