package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.contract.intake.Sent;
import interlock.police.WarningDirective;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that nobody but the national desk answers for are counted, each once. */
class NowhereTest {
  @TempDir Path stateDir;
  private House house;

  @BeforeEach
  void open() {
    house = new House(stateDir);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aCaseAtAKnownPlaceIsNotCounted() {
    house.send(TopicNames.WARNING_DIRECTIVE, directive("d-1", "440604"));
    assertThat(house.written(Topic.TASK_DISSUASION)).isNotEmpty();
    assertThat(nowhere()).isZero();
  }

  @Test
  void aCaseInADivisionThatIsNoneIsCountedWhenItOpens() {
    house.send(TopicNames.WARNING_DIRECTIVE, directive("d-1", "990000"));
    house.send(TopicNames.WARNING_DIRECTIVE, directive("d-2", "990000"));
    assertThat(house.written(Topic.TASK_DISSUASION)).hasSizeGreaterThan(1);
    assertThat(nowhere()).isOne();
  }

  private double nowhere() {
    return house.counted("interlock_tasks_nowhere");
  }

  private static WarningDirective directive(String id, String region) {
    return WarningDirective.newBuilder((WarningDirective) Sent.on(TopicNames.WARNING_DIRECTIVE))
        .setEventId("e-" + id)
        .setDirectiveId(id)
        .setRegion(region)
        .build();
  }
}
