package interlock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class DecayTest {
  private static final Gen<Integer> POINTS = integers().between(0, Integer.MAX_VALUE);
  private static final Gen<Long> HALF_LIVES = longs().between(1, 315_360_000_000L);
  private static final Gen<Long> ANY_LONG = longs().between(1, Long.MAX_VALUE);

  @Test
  void aNewFactCountsInFull() {
    qt().forAll(POINTS, ANY_LONG).check((points, half) -> Decay.points(points, 0, half) == points);
  }

  @Test
  void aFactFromTheFutureCountsInFull() {
    assertThat(Decay.points(30, -1, 1000)).isEqualTo(30);
    assertThat(Decay.points(30, Long.MIN_VALUE, 1000)).isEqualTo(30);
  }

  @Test
  void halvesExactlyAtEachHalfLife() {
    qt().forAll(POINTS, HALF_LIVES, integers().between(0, 40))
        .check(
            (points, half, n) ->
                Decay.points(points, n * half, half) == (n > 31 ? 0 : points >> n));
  }

  @Test
  void neverRisesWithAge() {
    qt().withExamples(20_000)
        .forAll(
            POINTS,
            HALF_LIVES,
            longs().between(0, Long.MAX_VALUE / 2),
            longs().between(0, 1L << 40))
        .check(
            (points, half, age, more) ->
                Decay.points(points, age, half) >= Decay.points(points, age + more, half));
  }

  @Test
  void neverRisesFromOneMillisecondToTheNext() {
    int before = Integer.MAX_VALUE;
    for (long age = 0; age < 50_000; age++) {
      int now = Decay.points(Integer.MAX_VALUE, age, 7919);
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
  }

  @Test
  void staysBetweenNothingAndAllWhateverTheNumbers() {
    qt().withExamples(20_000)
        .forAll(POINTS, ANY_LONG, ANY_LONG)
        .check(
            (points, age, half) -> {
              int left = Decay.points(points, age, half);
              return left >= 0 && left <= points;
            });
  }

  @Test
  void keepsItsPromisedError() {
    qt().withExamples(20_000)
        .forAll(POINTS, HALF_LIVES, longs().between(0, 1L << 42))
        .check(
            (points, half, age) -> {
              double exact = points * Math.pow(2, -((double) age / half));
              int left = Decay.points(points, age, half);
              return left <= exact + points / 1e6 && left > exact - 1 - points / 1e6;
            });
  }

  @Test
  void refusesWhatHasNoMeaning() {
    assertThatIllegalArgumentException().isThrownBy(() -> Decay.points(-1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Decay.points(1, 0, 0));
  }
}
