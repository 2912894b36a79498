package interlock.service.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Units;
import java.util.List;
import java.util.Map;
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
    Area foshan = area("440600");
    assertThat(foshan.covers("440600")).isTrue();
    assertThat(foshan.covers("440604")).isTrue();
    assertThat(foshan.covers("440604001")).isTrue();
    assertThat(foshan.covers("440700")).isFalse();
    assertThat(area("440604").covers("440600")).as("not what lies above").isFalse();
    assertThat(area("440610").covers("440611")).as("a county that ends in zero").isFalse();
  }

  @Test
  void whatTheDirectoryPutsBelowAUnitIsCoveredWhateverItsId() {
    Units directory =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of(
                    "units.directory",
                    """
                    [{unit: ZHANCHA, prefixes: ["440604010"]},
                     {unit: GRID7, prefixes: ["440604010003"]},
                     {unit: HQ, parent: "440600", prefixes: ["440604099"]},
                     {unit: "330106", parent: HQ, prefixes: ["330106"]}]
                    """))
            .orThrow()
            .units();
    Area county = UnitScope.of("440604").in(directory);
    assertThat(county.covers("ZHANCHA")).isTrue();
    assertThat(county.covers("GRID7")).as("below a station of the county").isTrue();
    assertThat(county.covers("HQ")).as("whose parent is another").isFalse();
    assertThat(UnitScope.of("440600").in(directory).covers("GRID7")).isTrue();
    assertThat(UnitScope.of("HQ").in(directory).covers("330106")).isTrue();
    assertThat(UnitScope.of("ZHANCHA").in(directory).covers("440604")).isFalse();
    assertThat(area("440604").covers("ZHANCHA")).as("of which nothing is known").isFalse();
  }

  @Test
  void theNationalDeskIsAboveAll() {
    assertThat(area("000000").covers("440604")).isTrue();
    assertThat(area("000000").covers("000000")).isTrue();
    assertThat(area("000000").coversAny(List.of())).as("what no unit owns").isFalse();
  }

  @Test
  void aUnitWithoutACodeIsItselfAlone() {
    assertThat(area("GA1").covers("GA1")).isTrue();
    assertThat(area("GA1").covers("GA10")).isFalse();
  }

  @Test
  void whatNoUnitOwnsIsSeenFromEverywhereOnly() {
    assertThat(area("").coversAny(List.of())).isTrue();
    assertThat(UnitScope.of("").isEverywhere()).isTrue();
    assertThat(area("44").coversAny(List.of())).isFalse();
  }

  private static Area area(String unit) {
    return UnitScope.of(unit).in(PolicyDocument.packaged().units());
  }
}
