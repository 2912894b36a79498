package interlock.service.tasks;

import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static interlock.service.tasks.Published.review;
import static interlock.service.tasks.Published.step;
import static interlock.service.tasks.Published.summary;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.casefile.CaseSummary;
import interlock.common.Level;
import interlock.common.StopCommand;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import interlock.task.DissuasionState;
import interlock.task.Measure;
import interlock.task.Reason;
import interlock.task.StepState;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What the metrics say of a book of tasks. */
class TaskFiguresTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TaskBook book = new TaskBook(() -> 0, () -> Long.MAX_VALUE / 2);
  private Instant now = NOW;
  private final TaskFigures figures =
      new TaskFigures(
          book, new Meters(meters), new Watched(Set.of(), Set.of("ICBC"), List.of()), () -> now);

  @Test
  void whatIsOpenIsCountedOnceWhateverItsRevisions() {
    put(dissuasion(1).build());
    put(dissuasion(1).setRevision(2).build());
    put(dissuasion(2).setState(DissuasionState.SIGNED).build());

    assertThat(gauge("interlock_tasks_open", "state", "OPEN")).isOne();
    assertThat(gauge("interlock_tasks_open", "state", "SIGNED")).isOne();
    assertThat(gauge("interlock_tasks_unsigned", "level", "HIGH")).isOne();
    assertThat(gauge("interlock_steps_open", "measure", "CALL")).isEqualTo(2);
  }

  @Test
  void whatEndsOrGoesIsOpenNoMore() {
    put(dissuasion(1).build());
    put(dissuasion(2).build());
    put(dissuasion(1).setRevision(2).setState(DissuasionState.CONCLUDED).build());
    book.remove(id("D", 2));

    assertThat(gauge("interlock_tasks_open", "state", "OPEN")).isZero();
    assertThat(gauge("interlock_tasks_unsigned", "level", "HIGH")).isZero();
    assertThat(gauge("interlock_steps_open", "measure", "CALL")).isZero();
    assertThat(gauge("interlock_tasks_unsigned_oldest_seconds", "level", "HIGH")).isZero();
  }

  @Test
  void theOldestThatNobodySignedForSaysHowLong() {
    put(dissuasion(1).setOpenedAt(NOW.minusSeconds(600)).build());
    put(dissuasion(2).setOpenedAt(NOW.minusSeconds(900)).build());
    now = NOW.plusSeconds(60);
    assertThat(gauge("interlock_tasks_unsigned_oldest_seconds", "level", "HIGH")).isEqualTo(960);

    put(dissuasion(2).setRevision(2).setState(DissuasionState.SIGNED).build());
    assertThat(gauge("interlock_tasks_unsigned_oldest_seconds", "level", "HIGH")).isEqualTo(660);
  }

  @Test
  void whoIsRaisedWaitsAtThatLevelFromThenOn() {
    put(dissuasion(1).setLevel(Level.MEDIUM).setOpenedAt(NOW.minusSeconds(600)).build());
    put(
        dissuasion(1)
            .setRevision(2)
            .setLevel(Level.SPECIAL_HIGH)
            .setOpenedAt(NOW.minusSeconds(600))
            .build());
    now = NOW.plusSeconds(50);
    assertThat(gauge("interlock_tasks_unsigned_oldest_seconds", "level", "SPECIAL_HIGH"))
        .isEqualTo(50);

    put(
        dissuasion(1)
            .setRevision(3)
            .setLevel(Level.SPECIAL_HIGH)
            .setOpenedAt(NOW.minusSeconds(600))
            .setUpdatedAt(now)
            .build());
    assertThat(gauge("interlock_tasks_unsigned_oldest_seconds", "level", "SPECIAL_HIGH"))
        .as("more evidence is no new beginning")
        .isEqualTo(50);
    assertThat(gauge("interlock_tasks_unsigned_oldest_seconds", "level", "MEDIUM")).isZero();
  }

  @Test
  void anOverdueStepIsApart() {
    put(
        dissuasion(1)
            .setSteps(List.of(step(Measure.VISIT, StepState.OVERDUE, NOW), done()))
            .build());

    assertThat(gauge("interlock_steps_open", "overdue", "true")).isOne();
    assertThat(meters.find("interlock_steps_open").tag("measure", "SMS").gauge()).isNull();
  }

  private static interlock.task.Step done() {
    return step(Measure.SMS, StepState.DONE, NOW);
  }

  @Test
  void heldMoneyIsWhatTheBankHolds() {
    put(stop(1, StopPaymentState.REQUESTED, 0).build());
    assertThat(yuan(StopPaymentState.REQUESTED)).isEqualTo(570_000);

    put(stop(2, StopPaymentState.PARTIAL, 9).setAmountHeld(new BigDecimal("1000.50")).build());
    assertThat(yuan(StopPaymentState.REQUESTED)).isZero();
    assertThat(yuan(StopPaymentState.PARTIAL)).isEqualTo(1_000.5);
    put(stop(3, StopPaymentState.LIFTED, 20).build());
    assertThat(yuan(StopPaymentState.PARTIAL)).isZero();
  }

  private double yuan(StopPaymentState state) {
    return gauge("interlock_stops_open_yuan", "state", state.name());
  }

  @Test
  void aBankIsTimedFromTheSendingToReceiptAndResult() {
    figures.begin();
    put(stop(1, StopPaymentState.REQUESTED, 0).build());
    now = NOW.plusSeconds(30);
    assertThat(gauge("interlock_stops_unanswered_oldest_seconds", "institution", "ICBC"))
        .isEqualTo(30);

    put(stop(2, StopPaymentState.REQUESTED, 5).build());
    put(stop(3, StopPaymentState.RECEIVED, 40).build());
    put(stop(4, StopPaymentState.ACTIVE, 100).build());

    assertThat(total("interlock_stop_leg_seconds", "leg", "receipt")).isEqualTo(40);
    assertThat(total("interlock_stop_leg_seconds", "leg", "result")).isEqualTo(100);
    assertThat(gauge("interlock_stops_unanswered_oldest_seconds", "institution", "ICBC")).isZero();
  }

  @Test
  void whatWasThereBeforeIsNotTimed() {
    put(stop(1, StopPaymentState.REQUESTED, 0).build());
    put(summary("FS-1"));
    figures.begin();
    put(stop(2, StopPaymentState.ACTIVE, 100).build());

    assertThat(total("interlock_stop_leg_seconds", "leg", "result")).isZero();
    now = NOW.plusSeconds(2);
    put(dissuasion(1).build());
    assertThat(total("interlock_event_to_readable_seconds", "level", "HIGH")).isEqualTo(2);
    put(dissuasion(1).setRevision(2).setTriggeredBy(id("D", 1)).build());
    assertThat(total("interlock_event_to_readable_seconds", "level", "HIGH"))
        .as("a deadline is no event")
        .isEqualTo(2);
  }

  @Test
  void theMoneyOfCasesIsAddedUpAndTakenBack() {
    figures.begin();
    put(summary("FS-1"));
    put(summary("FS-2"));
    CaseSummary held = summary("FS-1");
    held.setHeld(new BigDecimal("70000.00"));
    held.setFirstStopSeconds(90L);
    put(held);
    put(held);
    book.removeCase("FS-2");

    assertThat(meters.get("interlock_cases").gauge().value()).isOne();
    assertThat(gauge("interlock_cases_yuan", "amount", "lost")).isEqualTo(1_570_000);
    assertThat(gauge("interlock_cases_yuan", "amount", "held")).isEqualTo(70_000);
    assertThat(meters.get("interlock_report_to_first_stop_seconds").summary().totalAmount())
        .isEqualTo(90);
  }

  @Test
  void theLastWhoWasCheatedAfterAWarningIsRemembered() {
    put(
        dissuasion(1)
            .setState(DissuasionState.CONCLUDED)
            .setCheatedAfterWarning(true)
            .setUpdatedAt(NOW.minusSeconds(86_400))
            .build());
    put(
        dissuasion(2)
            .setState(DissuasionState.CONCLUDED)
            .setReasons(List.of(new Reason("TOO_LATE", 0, List.of())))
            .build());

    assertThat(gauge("interlock_cheated_last_timestamp_seconds", "when", "after_warning"))
        .isEqualTo((double) NOW.minusSeconds(86_400).getEpochSecond());
    assertThat(gauge("interlock_cheated_last_timestamp_seconds", "when", "too_late"))
        .isEqualTo((double) NOW.getEpochSecond());
  }

  private static StopPaymentTask.Builder stop(int revision, StopPaymentState state, int seconds) {
    return review(1)
        .setRevision(revision)
        .setKind(StopPaymentKind.RECOVERY)
        .setCommand(StopCommand.STOP)
        .setState(state)
        .setUpdatedAt(NOW.plusSeconds(seconds));
  }

  private void put(SpecificRecord record) {
    if (record instanceof CaseSummary summary) {
      book.put(summary);
    } else {
      book.put(TaskRows.of(record));
    }
  }

  private double gauge(String name, String label, String value) {
    return meters.get(name).tag(label, value).gauges().stream().mapToDouble(g -> g.value()).sum();
  }

  private double total(String name, String label, String value) {
    return meters.get(name).tag(label, value).summaries().stream()
        .mapToDouble(s -> s.totalAmount())
        .sum();
  }
}
