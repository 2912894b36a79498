package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.contract.intake.Sent;
import interlock.contract.policy.PolicyDocument;
import interlock.police.WarningDirective;
import interlock.task.DissuasionTask;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the event to the unit: what a source says of a grid comes to the station above it. */
class StationTest {
  @TempDir Path stateDir;

  @Test
  void aStationHasTheCasesOfItsGrids() {
    var policy =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of("units.directory", "[{unit: '440604001', prefixes: ['440604001']}]"))
            .orThrow();
    try (House house = new House(stateDir, policy)) {
      house.send(TopicNames.WARNING_DIRECTIVE, directive("d-1", "440604001002"));
      assertThat(unit(house)).isEqualTo("440604001");
    }
  }

  private static String unit(House house) {
    byte[] task = house.written(Topic.TASK_DISSUASION).getLast().value();
    return house.record(Topic.TASK_DISSUASION, task, DissuasionTask.class).getResponsibleUnit();
  }

  private static WarningDirective directive(String id, String region) {
    return WarningDirective.newBuilder((WarningDirective) Sent.on(TopicNames.WARNING_DIRECTIVE))
        .setEventId("e-" + id)
        .setDirectiveId(id)
        .setRegion(region)
        .build();
  }
}
