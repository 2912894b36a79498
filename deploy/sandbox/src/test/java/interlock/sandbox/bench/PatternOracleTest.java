package interlock.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatternOracleTest {
  private static final int EVENTS = 500;

  /** No event is about that person. */
  private static final int NOBODY = 150_000;

  private static final double SECOND_NANOS = 1e9;

  private final MixedLoad load = new MixedLoad(EVENTS, SECOND_NANOS, 1, 200, 30);
  private final Load.Run run = new Load.Run("pattern", Instant.parse("2026-01-05T01:00:00Z"));
  private final PatternOracle oracle = new PatternOracle(load, run);

  @Test
  void wantsWhoPaidAfterACallAndNobodyElse() {
    Set<Integer> called = new HashSet<>();
    Set<Integer> both = new HashSet<>();
    for (int index = 0; index < EVENTS; index++) {
      if (load.topic(index) == Topic.TELECOM_FRAUD_CONTACT) {
        called.add(load.person(index));
      } else if (load.topic(index) == Topic.BANK_SUSPICIOUS_TRANSFER
          && called.contains(load.person(index))
          && both.add(load.person(index))) {
        oracle.task(about(index, load.person(index)));
      }
    }
    assertThat(both).hasSizeGreaterThan(10);
    assertThat(oracle.verdict(EVENTS)).isEqualTo(new MixedOracle.Verdict(both.size(), 0, 0));
  }

  @Test
  void countsWhoIsMissingAndWhoIsTooMany() {
    oracle.task(about(0, NOBODY));
    MixedOracle.Verdict verdict = oracle.verdict(EVENTS);
    assertThat(verdict.missed()).isEqualTo(verdict.expected()).isPositive();
    assertThat(verdict.extra()).isEqualTo(1);
  }

  private TaskSeen about(int index, int person) {
    return new TaskSeen(
        Topic.TASK_DISSUASION,
        "task",
        "",
        1,
        "HIGH",
        run.eventId(index),
        Optional.empty(),
        List.of(Invented.phone(person)),
        Optional.empty(),
        0);
  }
}
