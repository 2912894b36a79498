package interlock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers for a place, and who is above (design.md §4). */
class UnitsTest {
  private static final Units DIVISIONS = PolicyDocument.packaged().units();

  @ParameterizedTest
  @CsvSource({
    "451223, 451223", // 凤山县
    "440604, 440604",
    "440600, 440600",
    "440000, 440000",
    "44, 440000",
    "4406, 440600",
    "440604001, 440604", // a township of a county
    "440604001002, 440604",
    "440699, 440600", // no such county: its prefecture
    "449900, 440000", // no such prefecture: its province
    "110100, 110000", // a grouping of counties is no place
    "429004, 429004", // 仙桃市, directly below its province
    "330103, 330103", // 下城区, given up in 2021: registers still name it
    "710000, 710000",
    "810001, 810001",
  })
  void theSmallestDivisionThatHoldsAPlaceAnswers(String region, String unit) {
    assertThat(DIVISIONS.unitFor(region)).contains(unit);
  }

  @ParameterizedTest
  @CsvSource({"''", "99", "990000", "000000", "4", "100000"})
  void nobodyAnswersForACodeOfNowhere(String region) {
    assertThat(DIVISIONS.unitFor(region)).isEmpty();
  }

  @Test
  void theChainGoesFromCountyToTheNationalDesk() {
    assertThat(DIVISIONS.chain("451223")).containsExactly("451200", "450000", "000000");
    assertThat(DIVISIONS.chain("110105")).containsExactly("110000", "000000");
    assertThat(DIVISIONS.chain("429004")).containsExactly("420000", "000000");
    assertThat(DIVISIONS.chain("000000")).isEmpty();
    assertThat(DIVISIONS.above("000000")).isEqualTo("000000");
    // Ids that a unit made up, or that a policy has forgotten.
    assertThat(DIVISIONS.above("440699")).isEqualTo("440600");
    assertThat(DIVISIONS.above("HC")).isEqualTo("000000");
  }

  @Test
  void divisionsHaveNames() {
    assertThat(DIVISIONS.name("440604")).contains("禅城区");
    assertThat(DIVISIONS.name("440600")).contains("佛山市");
    assertThat(DIVISIONS.name("440699")).isEmpty();
    assertThat(DIVISIONS.knows("440604")).isTrue();
    assertThat(DIVISIONS.knows("4406")).as("an id has six digits").isFalse();
    assertThat(DIVISIONS.knows("440699")).isFalse();
    assertThat(DIVISIONS.knows("000000")).isTrue();
  }

  @Test
  void stationsStandBelowTheirCounty() {
    Units units =
        with(
            """
            [{unit: "440604001", name: 祖庙派出所, prefixes: ["440604001", "440604002"]},
             {unit: "4406040011", name: 祖庙一网格, prefixes: ["440604001001"]}]
            """);
    assertThat(units.unitFor("440604002")).contains("440604001");
    assertThat(units.unitFor("440604001001")).contains("4406040011");
    assertThat(units.unitFor("440604003")).contains("440604");
    assertThat(units.chain("4406040011"))
        .containsExactly("440604001", "440604", "440600", "440000", "000000");
    assertThat(units.name("440604001")).contains("祖庙派出所");
  }

  @Test
  void whoTheDirectoryNamesAnswersInTheDivisionsPlace() {
    Units units =
        with(
            """
            [{unit: GX, name: 广西, prefixes: ["45"]},
             {unit: HC, parent: GX, prefixes: ["4512", "451281"]}]
            """);
    assertThat(units.unitFor("451223")).contains("HC");
    assertThat(units.unitFor("450100")).contains("GX");
    assertThat(units.unitFor("440604")).contains("440604");
    assertThat(units.chain("HC")).containsExactly("GX", "000000");
    assertThat(units.above("451223")).as("whose officers still sign with it").isEqualTo("HC");
    assertThat(units.name("HC")).isEmpty();
  }

  @Test
  void aUnitWithoutAParentStandsBelowWhoAnswersForThePlaceAround() {
    Units units = with("[{unit: CC, prefixes: ['440604', '440605']}]");
    assertThat(units.above("CC")).isEqualTo("440600");
    // A unit with a division's id is that division, with other officers.
    assertThat(with("[{unit: '440600', prefixes: ['4406']}]").above("440600")).isEqualTo("440000");
  }

  @Test
  void aCentreMayKnowItsOwnUnitsOnly() {
    Units units =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of(
                    "units.divisions", "none",
                    "units.directory", "[{unit: GX, prefixes: ['45']}]"))
            .orThrow()
            .units();
    assertThat(units.unitFor("451223")).contains("GX");
    assertThat(units.unitFor("440604")).isEmpty();
    assertThat(units.above("GX")).isEqualTo("000000");
  }

  private static Units with(String directory) {
    return PolicyDocument.patch(PolicyDocument.packaged(), Map.of("units.directory", directory))
        .orThrow()
        .units();
  }
}
