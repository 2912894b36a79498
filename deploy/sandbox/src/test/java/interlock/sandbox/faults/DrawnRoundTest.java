package interlock.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawnRoundTest {
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @Test
  void aSeedDrawsTheSameRoundsAgainAndMoreOfThemBeginWithTheSame() {
    List<DrawnRound> fifty = DrawnRound.draw(7, 50, ALL);
    assertThat(fifty).hasSize(50).isEqualTo(DrawnRound.draw(7, 50, ALL));
    assertThat(DrawnRound.draw(7, 5, ALL)).isEqualTo(fifty.subList(0, 5));
    assertThat(DrawnRound.draw(8, 50, ALL)).isNotEqualTo(fifty);
  }

  @Test
  void everyFaultComesOnceBeforeAnyComesAgain() {
    List<DrawnRound> rounds = DrawnRound.draw(3, 2 * ALL.size(), ALL);
    assertThat(kinds(rounds.subList(0, ALL.size()))).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(kinds(rounds.subList(ALL.size(), 2 * ALL.size())))
        .containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void roundsDifferInLoadAndMoment() {
    List<DrawnRound> rounds = DrawnRound.draw(1, 50, ALL);
    assertThat(rounds.stream().map(DrawnRound::seed).distinct()).hasSize(50);
    assertThat(rounds.stream().map(DrawnRound::delaySeconds).distinct()).hasSizeGreaterThan(2);
    assertThat(rounds.stream().map(DrawnRound::first).distinct()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void everyFaultCanBeNamedAndSaysWhatItIs(FaultKind kind) {
    assertThat(FaultKind.parse(kind.label())).containsExactly(kind);
    assertThat(kind.what()).isNotBlank();
    assertThat(DrawnRound.draw(1, 2, Set.of(kind))).allMatch(round -> round.fault() == kind);
  }

  @Test
  void severalFaultsCanBeNamed() {
    assertThat(FaultKind.parse("zombie, kill-app"))
        .containsExactly(FaultKind.KILL_APP, FaultKind.ZOMBIE);
  }

  @Test
  void anUnknownFaultIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> FaultKind.parse("kill-app,flood"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no fault 'flood'")
        .hasMessageContaining("disk-full");
  }

  private static List<FaultKind> kinds(List<DrawnRound> rounds) {
    return rounds.stream().map(DrawnRound::fault).toList();
  }
}
