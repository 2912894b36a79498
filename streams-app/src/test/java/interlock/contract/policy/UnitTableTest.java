package interlock.contract.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import interlock.core.policy.Policy;
import interlock.core.policy.Unit;
import interlock.core.policy.Units;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stations and grids in a file of their own. */
class UnitTableTest {
  private static final String DOCUMENT =
      """
      version: t.1
      effectiveFrom: 2026-01-01T00:00:00Z
      units:
        directoryFile: stations.csv
      """;

  @Test
  void rowsAreUnits() {
    Units units =
        read(
                DOCUMENT,
                """
                \uFEFFunit,name,parent,prefixes
                # 禅城
                440604001,祖庙派出所,,440604001 440604002

                ZHANCHA,张槎派出所,440604,440604010
                """)
            .orThrow()
            .units();
    assertThat(units.directory())
        .extracting(Unit::unit, Unit::name, Unit::parent, Unit::prefixes)
        .containsExactly(
            tuple("440604001", "祖庙派出所", "", List.of("440604001", "440604002")),
            tuple("ZHANCHA", "张槎派出所", "440604", List.of("440604010")));
    assertThat(units.unitFor("440604002003")).contains("440604001");
    assertThat(units.divisions()).isEqualTo(PolicyDocument.packaged().units().divisions());
  }

  @Test
  void theyStandAfterTheDocumentsOwn() {
    String document = DOCUMENT + "  directory:\n    - {unit: CC, prefixes: ['440604']}\n";
    Policy policy = read(document, "unit,prefixes\n440604001,440604001\n").orThrow();
    assertThat(policy.units().directory())
        .extracting(Unit::unit)
        .containsExactly("CC", "440604001");
    assertThat(policy.units().above("440604001")).isEqualTo("CC");
    assertThat(PolicyDocument.parse(PolicyDocument.render(policy)).orThrow())
        .as("a published version holds them")
        .isEqualTo(policy);
  }

  @Test
  void tellsWhatIsWrongByTheFilesLine() {
    List<Problem> problems =
        read(
                DOCUMENT,
                """
                unit,name,parent,prefixes
                A,a,NOBODY,440604001
                B,b,,x
                C,,,440604003,440604004
                A,d,,440604005
                """)
            .problems();
    assertThat(problems)
        .extracting(Problem::line, Problem::path, Problem::message)
        .containsExactlyInAnyOrder(
            tuple(4, "units.directoryFile", "stations.csv line 4: has 5 cells for 4 columns"),
            tuple(
                4,
                "units.directory[0].parent",
                "stations.csv line 2: NOBODY is neither in the directory nor a division"),
            tuple(4, "units.directory[1].prefixes[0]", "stations.csv line 3: has other characters"),
            tuple(4, "units.directory[2].unit", "stations.csv line 5: A is there twice"));
  }

  @Test
  void aColumnThatIsNoSettingIsTold() {
    assertThat(read(DOCUMENT, "unit,prefix\nA,44\n").problems())
        .extracting(Problem::message)
        .contains("stations.csv line 2: there is no such setting");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThat(PolicyDocument.parse(DOCUMENT).problems())
        .extracting(Problem::path, Problem::line, Problem::message)
        .containsExactly(tuple("units.directoryFile", 4, "cannot be read"));
  }

  private static Parsed read(String document, String table) {
    return PolicyDocument.parse(
        document, name -> name.equals("stations.csv") ? Optional.of(table) : Optional.empty());
  }
}
