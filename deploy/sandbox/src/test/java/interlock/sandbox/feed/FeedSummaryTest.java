package interlock.sandbox.feed;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.ReceiptBook;
import interlock.topology.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedSummaryTest {
  @Test
  void theLastLineHoldsEventsRejectedAndTasks() {
    assertThat(summary(99).text().lines().reduce((first, last) -> last).orElseThrow())
        .endsWith("events in 100, rejected 1, tasks 9");
  }

  @Test
  void exitsWithZeroOnlyWhenInEqualsOut() {
    assertThat(summary(99).exitCode()).isZero();
    assertThat(summary(98).exitCode()).isEqualTo(1);
    assertThat(summary(98).text()).contains("IS NOT");
  }

  @Test
  void jsonHoldsTheCountsByName() {
    assertThat(summary(99).json())
        .containsEntry("eventsIn", 100)
        .containsEntry("rejected", 1)
        .containsEntry("tasks", 9)
        .containsEntry("inEqualsOut", true)
        .containsEntry("sentByTopic", Map.of("bank.account-movement", 100))
        .containsEntry("tasksByKind", Map.of("task.dissuasion", Map.of("HIGH", 4, "LOW", 5)));
  }

  @Test
  void oneThatWasInterruptedSaysSo() {
    FeedSummary interrupted = summary(98, true);
    assertThat(interrupted.exitCode()).isEqualTo(130);
    assertThat(interrupted.text().lines().reduce((first, last) -> last).orElseThrow())
        .startsWith("INTERRUPTED, so far: ")
        .endsWith("events in 100, rejected 1, tasks 9");
    assertThat(interrupted.json()).containsEntry("interrupted", true);
  }

  private static FeedSummary summary(int mailed) {
    return summary(mailed, false);
  }

  private static FeedSummary summary(int mailed, boolean interrupted) {
    return new FeedSummary(
        interrupted,
        Map.of(Topic.BANK_ACCOUNT_MOVEMENT, 100),
        new ReceiptBook.Verdict(100, mailed, 1, 0, 0, 0),
        Map.of("SAME_PAYER_AND_PAYEE", 1),
        Map.of(Topic.TASK_DISSUASION, Map.of("HIGH", 4, "LOW", 5)),
        Map.of(Topic.TASK_DISSUASION, new Latencies.Figures(9, 1, 2, 3)),
        new FeedSummary.Found(3, 2, 3, 2, 1),
        1.0);
  }
}
