package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.topology.Engine.Replacements;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplacementsTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Replacements replacements = new Replacements();

  @Test
  void aPassingFaultIsSurvivedALastingOneIsNot() {
    for (int i = 0; i < Replacements.LIMIT; i++) {
      assertThat(replacements.allowed(i)).isTrue();
    }
    assertThat(replacements.allowed(Replacements.LIMIT)).isFalse();
  }

  @Test
  void whatIsLongAgoIsForgiven() {
    for (int i = 0; i < Replacements.LIMIT; i++) {
      assertThat(replacements.allowed(i * MINUTE / 10)).isTrue();
    }
    assertThat(replacements.allowed(7 * MINUTE)).isTrue();
  }

  @Test
  void aSlowDripIsSurvivedForEver() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(replacements.allowed(i * MINUTE)).isTrue();
    }
  }
}
