package interlock.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few faults for real; the others by {@code interlock faults}. */
@Tag("full")
@Timeout(900)
class FaultsIT {
  private static final int RATE = 40;

  @TempDir private Path dir;

  @Test
  void aKilledInstanceAndUnreadableRecordsCostNothing() throws InterruptedException {
    Set<FaultKind> kinds = EnumSet.of(FaultKind.KILL_APP, FaultKind.POISON);
    var run = new FaultsRun(1, kinds.size(), kinds, RATE, line -> {});
    while (run.hasNext()) {
      run.next(dir.resolve("round-" + run.report().results().size()));
    }
    FaultsReport report = run.report();
    assertThat(report.holds(false)).as(report.text()).isTrue();
    assertThat(report.results())
        .allSatisfy(
            result -> {
              Verdict verdict = result.played().orElseThrow().verdict();
              assertThat(verdict.expected()).as("the oracle asks for something").isGreaterThan(100);
              assertThat(verdict.in()).isEqualTo(verdict.out());
            });
  }

  @Test
  void everyMalformedRecordIsAccountedFor() throws InterruptedException {
    MalformedReport report = new Malformed(5_000, line -> {}).run(dir.resolve("malformed"));
    assertThat(report.holds()).as(report.text()).isTrue();
    assertThat(report.sum().sent()).isEqualTo(5_000);
    assertThat(report.sum().rejected()).isPositive();
  }
}
