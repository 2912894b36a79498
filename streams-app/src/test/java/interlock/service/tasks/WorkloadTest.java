package interlock.service.tasks;

import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.dissuasion;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Units;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two steps an officer; a county and its prefecture with one officer each; a province without. */
class WorkloadTest {
  private static final String COUNTY = "440605";
  private static final String PREFECTURE = "440600";
  private static final String PROVINCE = "440000";
  private static final Units UNITS =
      PolicyDocument.patch(
              PolicyDocument.packaged(),
              Map.of(
                  "units.stepsPerOfficer",
                  "2",
                  "units.directory",
                  """
                  [{unit: "440605", prefixes: ["440605"], officers: 1, duty: "08:30-22:00"},
                   {unit: "440600", prefixes: ["4406"], officers: 1}]
                  """))
          .orThrow()
          .units();

  private final List<TaskRow> rows = new ArrayList<>();

  @Test
  void whatPressesLeastGoesUpAsFarAsItMust() {
    for (int i = 0; i < 6; i++) {
      task(i, COUNTY, 600 - i);
    }

    assertThat(actors(NOW.toEpochMilli()))
        .containsExactly(COUNTY, COUNTY, PREFECTURE, PREFECTURE, PROVINCE, PROVINCE);
  }

  @Test
  void aUnitsOwnWorkCountsWithWhatComesFromBelow() {
    task(0, COUNTY, 600);
    task(1, PREFECTURE, 590);
    task(2, COUNTY, 580);
    task(3, COUNTY, 570);
    task(4, PREFECTURE, 560);

    assertThat(actors(NOW.toEpochMilli()))
        .containsExactly(COUNTY, PREFECTURE, COUNTY, PREFECTURE, PROVINCE);
  }

  @Test
  void offDutyAUnitTakesNothing() {
    task(0, COUNTY, 600);

    assertThat(actors(NOW.plus(Duration.ofHours(4)).toEpochMilli())).containsExactly(PREFECTURE);
  }

  @Test
  void withoutANumberOfOfficersThereIsNoLimit() {
    for (int i = 0; i < 50; i++) {
      task(i, "330106", 500);
    }

    assertThat(actors(NOW.toEpochMilli())).containsOnly("330106");
  }

  @Test
  void whatNobodyHasToDoCountsForNobody() {
    rows.add(TaskRows.of(dissuasion(0).setSteps(List.of()).build()));
    task(1, COUNTY, 600);
    task(2, COUNTY, 590);

    Workload load = Workload.of(rows, UNITS, NOW.toEpochMilli());

    assertThat(load.actors(rows.get(0))).isEmpty();
    assertThat(rows.subList(1, 3)).allMatch(row -> load.wentUp(row).isEmpty());
  }

  @Test
  void eachOpenStepCounts() {
    rows.add(
        row(
            0,
            step(Measure.CALL, COUNTY, 300),
            step(Measure.FAMILY_CONTACT, COUNTY, 900),
            step(Measure.VISIT, COUNTY, 600)));

    Workload load = Workload.of(rows, UNITS, NOW.toEpochMilli());

    assertThat(load.actors(rows.get(0))).containsExactly(COUNTY, PREFECTURE);
    assertThat(load.wentUp(rows.get(0)))
        .as("the step that is due last")
        .containsExactly(PREFECTURE);
  }

  @Test
  void aTaskStandsInTheListOfEachUnitThatHasAStepToDo() {
    rows.add(row(0, step(Measure.VISIT, "330106", 600), step(Measure.REVISIT, COUNTY, 86_400)));
    rows.add(row(1, step(Measure.CALL, COUNTY, 300), step(Measure.VISIT, COUNTY, 900)));

    Workload load = Workload.of(rows, UNITS, NOW.toEpochMilli());

    assertThat(load.actors(rows.get(0))).containsExactly("330106", COUNTY);
    assertThat(load.wentUp(rows.get(1)))
        .as("the revisit counts against the county though another's visit is due first")
        .containsExactly(PREFECTURE);
    assertThat(rows.get(0).step().map(HumanStep::measure)).contains("VISIT");
  }

  @Test
  void aTaskWithAThousandStepsTakesBoundedMemory() {
    Step[] steps = new Step[1_000];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step(Measure.CALL, COUNTY, i);
    }
    assertThat(row(0, steps).steps()).hasSize(TaskRow.STEPS);
  }

  private static Step step(Measure measure, String unit, long seconds) {
    return new Step(measure, unit, NOW.plusSeconds(seconds), StepState.PENDING, 0, null, false);
  }

  private static TaskRow row(int number, Step... steps) {
    return TaskRows.of(
        dissuasion(number)
            .setResponsibleUnit(COUNTY)
            .setSteps(new ArrayList<>(List.of(steps)))
            .build());
  }

  private void task(int number, String unit, int priority) {
    Step call = step(Measure.CALL, unit, 300);
    rows.add(
        TaskRows.of(
            dissuasion(number)
                .setPriority(priority)
                .setResponsibleUnit(unit)
                .setSteps(List.of(call))
                .build()));
    rows.sort(Comparator.comparingInt(TaskRow::priority).reversed());
  }

  private List<String> actors(long now) {
    Workload load = Workload.of(rows, UNITS, now);
    return rows.stream().flatMap(row -> load.actors(row).stream()).toList();
  }
}
