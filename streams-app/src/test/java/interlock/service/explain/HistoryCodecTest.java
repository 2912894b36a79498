package interlock.service.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.contract.TopicNames;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.RegistryAccess;
import interlock.schemas.Contracts;
import interlock.task.Cause;
import interlock.task.LeadTask;
import interlock.task.TaskHistory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryCodecTest {
  private final RegistryAccess access =
      new RegistryAccess(
          new LocalSchemaRegistry(),
          new Patience(Duration.ofMillis(1), Duration.ofMillis(1)),
          true,
          schema -> Contracts.text(schema.getFullName()));
  private final HistoryCodec codec = new HistoryCodec(access);
  private final LeadTask lead = (LeadTask) Filled.record("interlock.task.LeadTask", 1);

  @Test
  void theTaskInsideIsReadByItsOwnSchema() {
    TaskHistory history = history(TopicNames.TASK_LEAD, bytesOfLead());

    Revision revision = codec.decode(bytes(history));

    assertThat(revision.history().getRevision()).isEqualTo(3);
    assertThat(revision.task()).contains(lead);
    assertThat(revision.sourceTime()).contains(lead.getSourceTime());
  }

  @Test
  void aTaskOfAKindThatIsNotKnownYetIsARevisionAllTheSame() {
    Revision revision = codec.decode(bytes(history("task.of-tomorrow", bytesOfLead())));

    assertThat(revision.history().getRevision()).isEqualTo(3);
    assertThat(revision.task()).isEmpty();
  }

  @Test
  void bytesInsideThatAreNoTaskCostOnlyTheirOwnRevision() {
    Revision revision = codec.decode(bytes(history(TopicNames.TASK_LEAD, new byte[] {1, 2})));

    assertThat(revision.task()).isEmpty();
  }

  @Test
  void bytesThatAreNoHistoryAreRefused() {
    assertThatThrownBy(() -> codec.decode(new byte[] {1, 2, 3}))
        .isInstanceOf(BadRecordException.class);
  }

  private byte[] bytesOfLead() {
    return access.codec(TopicNames.TASK_LEAD, LeadTask.class).encode(lead);
  }

  private byte[] bytes(TaskHistory history) {
    return access.codec(TopicNames.TASK_HISTORY, TaskHistory.class).encode(history);
  }

  private static TaskHistory history(String topic, byte[] value) {
    return new TaskHistory(
        "L-1",
        3,
        topic,
        new Cause("wake", null, null, Instant.EPOCH),
        "default-1",
        Instant.EPOCH,
        ByteBuffer.wrap(value));
  }
}
