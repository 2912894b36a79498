package interlock.service.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitScopeTest {
  @Test
  void zerosThatFillACodeUpStandForTheLevelAbove() {
    assertThat(UnitScope.of("440600").prefix()).isEqualTo("4406");
    assertThat(UnitScope.of("440000").prefix()).isEqualTo("44");
    assertThat(UnitScope.of("440604").prefix()).isEqualTo("440604");
    assertThat(UnitScope.of("440604001000").prefix()).isEqualTo("440604001");
    assertThat(UnitScope.of(" 4406 ").prefix()).isEqualTo("4406");
  }

  @Test
  void aScopeCoversItselfAndWhatLiesBelow() {
    UnitScope foshan = UnitScope.of("440600");
    assertThat(foshan.covers("440600")).isTrue();
    assertThat(foshan.covers("440604")).isTrue();
    assertThat(foshan.covers("440604001")).isTrue();
    assertThat(foshan.covers("440700")).isFalse();
    assertThat(UnitScope.of("440604").covers("440600")).as("not what lies above").isFalse();
    assertThat(UnitScope.of("440610").covers("440611")).as("a county that ends in zero").isFalse();
  }

  @Test
  void aUnitWithoutACodeIsItselfAlone() {
    assertThat(UnitScope.of("GA1").covers("GA1")).isTrue();
    assertThat(UnitScope.of("GA1").covers("GA10")).isFalse();
  }

  @Test
  void whatNoUnitOwnsIsSeenFromEverywhereOnly() {
    assertThat(UnitScope.EVERYWHERE.coversAny(List.of())).isTrue();
    assertThat(UnitScope.of("").isEverywhere()).isTrue();
    assertThat(UnitScope.of("44").coversAny(List.of())).isFalse();
  }
}
