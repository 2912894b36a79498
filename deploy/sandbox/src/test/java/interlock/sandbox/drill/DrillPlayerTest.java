package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillPlayerTest {
  private static final String SEND =
      "{at: 10s, send: police.warning-directive, event: {directiveId: D, status: ISSUED, subject:"
          + " {phone: \"17000000201\"}, warningClass: CONTACT, level: MEDIUM}}";
  private static final String OTHER = SEND.replace("directiveId: D", "directiveId: E");

  @Test
  void aDrillHolds() {
    assertThat(
            play(
                "{at: 0s, never: task.dissuasion, match: {}}",
                SEND,
                "{at: 10s, expect: task.dissuasion, match: {state: OPEN}, as: case}",
                "{at: 10s, neverEver: task.dissuasion, match: {state: SIGNED}}",
                "{at: 12s, expect: task.dissuasion, match: {taskId: \"${case.taskId}\", state:"
                    + " SIGNED, updatedAt: {atLeast: \"${case.updatedAt}\"}}}",
                "{at: 2h, never: task.dissuasion, match: {state: OPEN}}",
                "{at: 2h, count: task.dissuasion, match: {state: CONCLUDED}, is: 1}"))
        .extracting(StepResult::held)
        .containsOnly(true);
  }

  @Test
  void aNeverLooksAtTheNewestRevisionsAndNeverEverAtAll() {
    assertThat(
            play(
                SEND,
                "{at: 2h, never: task.dissuasion, match: {state: OPEN}}",
                "{at: 2h, neverEver: task.dissuasion, match: {state: OPEN}}",
                "{at: 2h, never: task.dissuasion, match: {state: CONCLUDED}}"))
        .extracting(StepResult::held)
        .containsExactly(true, true, false, false);
  }

  @Test
  void anExpectWaitsFromOneDueMomentToTheNext() {
    List<StepResult> results =
        play(
            SEND,
            "{at: 10s, expect: task.dissuasion, match: {state: CONCLUDED}, within: 1h}",
            "{at: 11s, expect: task.dissuasion, match: {state: CONCLUDED}}");
    assertThat(results).extracting(StepResult::held).containsOnly(true);
    assertThat(results.get(1).time())
        .isBetween(Duration.ofSeconds(3_610), Duration.ofSeconds(3_611));
    assertThat(results.get(2).time())
        .as("a later step goes on from there")
        .isEqualTo(results.get(1).time());
  }

  @Test
  void anExpectFailsAfterItsTimeAndTellsTheNearestMiss() {
    List<StepResult> results =
        play(
            SEND,
            "{at: 10s, expect: task.dissuasion, match: {state: CONCLUDED, mergedInto: {exists:"
                + " false}}, within: 59m}");
    StepResult failed = results.get(1);
    assertThat(failed.held()).isFalse();
    NearMiss miss = failed.nearest().orElseThrow();
    assertThat(miss.what()).isEqualTo("T-D r2");
    assertThat(miss.fields().get(0))
        .isEqualTo(
            new NearMiss.Field("state", false, "CONCLUDED", java.util.Optional.of("SIGNED")));
    assertThat(miss.fields().get(1).holds()).isTrue();
  }

  @Test
  void allChecksOfOneMomentSeeItBeforeAnyWaits() {
    assertThat(
            play(
                SEND,
                "{at: 10s, expect: task.dissuasion, match: {state: SIGNED}}",
                "{at: 10s, expect: task.dissuasion, match: {state: OPEN}}",
                "{at: 10s, never: task.dissuasion, match: {state: SIGNED}}",
                "{at: 10s, count: task.dissuasion, match: {state: OPEN}, is: 1}"))
        .extracting(StepResult::held)
        .containsOnly(true);
  }

  @Test
  void checksThatWaitDoSoTogether() {
    assertThat(
            play(
                SEND,
                "{at: 10s, expect: task.dissuasion, match: {state: CONCLUDED}, within: 2h, as: c}",
                "{at: 10s, expect: task.dissuasion, match: {state: SIGNED}}",
                "{at: 10s, never: task.dissuasion, match: {taskId: \"${c.taskId}\", state: OPEN}}"))
        .extracting(StepResult::held)
        .containsOnly(true);
  }

  @Test
  void whatRefersToAStepThatDidNotHoldFailsToo() {
    List<StepResult> results =
        play(
            "{at: 0s, expect: task.dissuasion, match: {}, as: case}",
            "{at: 0s, never: task.dissuasion, match: {taskId: \"${case.taskId}\"}}",
            SEND.replace("directiveId: D", "directiveId: \"${case.taskId}\""),
            "{at: 2h, count: task.dissuasion, match: {}, is: 0}");
    assertThat(results).extracting(StepResult::held).containsExactly(false, false, false, true);
    assertThat(results.get(2).missing()).contains("${case.taskId}: no step has found case");
  }

  @Test
  void aCountTellsHowMany() {
    List<StepResult> results =
        play(
            SEND,
            OTHER,
            "{at: 10s, count: task.dissuasion, match: {state: OPEN}, is: 2}",
            "{at: 10s, count: task.dissuasion, match: {state: OPEN}, is: 1}");
    assertThat(results).extracting(StepResult::held).containsExactly(true, true, true, false);
    assertThat(results.get(3).counted()).contains(2);
  }

  @Test
  void resultsAreToldInTheOrderOfTheFile() {
    List<StepResult> told = new ArrayList<>();
    Drill drill =
        Fixtures.drill(
            SEND,
            "{at: 10s, expect: task.dissuasion, match: {state: SIGNED}}",
            "{at: 10s, expect: task.dissuasion, match: {state: OPEN}}");
    try (DrillEngine engine = new VirtualEngine(ToyWorld.of(), drill.start())) {
      assertThat(DrillPlayer.play(drill, engine, told::add)).isEqualTo(told);
    }
    assertThat(told).extracting(result -> result.step().number()).containsExactly(1, 2, 3);
  }

  private static List<StepResult> play(String... steps) {
    Drill drill = Fixtures.drill(steps);
    try (DrillEngine engine = new VirtualEngine(ToyWorld.of(), drill.start())) {
      return DrillPlayer.play(drill, engine, result -> {});
    }
  }
}
