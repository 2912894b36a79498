package interlock.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many worlds under all faults hold; the same seed is the same simulation. */
class SimulationTest {
  private static final long SMOKE_STEPS = 200_000;
  private static final long NIGHT_STEPS = 10_000_000;
  private static final long SEED = 1;

  @Test
  void twoHundredThousandStepsHoldUnderAllFaults() {
    holds(SEED, SMOKE_STEPS, Fault.all());
  }

  @Test
  void plainLifeHolds() {
    holds(SEED, SMOKE_STEPS / 10, Set.of());
  }

  @Test
  @Tag("full")
  void tenMillionStepsHoldUnderAllFaults() {
    holds(SEED + 1, NIGHT_STEPS, Fault.all());
  }

  @Test
  void theSameSeedIsTheSameSimulation() {
    Summary one = run(7, 5_000, Fault.all());
    Summary other = run(7, 5_000, Fault.all());
    assertThat(other.steps()).isEqualTo(one.steps());
    assertThat(other.worlds()).isEqualTo(one.worlds());
    assertThat(other.injected()).isEqualTo(one.injected());
  }

  @Test
  void faultsAreInjectedOnlyWhereAsked() {
    assertThat(run(3, 5_000, Set.of()).injected()).isZero();
    assertThat(run(3, 5_000, Fault.all()).injected()).isPositive();
  }

  private static void holds(long seed, long steps, Set<Fault> faults) {
    Summary summary = run(seed, steps, faults);
    assertThat(summary.failure()).as(summary.retelling()).isEmpty();
    assertThat(summary.steps()).isGreaterThanOrEqualTo(steps);
  }

  private static Summary run(long seed, long steps, Set<Fault> faults) {
    return new Simulation(faults).run(seed, Long.MAX_VALUE, steps, taken -> {}, () -> false);
  }
}
