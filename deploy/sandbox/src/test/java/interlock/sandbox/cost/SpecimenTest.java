package interlock.sandbox.cost;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.desk.Room;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is what its name says. */
class SpecimenTest {
  @ParameterizedTest
  @EnumSource
  void aMailMeetsAFileOfItsSizeAndChangesIt(Room room) {
    int bytes = 0;
    for (FileSize size : FileSize.values()) {
      Specimen specimen = Specimen.of(room, size);

      assertThat(specimen.delivery().answer().newFile()).isPresent();
      assertThat(specimen.file().length).as("%s %s", room, size).isGreaterThan(bytes * 3 / 2);
      bytes = specimen.file().length;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUsualMailHasConsequencesForOthers(Room room) {
    var answer = Specimen.of(room, FileSize.USUAL).delivery().answer();

    assertThat(answer.letters().size() + answer.outputs().size()).isPositive();
  }
}
