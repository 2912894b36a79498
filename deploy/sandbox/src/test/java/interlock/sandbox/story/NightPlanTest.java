package interlock.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.story.Deed.Call;
import interlock.sandbox.story.Deed.MuleMoves;
import interlock.sandbox.story.Deed.Report;
import interlock.sandbox.story.Deed.Stage;
import interlock.sandbox.story.Deed.VictimPays;
import interlock.sandbox.story.NightPlan.Timed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightPlanTest {
  private static final long MILLIS = 180_000;
  private static final NightPlan PLAN = NightPlan.of(1, 200, MILLIS);

  @Test
  void theSeedDecidesAllOfIt() {
    assertThat(NightPlan.of(1, 200, MILLIS)).isEqualTo(PLAN);
    assertThat(NightPlan.of(2, 200, MILLIS)).isNotEqualTo(PLAN);
  }

  @Test
  void everyPaymentHasANumberOfItsOwnAlsoThePartsOfAMove() {
    Map<Integer, Integer> used = new HashMap<>();
    for (Timed timed : PLAN.deeds()) {
      switch (timed.deed()) {
        case VictimPays pays -> used.merge(pays.number(), 1, Integer::sum);
        case MuleMoves moves -> {
          for (int i = 0; i < Math.max(1, moves.to().size()); i++) {
            used.merge(moves.number() + i, 1, Integer::sum);
          }
        }
        case Call call -> assertThat(call.caller()).isPositive();
        case Report report -> assertThat(report.crime()).isNotNegative();
      }
    }
    assertThat(used.values()).containsOnly(1);
  }

  @Test
  void theMoneyGoesOverThreeToSixHopsAndSplitsAndSomeBecomesCash() {
    Map<Integer, Integer> hop = new HashMap<>();
    PLAN.victimPayments().forEach(pays -> hop.put(pays.mule(), 1));
    List<MuleMoves> moves =
        PLAN.deeds().stream()
            .filter(timed -> timed.deed() instanceof MuleMoves)
            .map(timed -> (MuleMoves) timed.deed())
            .toList();
    moves.forEach(
        move -> move.to().forEach(to -> hop.merge(to, hop.get(move.mule()) + 1, Integer::max)));
    assertThat(hop.values()).contains(3, 4, 5, 6).allMatch(h -> h <= 6);
    assertThat(moves).anyMatch(MuleMoves::cash).anyMatch(move -> move.to().size() == 3);
  }

  @Test
  void aReportComesAfterItsPaymentsAndItsNextVersionAfterIt() {
    for (int i = 0; i < PLAN.crimes().size(); i++) {
      int crime = i;
      List<Timed> reports =
          PLAN.deeds().stream()
              .filter(t -> t.deed() instanceof Report report && report.crime() == crime)
              .toList();
      long paid =
          PLAN.deeds().stream()
              .filter(t -> t.deed() instanceof VictimPays pays && pays.victim() == crime)
              .mapToLong(Timed::atMillis)
              .max()
              .orElseThrow();
      assertThat(reports).allMatch(t -> t.atMillis() > paid);
      assertThat(reports.isEmpty()).isEqualTo(!PLAN.crimes().get(i).reported());
      if (!reports.isEmpty()) {
        assertThat(((Report) reports.getFirst().deed()).stage()).isEqualTo(Stage.REPORTED);
      }
    }
  }

  @Test
  void itHasWhatMakesANightHard() {
    assertThat(PLAN.crimes())
        .hasSize(200)
        .anyMatch(crime -> !crime.reported())
        .anyMatch(NightPlan.Crime::withoutId)
        .anyMatch(NightPlan.Crime::wrongName);
    assertThat(PLAN.deeds()).anyMatch(t -> t.deed().equals(withdrawnReport()));
    assertThat(PLAN.victimPayments()).anyMatch(pays -> pays.waitMillis() > 0);
    assertThat(PLAN.deeds().getLast().atMillis()).isLessThanOrEqualTo(MILLIS);
  }

  private static Deed withdrawnReport() {
    return PLAN.deeds().stream()
        .map(Timed::deed)
        .filter(d -> d instanceof Report report && report.stage() == Stage.WITHDRAWN)
        .findFirst()
        .orElseThrow();
  }
}
