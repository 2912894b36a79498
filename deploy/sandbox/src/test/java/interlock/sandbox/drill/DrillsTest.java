package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The drills in the project's tree, in virtual time, and the steps that are known not to hold. */
class DrillsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("interlock.root"), "deploy/sandbox/drills");

  @Test
  void everyDrillIsReadWithoutAFault() throws IOException {
    List<Drill> drills = drills();
    assertThat(drills).hasSizeGreaterThanOrEqualTo(8);
    assertThat(drills.stream().map(Drill::name)).doesNotHaveDuplicates();
  }

  @Test
  void theExampleInTheDocumentationIsReadWithoutAFault() throws IOException {
    String page = Files.readString(FOLDER.resolve("../../../docs/drills.md"));
    String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n"));
    assertThat(DrillParser.parse("docs/drills.md", example).faults()).isEmpty();
    assertThat(example).startsWith("drill: ");
  }

  @Test
  void thePendingListNamesOnlyDrillsThatThereAre() throws IOException {
    assertThat(pending().strays(drills())).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyStepHoldsThatIsNotPending() throws IOException {
    Pending pending = pending();
    return drills().stream()
        .map(
            drill ->
                DynamicTest.dynamicTest(
                    drill.name(),
                    () -> assertThat(problems(drill, ProductWorld.of(drill), pending)).isEmpty()));
  }

  /** The check above can fail: a topology that only opens tasks holds none of the drills. */
  @Test
  void noDrillHoldsOnATopologyThatDoesNextToNothing() throws IOException {
    Pending nothingPending = Pending.parse(List.of());
    for (Drill drill : drills()) {
      assertThat(problems(drill, ToyWorld.forEveryInput(), nothingPending))
          .as(drill.name())
          .anyMatch(problem -> problem.endsWith("fails and is not pending"));
    }
  }

  /** What differs between what held and what should; each on a world of its own. */
  private static List<String> problems(Drill drill, VirtualWorld world, Pending pending) {
    try (DrillEngine engine = new VirtualEngine(world, drill.start())) {
      return pending.problems(drill, DrillPlayer.play(drill, engine, result -> {}));
    }
  }

  private static List<Drill> drills() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(file -> DrillParser.parse(file).orThrow())
          .toList();
    }
  }

  private static Pending pending() throws IOException {
    try (var in = DrillsTest.class.getResourceAsStream("/drills.pending")) {
      return Pending.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }
}
