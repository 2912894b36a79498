package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {
  private static final String TOPIC = "task.dissuasion";

  private static final Map<String, Object> TASK =
      Trees.of(
          Fixtures.roundTrip(
              TOPIC,
              Fixtures.dissuasion(
                  "T-1",
                  3,
                  Map.of(
                      "state",
                      "IN_PROGRESS",
                      "level",
                      "HIGH",
                      "amountAtRisk",
                      new BigDecimal("300000.00"),
                      "onCallNow",
                      true,
                      "openedAt",
                      Fixtures.START.plusSeconds(90),
                      "copyUnits",
                      List.of("451202", "451200"),
                      "subject",
                      Map.of("phones", List.of("+8617000000201")),
                      "steps",
                      List.of(
                          Map.of("measure", "CALL", "state", "DONE", "attempts", 2),
                          Map.of(
                              "measure",
                              "VISIT",
                              "state",
                              "PENDING",
                              "dueAt",
                              Fixtures.START.plusSeconds(1_200)))))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{taskId: T-1, revision: 3, state: IN_PROGRESS, onCallNow: true}",
        "{amountAtRisk: \"300000\"}",
        "{amountAtRisk: {atLeast: \"300000.00\"}}",
        "{amountAtRisk: {atMost: \"300000.00\"}}",
        "{level: {atLeast: HIGH}}",
        "{level: {atLeast: LOW}}",
        "{level: {atMost: SPECIAL_HIGH}}",
        "{revision: {atLeast: 3}}",
        "{revision: {in: [1, 3]}}",
        "{state: {in: [OPEN, IN_PROGRESS]}}",
        "{openedAt: \"+90s\"}",
        "{openedAt: {atMost: \"+2m\"}}",
        "{openedAt: {atLeast: 2026-01-05T09:01:30+08:00}}",
        "{copyUnits: \"451202\"}",
        "{copyUnits: {in: [\"1\", \"451200\"]}}",
        "{copyUnits: {size: 2}}",
        "{copyUnits: {some: {}}}",
        "{copyUnits: {exists: true}}",
        "{caseIds: {none: {}}}",
        "{caseIds: {size: 0}}",
        "{caseIds: {exists: false}}",
        "{subject.phones: \"+8617000000201\"}",
        "{subject.personId: {exists: false}}",
        "{amountAtRisk: {exists: true}}",
        "{steps: {some: {measure: VISIT, dueAt: {atMost: \"+20m\"}}}}",
        "{steps: {none: {measure: CALL, state: PENDING}}}",
      })
  void holds(String match) throws Exception {
    assertThat(Fixtures.match(TOPIC, match).holds(TASK, Fixtures.bindings())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{taskId: T-2}",
        "{onCallNow: false}",
        "{amountAtRisk: \"300000.01\"}",
        "{amountAtRisk: {atLeast: \"300000.01\"}}",
        "{amountAtRisk: {atMost: \"299999.99\"}}",
        "{level: {atLeast: SPECIAL_HIGH}}",
        "{level: {atMost: MEDIUM}}",
        "{level: {atLeast: UNKNOWN}}",
        "{revision: {atMost: 2}}",
        "{revision: {in: [1, 2]}}",
        "{openedAt: \"+91s\"}",
        "{openedAt: {atMost: \"+89s\"}}",
        "{copyUnits: \"4512\"}",
        "{copyUnits: {in: [\"1\", \"2\"]}}",
        "{copyUnits: {size: 1}}",
        "{copyUnits: {none: {}}}",
        "{copyUnits: {exists: false}}",
        "{caseIds: {some: {}}}",
        "{caseIds: {exists: true}}",
        "{subject.personId: P-1}",
        "{subject.personId: {exists: true}}",
        "{nextDueAt: {atMost: \"+9h\"}}",
        "{steps: {some: {measure: VISIT, state: DONE}}}",
        "{steps: {none: {measure: CALL}}}",
        "{taskId: T-1, revision: 4}",
      })
  void doesNotHold(String match) throws Exception {
    assertThat(Fixtures.match(TOPIC, match).holds(TASK, Fixtures.bindings())).isFalse();
  }

  @Test
  void aReferenceWithoutValueIsNeitherTrueNorFalse() {
    Drill drill =
        Fixtures.drill(
            "{at: 0s, expect: task.dissuasion, match: {}, as: a}",
            "{at: 0s, never: task.dissuasion, match: {steps: {some: {unit: \"${a.mergedInto}\"}}}}");
    Match match = ((Step.Check) drill.steps().get(1)).match();
    Bindings bindings = Fixtures.bindings();
    assertThatThrownBy(() -> match.requireReferences(bindings))
        .hasMessage("${a.mergedInto}: no step has found a");
    bindings.bind("a", TASK);
    assertThatThrownBy(() -> match.requireReferences(bindings))
        .hasMessage("${a.mergedInto} is absent");
  }

  @Test
  void nearestIsTheSameTaskFirstAndThenWhatMatchesMost() throws Exception {
    Bindings bindings = Fixtures.bindings();
    Map<String, Object> far = tree("T-9", 1, Map.of("state", "OPEN", "level", "LOW"));
    Map<String, Object> near = tree("T-8", 1, Map.of("state", "OPEN", "level", "HIGH"));
    Match anyone = Fixtures.match(TOPIC, "{state: OPEN, level: HIGH, onCallNow: true}");
    assertThat(NearMiss.nearest(List.of(far, near, far), anyone, bindings).orElseThrow().what())
        .isEqualTo("T-8 r1");
    Match one = Fixtures.match(TOPIC, "{taskId: T-9, state: OPEN, level: HIGH, score: 0}");
    assertThat(NearMiss.nearest(List.of(far, near), one, bindings).orElseThrow().what())
        .isEqualTo("T-9 r1");
    assertThat(NearMiss.nearest(List.of(), one, bindings)).isEmpty();
  }

  @Test
  void aNearMissTellsFieldByFieldAndMasksIdentifiers() throws Exception {
    Match match =
        Fixtures.match(
            TOPIC,
            "{subject.phones: \"+8617000009901\", level: {atLeast: SPECIAL_HIGH}, conclusion:"
                + " DISSUADED, openedAt: \"+1m\", steps: {some: {measure: VISIT}}, subject: {exists:"
                + " true}}");
    NearMiss miss = NearMiss.of(TASK, match, Fixtures.bindings());
    assertThat(miss.matched()).isEqualTo(2);
    assertThat(miss.toString()).doesNotContain("1700000");
    assertThat(
            miss.fields().stream()
                .map(f -> f.path() + "|" + f.expected() + "|" + f.actual().orElse("-")))
        .startsWith(
            "subject.phones|**01|[**01]",
            "level|at least SPECIAL_HIGH|HIGH",
            "conclusion|DISSUADED|-",
            "openedAt|+1m|+1m30s");
  }

  @Test
  void identifiersThatLookAlikeAreToldApart() throws Exception {
    Map<String, Object> tree = tree("T-1", 1, Map.of("routingKey", "P:+8617000000201"));
    NearMiss miss =
        NearMiss.of(
            tree, Fixtures.match(TOPIC, "{routingKey: \"P:+8617000009901\"}"), Fixtures.bindings());
    assertThat(miss.fields())
        .containsExactly(
            new NearMiss.Field("routingKey", false, "**01", java.util.Optional.of("**01 (≠)")));
  }

  private static Map<String, Object> tree(String taskId, int revision, Map<String, ?> fields) {
    return Trees.of(Fixtures.dissuasion(taskId, revision, fields));
  }

  /** On a cluster an event is sent a little later than written, and its deadlines with it. */
  @Test
  void anUpperBoundOfTimeMovesWithTheLateness() throws Exception {
    Match early = Fixtures.match(TOPIC, "{openedAt: {atMost: \"+88s\"}}");
    Bindings late = new Bindings(Fixtures.START, Duration.ofSeconds(5));
    assertThat(early.holds(TASK, Fixtures.bindings())).isFalse();
    assertThat(early.holds(TASK, late)).isTrue();
    Match least = Fixtures.match(TOPIC, "{openedAt: {atLeast: \"+91s\"}}");
    assertThat(least.holds(TASK, late)).isFalse();
  }
}
