package interlock.service.tasks;

import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Units;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A county whose one officer takes one step. */
class CurrentWorkloadTest {
  private static final String COUNTY = "440605";
  private static final String PREFECTURE = "440600";

  private final TaskBook book = new TaskBook(() -> 10, () -> Long.MAX_VALUE);
  private Instant now = NOW;
  private final CurrentWorkload current = new CurrentWorkload(book, () -> now);

  @Test
  void itIsGivenOutOnceASecondForAllWhoAsk() {
    put(1, 500);
    Workload first = current.by(units(1));
    put(2, 600);

    now = NOW.plusMillis(999);
    assertThat(current.by(units(1))).isSameAs(first);
    assertThat(first.actors(row(2))).as("came meanwhile: with its own unit").containsOnly(COUNTY);

    now = NOW.plusMillis(1_000);
    Workload second = current.by(units(1));
    assertThat(second.actors(row(2))).containsOnly(COUNTY);
    assertThat(second.actors(row(1))).containsOnly(PREFECTURE);

    now = NOW.plusMillis(1_999);
    assertThat(current.by(units(1))).as("a second from the newest").isSameAs(second);
  }

  @Test
  void anotherDirectoryIsHeededAtOnce() {
    put(1, 500);
    put(2, 600);
    assertThat(current.by(units(1)).actors(row(1))).containsOnly(PREFECTURE);
    assertThat(current.by(units(2)).actors(row(1))).containsOnly(COUNTY);
  }

  @Test
  void aClockThatIsSetBackKeepsNothing() {
    Workload first = current.by(units(1));
    now = NOW.minusSeconds(3_600);
    assertThat(current.by(units(1))).isNotSameAs(first);
  }

  private void put(int number, int priority) {
    book.put(TaskRows.of(dissuasion(number).setPriority(priority).build()));
  }

  private TaskRow row(int number) {
    return book.task(id("D", number)).orElseThrow();
  }

  private static Units units(int officers) {
    return PolicyDocument.patch(
            PolicyDocument.packaged(),
            Map.of(
                "units.stepsPerOfficer",
                "1",
                "units.directory",
                "[{unit: '440605', prefixes: ['440605'], officers: " + officers + "}]"))
        .orThrow()
        .units();
  }
}
