package interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
  private final StringWriter err = new StringWriter();
  private Duration now = Duration.ZERO;
  private final ReadingProgress progress =
      new ReadingProgress(new PrintWriter(err), "reading", () -> now.toNanos());

  @Test
  void aShortReadingSaysNothing() {
    now = Duration.ofMillis(1_999);
    progress.at(1_000, 1_000);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aLongOneSaysEveryTwoSecondsHowFarItIs() {
    for (long seconds = 1; seconds <= 4; seconds++) {
      now = Duration.ofSeconds(seconds);
      progress.at(seconds * 1_000, 1_000_000);
    }

    assertThat(err.toString().lines())
        .containsExactly(
            "reading: 2,000 of 1,000,000 records", "reading: 4,000 of 1,000,000 records");
  }
}
