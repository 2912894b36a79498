package interlock.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoicesTest {

  @Test
  void aRecordedScriptChoosesTheSameAgain() {
    Choices recorded = Choices.recorded(42);
    int[] made = IntStream.range(1, 1_000).map(recorded::below).toArray();
    Choices scripted = Choices.scripted(recorded.script());
    assertThat(IntStream.range(1, 1_000).map(scripted::below).toArray()).isEqualTo(made);
  }

  @Test
  void afterItsEndAScriptIsCalm() {
    Choices scripted = Choices.scripted(new int[] {5});
    assertThat(scripted.below(10)).isEqualTo(5);
    assertThat(scripted.below(10)).isZero();
    assertThat(scripted.chance(999)).isFalse();
  }

  @Test
  void aScriptStaysWithinItsBounds() {
    assertThat(Choices.scripted(new int[] {7}).below(3)).isEqualTo(2);
  }

  @Test
  void seededChoicesAreSpreadEvenly() {
    Choices seeded = Choices.seeded(1);
    int[] counts = new int[8];
    for (int i = 0; i < 80_000; i++) {
      counts[seeded.below(8)]++;
    }
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
  }
}
