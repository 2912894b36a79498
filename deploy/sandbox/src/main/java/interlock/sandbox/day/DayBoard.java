package interlock.sandbox.day;

import interlock.contract.wire.RecordType;
import interlock.contract.wire.RegisteredCodec;
import interlock.contract.wire.RegistryAccess;
import interlock.intake.Door;
import interlock.intake.SourceReceipt;
import interlock.sandbox.drill.VirtualTopology;
import interlock.service.tasks.TaskRows;
import interlock.task.DissuasionTask;
import interlock.topology.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What Interlock has published so far, as far as a day of officers is concerned. */
final class DayBoard implements VirtualTopology.Listener {
  private final RegisteredCodec<DissuasionTask> taskCodec;
  private final RegisteredCodec<SourceReceipt> receiptCodec;
  private final Map<String, DissuasionTask> tasks = new LinkedHashMap<>();
  private final List<Consumer<DissuasionTask>> readers = new ArrayList<>();
  private int feedbackTaken;
  private int rejected;
  private int deadLetters;

  DayBoard(RegistryAccess access) {
    taskCodec = access.codec(Topic.TASK_DISSUASION.base(), RecordType.of(DissuasionTask.class));
    receiptCodec = access.codec(Topic.SOURCE_RECEIPT.base(), RecordType.of(SourceReceipt.class));
  }

  /** Tells of every revision from now on. */
  void listen(Consumer<DissuasionTask> reader) {
    readers.add(reader);
  }

  @Override
  public void published(String topic, String key, Optional<byte[]> value) {
    Topic.ofBase(topic)
        .ifPresent(
            known -> {
              switch (known) {
                case TASK_DISSUASION -> value.map(taskCodec::decode).ifPresent(this::read);
                case SOURCE_RECEIPT -> value.map(receiptCodec::decode).ifPresent(this::read);
                case INTAKE_REJECTED -> rejected++;
                case DEAD_LETTER -> deadLetters++;
                default -> {}
              }
            });
  }

  private void read(DissuasionTask task) {
    tasks.put(task.getTaskId(), task);
    readers.forEach(reader -> reader.accept(task));
  }

  private void read(SourceReceipt receipt) {
    if (receipt.getDoor() == Door.MAILED
        && receipt.getOutcome() == null
        && receipt.getTopic().equals(Topic.DISSUASION_FEEDBACK.base())) {
      feedbackTaken++;
    }
  }

  /** The newest revision. */
  DissuasionTask task(String taskId) {
    return tasks.get(taskId);
  }

  boolean isOpen(String taskId) {
    return TaskRows.of(tasks.get(taskId)).isOpen();
  }

  /** The newest revision of each, in the order of opening. */
  List<DissuasionTask> tasks() {
    return List.copyOf(tasks.values());
  }

  int size() {
    return tasks.size();
  }

  /** By which doors the day's events left. */
  Doors doors(int feedbackSent) {
    return new Doors(feedbackSent, feedbackTaken, rejected, deadLetters);
  }

  /**
   * Whether all that was said was heard.
   *
   * @param rejected of all events, not of feedback only
   */
  record Doors(int feedbackSent, int feedbackTaken, int rejected, int deadLetters) {
    boolean allTaken() {
      return feedbackSent == feedbackTaken && rejected == 0 && deadLetters == 0;
    }
  }
}
