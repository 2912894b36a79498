package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.LineCommand;
import interlock.contract.TopicNames;
import interlock.contract.intake.Fields;
import interlock.contract.intake.Sent;
import interlock.core.codes.OutcomeCode;
import interlock.intake.SourceReceipt;
import interlock.police.DecisionAction;
import interlock.police.WatchTarget;
import interlock.police.WatchTargetKind;
import interlock.task.Approval;
import interlock.task.LineControlState;
import interlock.task.LineControlTask;
import interlock.task.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blocked site through the whole house: by an officer's decision, and by time. */
class LineEndTest {
  private static final String SITE = "rebate.example";

  @TempDir private Path folder;
  private House house;
  private final List<LineControlTask> tasks = new ArrayList<>();

  @BeforeEach
  void aSiteIsBlocked() {
    house = new House(folder);
    SpecificRecord listing = Sent.on(TopicNames.WATCHLIST);
    Fields.set(listing, "target", new WatchTarget(WatchTargetKind.SITE, SITE));
    house.send(TopicNames.WATCHLIST, listing);
    SpecificRecord done = Sent.on(TopicNames.LINE_CONTROL_FEEDBACK);
    Fields.set(done, "taskId", task().getTaskId());
    Fields.set(
        done, "contact", Contact.newBuilder().setKind(ContactKind.SITE).setUrl(SITE).build());
    Fields.set(done, "command", LineCommand.BLOCK_CONTACT);
    Fields.set(done, "result", "DONE");
    house.send(TopicNames.LINE_CONTROL_FEEDBACK, done);
    assertThat(task().getState()).isEqualTo(LineControlState.ACTIVE);
    assertThat(task().getExpiresAt()).isEqualTo(Sent.AT.plus(Duration.ofDays(30)));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void anOfficersLiftRestoresItAndASecondOneIsToldThatItFoundNothing() {
    decide("D-1");
    assertThat(task().getCommand()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().getState()).isEqualTo(LineControlState.REQUESTED);
    assertThat(task().getReasons())
        .extracting(Reason::getCode)
        .containsExactly("LIFTED_BY_OFFICER");
    assertThat(task().getApprovals()).extracting(Approval::getOfficer).containsExactly("014001");
    assertThat(withoutEffect()).isEmpty();

    int told = tasks.size();
    decide("D-2");
    task();
    assertThat(tasks).hasSize(told);
    assertThat(withoutEffect()).containsExactly("D-2");
  }

  @Test
  void itIsRestoredWhenItsTimeHasPassed() {
    house.advance(Duration.ofDays(30).minusMinutes(1));
    assertThat(task().getCommand()).isEqualTo(LineCommand.BLOCK_CONTACT);
    for (int second = 0; second < 120; second++) {
      house.advance(Duration.ofSeconds(1));
    }
    assertThat(task().getCommand()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().getReasons())
        .extracting(Reason::getCode)
        .containsExactly("LINE_MEASURE_ENDED");
    assertThat(task().getExpiresAt()).isNull();
  }

  private void decide(String eventId) {
    SpecificRecord lift = Sent.on(TopicNames.DECISION);
    Fields.set(lift, "eventId", eventId);
    Fields.set(lift, "taskId", task().getTaskId());
    Fields.set(lift, "routingKey", task().getRoutingKey());
    Fields.set(lift, "action", DecisionAction.LIFT);
    Fields.set(lift, "officer", "014001");
    house.send(TopicNames.DECISION, lift);
  }

  /** The newest revision. */
  private LineControlTask task() {
    house
        .written(Topic.TASK_LINE_CONTROL)
        .forEach(
            r ->
                tasks.add(house.record(Topic.TASK_LINE_CONTROL, r.value(), LineControlTask.class)));
    return tasks.getLast();
  }

  private List<String> withoutEffect() {
    return house.written(Topic.SOURCE_RECEIPT).stream()
        .map(r -> house.record(Topic.SOURCE_RECEIPT, r.value(), SourceReceipt.class))
        .filter(r -> OutcomeCode.DECISION_WITHOUT_EFFECT.code().equals(r.getOutcome()))
        .map(SourceReceipt::getEventId)
        .toList();
  }
}
