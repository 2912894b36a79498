package interlock.contract.output;

import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.origin;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Cause;
import interlock.core.event.Party;
import interlock.core.identity.ContactPoint;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import interlock.task.LeadKind;
import interlock.task.LeadState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LeadRecordTest {
  @Test
  void tellsOfPeopleAndTheNumberTheyWereInTouchWith() {
    var task =
        OtherTasks.record(
            lead(LeadTask.State.OPEN, Optional.of(line("17100009999")), OptionalInt.of(50)));

    assertThat(task.getCommand()).isEqualTo(LeadKind.MANY_VICTIMS);
    assertThat(task.getState()).isEqualTo(LeadState.OPEN);
    assertThat(task.getContact().getPhone()).isEqualTo("+8617100009999");
    assertThat(task.getPeopleNotWarned()).isEqualTo(50);
    assertThat(task.getTarget()).isEqualTo(new interlock.common.Party());
    assertThat(task.getReasons().getFirst().getCode()).isEqualTo("TOO_MANY_UPSTREAM");
  }

  @Test
  void aCancelledOneTellsOfNobody() {
    var task =
        OtherTasks.record(lead(LeadTask.State.CANCELLED, Optional.empty(), OptionalInt.empty()));

    assertThat(task.getState()).isEqualTo(LeadState.CANCELLED);
    assertThat(task.getContact()).isNull();
    assertThat(task.getPeopleNotWarned()).isNull();
  }

  private static LeadTask lead(
      LeadTask.State state, Optional<ContactPoint> contact, OptionalInt people) {
    return new LeadTask(
        new TaskHead(
            "L-1",
            1,
            "CONTACT:+8617100009999",
            400,
            List.of(new Reason(ReasonCode.TOO_MANY_UPSTREAM, 0, List.of())),
            "test",
            Cause.of("test", origin("PSB", "E-1", 0)),
            0,
            0),
        LeadTask.Kind.MANY_VICTIMS,
        state,
        Party.UNKNOWN,
        OptionalLong.empty(),
        false,
        "000000",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        contact,
        people,
        OptionalLong.empty(),
        Optional.empty());
  }
}
