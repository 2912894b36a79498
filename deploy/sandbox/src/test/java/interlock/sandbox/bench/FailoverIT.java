package interlock.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.ProductLauncher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark for real, short: what it says of a gap is the machine's, of losses the product's.
 */
@Tag("full")
@Timeout(900)
class FailoverIT {
  private static final int SECONDS = 6;
  private static final int WARM_UP = 15;

  @TempDir private Path dir;

  @Test
  void whoIsKilledAndWhoIsStoppedLeavesAGapAndLosesNothing() throws InterruptedException {
    List<String> progress = new ArrayList<>();
    FailoverReport report =
        new FailoverBench(30, 10_000, SECONDS, WARM_UP, 1, BenchProfile.LATENCY, progress::add)
            .run(dir, ProductLauncher.class);
    assertThat(report.exitCode()).as(report.text()).isZero();
    assertThat(report.oracle().expected()).as("the oracle asks for something").isGreaterThan(300);
    assertThat(report.revisions()).isGreaterThan(report.oracle().expected() / 2);
    assertThat(report.stops()).extracting(Stop::how).containsExactly(Stop.How.values());
    assertThat(report.stops())
        .allSatisfy(
            stop -> {
              assertThat(stop.served()).as("it served something").isPositive();
              assertThat(stop.gapMillis()).isPositive();
            });
    assertThat(progress).anyMatch(line -> line.startsWith("warm-up"));
  }
}
