package interlock.service.tasks;

import static interlock.service.tasks.Published.ACCOUNT;
import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static interlock.service.tasks.Published.review;
import static interlock.service.tasks.Published.step;
import static interlock.service.tasks.Published.summary;
import static interlock.service.tasks.Published.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Level;
import interlock.common.LineCommand;
import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Units;
import interlock.service.tasks.TaskFilter.Openness;
import interlock.task.DissuasionState;
import interlock.task.LineControlState;
import interlock.task.Measure;
import interlock.task.Reason;
import interlock.task.StepState;
import interlock.task.StopPaymentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class TaskBookTest {
  private static final Units UNITS = PolicyDocument.packaged().units();
  private static final TaskFilter ALL_OPEN = TaskFilter.open(UnitScope.EVERYWHERE.in(UNITS));

  private final AtomicInteger pace = new AtomicInteger(10);
  private final TaskBook book = new TaskBook(pace::get, () -> Duration.ofDays(90).toMillis(), 3);

  @Test
  void theNewestRevisionStandsAndATombstoneTakesItAway() {
    put(dissuasion(1).setRevision(2).setPriority(800).build());
    put(dissuasion(1).setRevision(1).build());

    assertThat(book.task(id("D", 1))).map(TaskRow::priority).contains(800);
    assertThat(ids(ALL_OPEN)).containsExactly(id("D", 1));

    book.remove(id("D", 1));
    assertThat(book.task(id("D", 1))).isEmpty();
    assertThat(ids(ALL_OPEN)).isEmpty();
    assertThat(book.naming(List.of("p:" + PHONE))).isEmpty();
    assertThat(book.size()).isZero();
  }

  @Test
  void saysSinceWhenEndedTasksAreComplete() {
    long now = NOW.toEpochMilli();
    long kept = Duration.ofDays(90).toMillis();
    assertThat(book.completeSince(now)).isEqualTo(now - kept);

    for (int n = 1; n <= 5; n++) {
      put(
          review(n)
              .setState(StopPaymentState.LIFTED)
              .setUpdatedAt(NOW.minus(Duration.ofHours(10 - n)))
              .build());
    }
    book.dropEnded(now);

    assertThat(book.size()).isEqualTo(3);
    assertThat(book.completeSince(now)).isEqualTo(NOW.minus(Duration.ofHours(8)).toEpochMilli());
    assertThat(book.completeSince(now + kept + 1)).isEqualTo(now + 1);
  }

  @Test
  void whatEndedLongAgoIsDroppedAndTold() {
    List<String> gone = new ArrayList<>();
    book.listen(new Heard(gone));
    put(review(1).setState(StopPaymentState.LIFTED).build());
    put(review(2).setState(StopPaymentState.FROZEN).setCaseId("FS-2").build());
    put(dissuasion(3).setState(DissuasionState.CONCLUDED).setUpdatedAt(day(1)).build());
    put(dissuasion(4).setState(DissuasionState.CONCLUDED).build());
    put(dissuasion(4).setRevision(2).setState(DissuasionState.OPEN).build());
    book.put(summary("FS-0309"));
    book.put(summary("FS-2"));

    book.dropEnded(day(90).toEpochMilli());
    assertThat(book.size()).as("not longer ago than that").isEqualTo(4);
    book.dropEnded(day(90).toEpochMilli() + 1);
    assertThat(gone).containsExactly(id("S", 1));
    assertThat(book.naming(List.of("a:" + ACCOUNT)))
        .extracting(TaskRow::taskId)
        .doesNotContain(id("S", 1));
    assertThat(book.summary("FS-0309")).as("no task names it any more").isEmpty();
    assertThat(book.summary("FS-2")).as("its money is frozen").isPresent();

    book.dropEnded(day(10_000).toEpochMilli());
    assertThat(gone).containsExactly(id("S", 1), id("D", 3));
    assertThat(book.size()).as("what is open stays").isEqualTo(2);
    put(review(2).setRevision(2).setState(StopPaymentState.LIFTED).build());
    book.dropEnded(day(20_000).toEpochMilli());
    assertThat(book.summary("FS-2")).isEmpty();
  }

  @Test
  void noMoreEndedTasksAreKeptThanThereIsRoomFor() {
    for (int i = 0; i < 100; i++) {
      put(dissuasion(i).setState(DissuasionState.CONCLUDED).setUpdatedAt(day(i)).build());
      put(dissuasion(1_000 + i).build());
      book.dropEnded(day(i).toEpochMilli());
    }
    assertThat(book.size()).isEqualTo(100 + 3);
    assertThat(book.task(id("D", 99))).isPresent();
    assertThat(book.task(id("D", 96))).isEmpty();
  }

  private static Instant day(int day) {
    return NOW.plus(Duration.ofDays(day));
  }

  private record Heard(List<String> gone) implements TaskChanges {
    @Override
    public void changed(Optional<TaskRow> before, TaskRow row) {
      assertThat(before.map(TaskRow::taskId).orElse(row.taskId())).isEqualTo(row.taskId());
    }

    @Override
    public void gone(TaskRow last) {
      gone.add(last.taskId());
    }
  }

  @Test
  void aTaskThatWaitsOvertakesAFresherOneOfHigherPriority() {
    put(dissuasion(1).setPriority(600).setUpdatedAt(NOW).build());
    put(dissuasion(2).setPriority(650).setUpdatedAt(NOW.plus(Duration.ofHours(4))).build());
    put(dissuasion(3).setPriority(650).setUpdatedAt(NOW.plus(Duration.ofHours(6))).build());

    assertThat(ids(ALL_OPEN)).containsExactly(id("D", 2), id("D", 1), id("D", 3));

    pace.set(0);
    assertThat(ids(ALL_OPEN)).as("without ageing").endsWith(id("D", 1));
  }

  @Test
  void theOrderIsThatOfThePolicysFormula() {
    var formula = PolicyDocument.packaged().priority();
    pace.set(formula.agePerHour());
    for (int i = 0; i < 50; i++) {
      var updatedAt = NOW.minus(Duration.ofMinutes(i * 997L % 6000));
      put(dissuasion(i).setPriority(i * 131 % 900).setUpdatedAt(updatedAt).build());
    }
    List<Integer> aged =
        book.page(ALL_OPEN, Optional.empty(), 100).rows().stream()
            .map(r -> formula.aged(r.priority(), NOW.toEpochMilli() - r.updatedAt()))
            .toList();

    assertThat(aged).hasSize(50).isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void pagesGoOnWhereTheLastOneEndedWhateverCameMeanwhile() {
    for (int i = 0; i < 25; i++) {
      put(dissuasion(i).setPriority(i * 10).build());
    }
    TaskPage first = book.page(ALL_OPEN, Optional.empty(), 10);
    put(dissuasion(100).setPriority(999).build());
    List<String> seen = new ArrayList<>(first.rows().stream().map(TaskRow::taskId).toList());
    Optional<Rank> next = first.next();
    while (next.isPresent()) {
      TaskPage page = book.page(ALL_OPEN, Rank.ofCursor(next.get().cursor()), 10);
      page.rows().forEach(row -> seen.add(row.taskId()));
      next = page.next();
    }

    assertThat(seen).hasSize(25).doesNotHaveDuplicates().doesNotContain(id("D", 100));
    assertThat(Rank.ofCursor("no cursor")).isEmpty();
    assertThat(Rank.ofCursor("")).isEmpty();
  }

  @Test
  void filtersHoldTogether() {
    put(dissuasion(1).build());
    put(dissuasion(2).setLevel(Level.LOW).setResponsibleUnit("330106").build());
    put(dissuasion(3).setState(DissuasionState.CONCLUDED).build());
    put(review(4).build());

    assertThat(ids(ALL_OPEN)).containsExactly(id("S", 4), id("D", 1), id("D", 2));
    assertThat(ids(filter("4406", Set.of(), Openness.ALL, Set.of(), Set.of(), false)))
        .containsExactly(id("S", 4), id("D", 1), id("D", 3));
    assertThat(ids(filter("", Set.of(), Openness.CLOSED, Set.of(), Set.of(), false)))
        .containsExactly(id("D", 3));
    assertThat(ids(filter("", Set.of("PROPOSED"), Openness.OPEN, Set.of(), Set.of(), false)))
        .containsExactly(id("S", 4));
    assertThat(ids(filter("", Set.of(), Openness.OPEN, Set.of("LOW"), Set.of(), false)))
        .containsExactly(id("D", 2));
    assertThat(
            ids(
                filter(
                    "", Set.of(), Openness.OPEN, Set.of(), Set.of(TaskKind.STOP_PAYMENT), false)))
        .containsExactly(id("S", 4));
  }

  @Test
  void aCountySeesItsOwnTasksAndCopiesOnly() {
    put(dissuasion(1).build());
    put(dissuasion(2).setResponsibleUnit("330106").setCopyUnits(List.of("440605")).build());
    put(review(3).build());
    put(review(4).setUnit(null).build());

    assertThat(ids(TaskFilter.open(UnitScope.of("440605").in(UNITS))))
        .containsExactly(id("D", 1), id("D", 2));
    assertThat(ids(TaskFilter.open(UnitScope.of("440600").in(UNITS))))
        .containsExactly(id("S", 3), id("D", 1), id("D", 2));
    assertThat(ids(TaskFilter.open(UnitScope.EVERYWHERE.in(UNITS)))).contains(id("S", 4));
  }

  @Test
  void aTaskIsFoundByWhomItNamesAndByItsCase() {
    put(dissuasion(1).setCaseIds(List.of("FS-0309")).build());
    put(review(2).build());

    assertThat(book.naming(List.of("p:" + PHONE))).extracting(TaskRow::taskId).hasSize(1);
    assertThat(book.naming(List.of("a:" + ACCOUNT, "p:" + PHONE)))
        .extracting(TaskRow::taskId)
        .containsExactly(id("S", 2), id("D", 1));
    assertThat(book.ofCase("FS-0309")).hasSize(2);
    assertThat(book.task(id("D", 1)).orElseThrow().toString()).doesNotContain("138001", "12345");
  }

  @Test
  void thePersonsNextStepIsTheOneDueFirst() {
    var row =
        TaskRows.of(
            dissuasion(1)
                .setSteps(
                    List.of(
                        step(Measure.SMS, StepState.PENDING, NOW),
                        step(Measure.SIGN, StepState.DONE, NOW),
                        step(Measure.VISIT, StepState.PENDING, NOW.plusSeconds(900)),
                        step(Measure.CALL, StepState.OVERDUE, NOW.plusSeconds(60))))
                .build());
    assertThat(row.step())
        .contains(new HumanStep("CALL", "440605", Optional.of(NOW.plusSeconds(60)), true));

    put(dissuasion(2).setSteps(List.of(step(Measure.SMS, StepState.PENDING, NOW))).build());
    put(review(3).build());
    assertThat(ids(filter("", Set.of(), Openness.OPEN, Set.of(), Set.of(), true)))
        .as("an SMS goes by itself, a review waits for an officer")
        .containsExactly(id("S", 3));
  }

  @Test
  void aLineWaitsForAPersonWhileAnotherOfficerMustAgreeToItsLift() {
    assertThat(TaskRows.of(suspended(1).setUnit("440605").build()).step()).isEmpty();
    assertThat(
            TaskRows.of(
                    suspended(1)
                        .setUnit("440605")
                        .setReasons(List.of(new Reason("LIFT_PROPOSED", 0, List.of())))
                        .build())
                .step())
        .contains(new HumanStep("REVIEW", "440605", Optional.empty(), false));
  }

  @Test
  void aLineThatIsNotRestoredWaitsForItsUnit() {
    var restore = suspended(1).setUnit("440605").setCommand(LineCommand.RESTORE);
    TaskRow refused = TaskRows.of(restore.setState(LineControlState.REFUSED).build());
    assertThat(refused.isOpen()).isTrue();
    assertThat(refused.step()).contains(new HumanStep("REVIEW", "440605", Optional.empty(), true));

    restore.setState(LineControlState.REQUESTED);
    assertThat(TaskRows.of(restore.build()).step()).isEmpty();
    restore.setReasons(List.of(new Reason("ANSWER_OVERDUE", 0, List.of())));
    assertThat(TaskRows.of(restore.build()).step()).isPresent();

    TaskRow done =
        TaskRows.of(restore.setState(LineControlState.RESTORED).setReasons(List.of()).build());
    assertThat(done.isOpen()).isFalse();
  }

  @Test
  void aTaskTakesBoundedMemory() {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      events.add("event-" + i);
    }
    var row =
        TaskRows.of(
            dissuasion(1)
                .setReasons(Collections.nCopies(1_000, new Reason("SITE_VISIT", 1, events)))
                .build());

    assertThat(row.packed().size()).isLessThan(64 * 1024);
    assertThat(row.task().toString()).contains("SITE_VISIT");
  }

  @Test
  void theSummaryOfACaseIsTheNewest() {
    book.put(Published.summary("FS-0309"));
    assertThat(book.summary("FS-0309")).contains(Published.summary("FS-0309"));
    book.removeCase("FS-0309");
    assertThat(book.summary("FS-0309")).isEmpty();
  }

  private void put(SpecificRecord task) {
    book.put(TaskRows.of(task));
  }

  private List<String> ids(TaskFilter filter) {
    return book.page(filter, Optional.empty(), 100).rows().stream().map(TaskRow::taskId).toList();
  }

  private static TaskFilter filter(
      String unit,
      Set<String> states,
      Openness openness,
      Set<String> levels,
      Set<TaskKind> kinds,
      boolean humanOnly) {
    return new TaskFilter(
        UnitScope.EVERYWHERE.in(UNITS),
        UnitScope.of(unit).in(UNITS),
        states,
        openness,
        levels,
        kinds,
        humanOnly);
  }
}
