package interlock.topology;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.CaseStatus;
import interlock.common.Party;
import interlock.contract.TopicNames;
import interlock.contract.intake.Sent;
import interlock.contract.policy.PolicyDocument;
import interlock.control.Alert;
import interlock.control.AlertScope;
import interlock.control.AlertState;
import interlock.core.policy.Policy;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.task.Reason;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source floods false reports: people see REVIEW and an alert, banks no ten thousand stops. */
class StopFloodTest {
  private static final String SENT = "STOP REQUESTED";
  private static final String HELD = "REVIEW PROPOSED BREAKER_OPEN";

  @TempDir Path stateDir;
  private House house;
  private int sent;
  private Instant now = Sent.AT;

  @BeforeEach
  void open() {
    Policy policy =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of("stopPayment.breaker.institution", "{stops: 100, amount: 0.00}"))
            .orThrow();
    house = new House(stateDir, policy);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void exactlyTheLimitGoesOutTheRestWaitsForOfficersAndOneAlertIsRaised() {
    flood(300);
  }

  @Test
  @Tag("full")
  void tenThousandFalseReportsAreAHundredStops() {
    flood(10_000);
  }

  private void flood(int reports) {
    for (int i = 0; i < reports; i++) {
      report("CCB");
    }

    assertThat(tasks()).isEqualTo(Map.of(SENT, 100L, HELD, reports - 100L));
    Alert raised = onlyAlert();
    assertThat(raised.getState()).isEqualTo(AlertState.RAISED);
    assertThat(raised.getScope()).isEqualTo(AlertScope.INSTITUTION);
    assertThat(raised.getAbout()).isEqualTo("CCB");
    assertThat(raised.getStopLimit()).isEqualTo(100);
    assertThat(raised.getHeldBack()).isEqualTo(1);

    report("ABC");
    assertThat(tasks()).as("another institution").isEqualTo(Map.of(SENT, 1L));

    pass(Duration.ofSeconds(66));
    Alert cleared = onlyAlert();
    assertThat(cleared.getState()).isEqualTo(AlertState.CLEARED);
    assertThat(cleared.getAlertId()).isEqualTo(raised.getAlertId());
    assertThat(cleared.getHeldBack()).isEqualTo(reports - 100);

    assertThat(tasks()).as("no bank said that it has them").isEqualTo(Map.of(SENT, 101L));

    report("CCB");
    assertThat(tasks()).as("after a quiet minute").isEqualTo(Map.of(SENT, 1L));
    assertThat(house.written(Topic.CONTROL_ALERT)).isEmpty();
    assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
    assertThat(house.counted("interlock_breaker_changed", "opened")).isEqualTo(1);
    assertThat(house.counted("interlock_breaker_changed", "closed")).isEqualTo(1);
  }

  @Test
  void aLiftIsNeverHeldBack() {
    IncidentReport first = report("CCB");
    for (int i = 0; i < 120; i++) {
      report("CCB");
    }
    assertThat(tasks()).isEqualTo(Map.of(SENT, 100L, HELD, 21L));

    withdraw(first);

    assertThat(tasks()).isEqualTo(Map.of("LIFT REQUESTED", 1L));
  }

  @Test
  void aRepeatOfAKnownReportIsNoStop() {
    IncidentReport first = report("CCB");
    for (int i = 0; i < 120; i++) {
      send(first);
    }
    assertThat(tasks()).isEqualTo(Map.of(SENT, 1L));
    assertThat(house.written(Topic.CONTROL_ALERT)).isEmpty();
  }

  /** Each revision published since the last look, by command, state and why it waits. */
  private Map<String, Long> tasks() {
    return house.written(Topic.TASK_STOP_PAYMENT).stream()
        .map(w -> house.record(Topic.TASK_STOP_PAYMENT, w.value(), StopPaymentTask.class))
        .collect(groupingBy(StopFloodTest::words, counting()));
  }

  private static String words(StopPaymentTask task) {
    boolean held = task.getReasons().stream().map(Reason::getCode).anyMatch("BREAKER_OPEN"::equals);
    return task.getCommand() + " " + task.getState() + (held ? " BREAKER_OPEN" : "");
  }

  private Alert onlyAlert() {
    List<Alert> alerts =
        house.written(Topic.CONTROL_ALERT).stream()
            .map(w -> house.record(Topic.CONTROL_ALERT, w.value(), Alert.class))
            .toList();
    assertThat(alerts).hasSize(1);
    return alerts.getFirst();
  }

  /** A report of one payment to an account that no other report names. */
  private IncidentReport report(String institution) {
    int number = ++sent;
    var report = (IncidentReport) Sent.on(TopicNames.INCIDENT_REPORT);
    report.setEventId("flood-" + number);
    report.setCaseId("FLOOD-" + number);
    report.setContacts(List.of());
    report.setTransfers(
        List.of(
            new ReportedTransfer(
                Party.newBuilder()
                    .setAccount("62170000%010d".formatted(number))
                    .setInstitution(institution)
                    .build(),
                new BigDecimal("100.00"),
                Sent.AT,
                "T-" + number,
                null,
                null)));
    send(report);
    return report;
  }

  private void withdraw(IncidentReport report) {
    IncidentReport withdrawn = IncidentReport.newBuilder(report).build();
    withdrawn.setEventId(report.getEventId() + "-back");
    withdrawn.setStatus(CaseStatus.WITHDRAWN);
    withdrawn.setReportedAt(report.getReportedAt().plusSeconds(60));
    send(withdrawn);
  }

  private void send(IncidentReport report) {
    house.send(
        TopicNames.INCIDENT_REPORT,
        report.getCaseId(),
        house.bytes(TopicNames.INCIDENT_REPORT, report),
        new RecordHeaders(),
        now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    house.advance(time);
  }
}
