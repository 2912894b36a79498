package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualEngineTest {
  private final VirtualEngine engine = new VirtualEngine(ToyWorld.of(), Fixtures.START);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void anEventHasItsEffectAtOnceAndAtTheVirtualNow() {
    engine.advanceTo(at("90s"));
    send("D");
    assertThat(engine.now()).isEqualTo(at("90s"));
    assertThat(task()).containsEntry("state", "OPEN").containsEntry("updatedAt", at("90s"));
  }

  @Test
  void goesThroughEveryDueMomentNeverInOneJump() {
    engine.advanceTo(at("10s"));
    send("D");
    engine.advanceTo(at("3h"));
    assertThat(engine.outputs().all("task.dissuasion"))
        .extracting(revision -> revision.get("state"))
        .containsExactly("OPEN", "SIGNED", "CONCLUDED");
    assertThat(engine.outputs().all("task.dissuasion"))
        .extracting(revision -> (Instant) revision.get("updatedAt"))
        .satisfiesExactly(
            opened -> assertThat(opened).isEqualTo(at("10s")),
            signed -> assertThat(signed).isBetween(at("12s"), at("12s").plusMillis(100)),
            concluded -> assertThat(concluded).isBetween(at("3610s"), at("3610s").plusMillis(100)));
    assertThat(engine.now()).isEqualTo(at("3h"));
  }

  @Test
  void advancesToTheNextDueMomentAndNotBeyondTheLimit() {
    engine.advanceTo(at("10s"));
    send("D");
    assertThat(engine.advance(at("11s"))).isFalse();
    assertThat(engine.now()).isEqualTo(at("10s"));
    assertThat(engine.advance(at("1d"))).isTrue();
    assertThat(engine.now()).isBetween(at("12s"), at("12s").plusMillis(100));
    assertThat(task()).containsEntry("state", "SIGNED");
  }

  @Test
  void waitsWhileWakeUpsAreHeldBackAfterAStart() {
    send("D");
    assertThat(engine.advance(at("2s"))).isTrue();
    assertThat(engine.now()).isBetween(at("5s"), at("5s").plusMillis(100));
    assertThat(task()).containsEntry("state", "SIGNED");
  }

  @Test
  void aTombstoneTakesATaskAwayButNotItsHistory() {
    Outputs outputs = new Outputs();
    outputs.add(
        "task.dissuasion", "T", java.util.Optional.of(Fixtures.dissuasion("T", 2, Map.of())));
    outputs.add(
        "task.dissuasion", "T", java.util.Optional.of(Fixtures.dissuasion("T", 1, Map.of())));
    assertThat(outputs.newest("task.dissuasion"))
        .singleElement()
        .satisfies(tree -> assertThat(tree.get("revision")).isEqualTo(2L));
    outputs.add("task.dissuasion", "T", java.util.Optional.empty());
    assertThat(outputs.newest("task.dissuasion")).isEmpty();
    assertThat(outputs.all("task.dissuasion")).hasSize(2);
  }

  @Test
  void onATopicWithoutTasksEveryRecordCounts() {
    Outputs outputs = new Outputs();
    for (int i = 0; i < 2; i++) {
      outputs.add(
          "case.summary",
          "C",
          java.util.Optional.of(Fixtures.record(Topics.schema("case.summary"), Map.of())));
    }
    assertThat(outputs.newest("case.summary")).hasSize(2);
    assertThat(List.of("task.history", "case.trace-edge", "source.receipt", "intake.rejected"))
        .noneMatch(Topics::hasTasks);
    assertThat(Topics.outputs().stream().filter(Topics::hasTasks)).hasSize(5);
  }

  private Map<String, Object> task() {
    return engine.outputs().newest("task.dissuasion").get(0);
  }

  private void send(String directiveId) {
    GenericRecord event =
        Fixtures.record(
            Topics.schema("police.warning-directive"), Map.of("directiveId", directiveId));
    engine.send("police.warning-directive", event);
  }

  private static Instant at(String span) {
    return Fixtures.START.plus(Offsets.span(span).orElse(Duration.ZERO));
  }
}
