package interlock.core.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Policy;
import interlock.core.policy.Rate;
import interlock.core.task.Alert;
import interlock.core.task.Alert.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Scope ICBC = new Scope(Scope.Kind.INSTITUTION, "ICBC");
  private static final long SECOND = 1_000;

  private final Map<Scope, Pace> kept = new HashMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private Policy policy = PolicyDocument.packaged();
  private int parts = 1;
  private long now;

  @Test
  void withoutALimitNothingIsHeldBackOrRemembered() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(goesOut("ICBC", "PSB", 100)).isTrue();
    }
    assertThat(kept).isEmpty();
  }

  @Test
  void holdsBackWhatIsAboveTheLimitAndAlertsOnce() {
    limit("institution", "{stops: 3, amount: 0.00}");

    assertThat(sent("ICBC", 10)).isEqualTo(3);

    assertThat(alerts)
        .containsExactly(
            new Alert(
                interlock.core.codes.AlertCode.BREAKER_OPEN,
                true,
                ICBC,
                4,
                400,
                new Rate(3, 0),
                1,
                0,
                1,
                policy.version(),
                OptionalLong.of(now),
                now));
  }

  @Test
  void theStopThatReachesTheAmountStillGoesOut() {
    limit("institution", "{stops: 0, amount: 2.50}");

    assertThat(sent("ICBC", 10)).isEqualTo(3);
  }

  @Test
  void otherInstitutionsGoOnWhateverOneOfThemHoldsBack() {
    limit("institution", "{stops: 3, amount: 0.00}");
    limit("policy", "{stops: 20, amount: 0.00}");

    assertThat(sent("ICBC", 1_000)).isEqualTo(3);
    assertThat(sent("CCB", 3)).isEqualTo(3);
    assertThat(alerts).extracting(Alert::scope).containsExactly(ICBC);
  }

  @Test
  void aFloodThatNeverUsesTheSameNameTwiceMeetsTheLimitOfThePolicy() {
    limit("source", "{stops: 1, amount: 0.00}");
    limit("policy", "{stops: 20, amount: 0.00}");
    int sent = 0;
    for (int i = 0; i < 1_000; i++) {
      sent += goesOut("BANK-" + i, "PSB-" + i, 100) ? 1 : 0;
    }
    assertThat(sent).isEqualTo(20);
  }

  @Test
  void closesByItselfOnceAMinuteWasQuiet() {
    limit("institution", "{stops: 3, amount: 0.00}");
    sent("ICBC", 10);

    now += 59 * SECOND;
    assertThat(goesOut("ICBC", "PSB", 100)).isFalse();
    now += 66 * SECOND;
    assertThat(goesOut("ICBC", "PSB", 100)).isTrue();

    assertThat(alerts).extracting(Alert::raised).containsExactly(true, false);
    assertThat(alerts.getLast().heldBack()).isEqualTo(8);
    assertThat(alerts.getLast().alertId()).isEqualTo(alerts.getFirst().alertId());
  }

  @Test
  void aFloodThatGoesOnGetsNothingMore() {
    limit("institution", "{stops: 3, amount: 0.00}");
    int sent = 0;
    for (int i = 0; i < 1_000; i++) {
      now += SECOND;
      sent += goesOut("ICBC", "PSB", 100) ? 1 : 0;
    }
    assertThat(sent).isEqualTo(3);
    assertThat(alerts).hasSize(1);
  }

  @Test
  void closesAlsoWhenNobodyAsks() {
    limit("institution", "{stops: 3, amount: 0.00}");
    sent("ICBC", 10);
    now += 66 * SECOND;

    keep(settle());
    assertThat(alerts).extracting(Alert::raised).containsExactly(true, false);
    keep(settle());
    assertThat(alerts).hasSize(2);
  }

  @Test
  void closesWhenThePolicySetsTheLimitOff() {
    limit("institution", "{stops: 3, amount: 0.00}");
    sent("ICBC", 10);
    limit("institution", "{stops: 0, amount: 0.00}");

    keep(settle());

    assertThat(alerts).extracting(Alert::raised).containsExactly(true, false);
    assertThat(sent("ICBC", 10)).isEqualTo(10);
  }

  @Test
  void whatAnOfficerSendsCountsAndIsNotHeldBack() {
    limit("institution", "{stops: 3, amount: 0.00}");
    for (int i = 0; i < 5; i++) {
      Gate gate = gate("PSB");
      gate.passed("ICBC", 1, 100);
      keep(gate);
    }
    assertThat(kept.get(ICBC).stops()).isEqualTo(5);
    assertThat(goesOut("ICBC", "PSB", 100)).isFalse();
  }

  @Test
  void eachPartHasItsShareAndAtLeastOne() {
    limit("institution", "{stops: 30, amount: 0.00}");
    parts = 12;
    assertThat(sent("ICBC", 10)).isEqualTo(2);
    parts = 100;
    assertThat(sent("CCB", 10)).isEqualTo(1);
  }

  @Test
  void whoseInstitutionNobodyToldCountsTogether() {
    limit("institution", "{stops: 3, amount: 0.00}");
    assertThat(sent("", 10)).isEqualTo(3);
  }

  /** Whatever comes when: by itself no more goes out in any sixty seconds. */
  @Test
  void inNoMinuteMoreThanTheLimit() {
    limit("institution", "{stops: 7, amount: 0.00}");
    qt().withExamples(200)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var random = new SplittableRandom(seed);
              kept.clear();
              now = 0;
              List<Long> sentAt = new ArrayList<>();
              int pause = random.nextInt(1, 40_000);
              for (int i = 0; i < 300; i++) {
                now += random.nextInt(0, pause);
                if (goesOut("ICBC", "PSB", 100)) {
                  sentAt.add(now);
                }
              }
              for (int i = 7; i < sentAt.size(); i++) {
                assertThat(sentAt.get(i) - sentAt.get(i - 7)).isGreaterThanOrEqualTo(60_000);
              }
              assertThat(sentAt).isNotEmpty();
            });
  }

  private void limit(String scope, String rate) {
    policy = PolicyDocument.patch(policy, Map.of("stopPayment.breaker." + scope, rate)).orThrow();
  }

  private int sent(String institution, int wanted) {
    int sent = 0;
    for (int i = 0; i < wanted; i++) {
      sent += goesOut(institution, "PSB", 100) ? 1 : 0;
    }
    return sent;
  }

  private boolean goesOut(String institution, String source, long fen) {
    Gate gate = gate(source);
    boolean held = gate.holdsBack(institution, fen);
    if (!held) {
      gate.passed(institution, 1, fen);
    }
    keep(gate);
    return !held;
  }

  private Gate settle() {
    Gate gate = gate("");
    gate.settle(ICBC);
    return gate;
  }

  private Gate gate(String source) {
    return new Gate(
        now,
        source,
        policy,
        new Paces() {
          @Override
          public Pace of(Scope scope) {
            return kept.getOrDefault(scope, Pace.NONE);
          }

          @Override
          public int parts() {
            return parts;
          }
        });
  }

  private void keep(Gate gate) {
    kept.putAll(gate.paces());
    alerts.addAll(gate.alerts());
  }
}
