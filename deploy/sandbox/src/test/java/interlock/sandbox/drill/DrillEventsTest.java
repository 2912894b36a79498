package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drills are written as real parties write: Intake takes every event of them. */
class DrillEventsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("interlock.root"), "deploy/sandbox/drills");

  @Test
  void everyEventOfEveryDrillIsMailed() throws IOException {
    for (Drill drill : drills()) {
      try (DrillEngine engine = new VirtualEngine(ProductWorld.of(drill), drill.start())) {
        List<StepResult> results = DrillPlayer.play(drill, engine, result -> {});

        long sent = results.stream().filter(r -> r.step() instanceof Step.Send && r.held()).count();
        assertThat(receipts(engine))
            .as(drill.name())
            .hasSize((int) sent)
            .allSatisfy(
                receipt -> {
                  assertThat(receipt.get("door")).hasToString("MAILED");
                  assertThat(receipt.get("reason")).isNull();
                });
      }
    }
  }

  private static List<Map<String, Object>> receipts(DrillEngine engine) {
    return engine.outputs().all(TopicNames.SOURCE_RECEIPT).stream()
        .filter(receipt -> receipt.get("outcome") == null)
        .toList();
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
}
