package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.CaseStatus;
import interlock.common.Party;
import interlock.contract.AvroCodecs;
import interlock.contract.TopicNames;
import interlock.contract.intake.Sent;
import interlock.intake.Rejected;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report as large as Intake takes stops every account that it names; a larger one is refused. */
class LargeReportTest {
  private static final int LINES = 2_000;

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
  void everyAccountOfTheLargestReportIsStoppedAndReleased() {
    IncidentReport report = report(LINES, 80);
    assertThat(house.bytes(TopicNames.INCIDENT_REPORT, report))
        .hasSizeBetween(AvroCodecs.MESSAGE_BYTES / 2, AvroCodecs.MESSAGE_BYTES);
    house.send(TopicNames.INCIDENT_REPORT, report);
    assertThat(newestCommands()).hasSize(LINES).containsValue("STOP").doesNotContainValue("LIFT");

    IncidentReport withdrawn = IncidentReport.newBuilder(report).build();
    withdrawn.setEventId("e-2");
    withdrawn.setStatus(CaseStatus.WITHDRAWN);
    withdrawn.setReportedAt(report.getReportedAt().plusSeconds(60));
    house.send(TopicNames.INCIDENT_REPORT, withdrawn);

    assertThat(newestCommands()).hasSize(LINES).containsValue("LIFT").doesNotContainValue("STOP");
    assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
    assertThat(house.written(Topic.INTAKE_REJECTED)).isEmpty();
  }

  @Test
  void whatWouldNotFitInAMailIsRefusedAtTheDoor() {
    IncidentReport report = report(LINES, 125);
    assertThat(house.bytes(TopicNames.INCIDENT_REPORT, report))
        .hasSizeBetween(AvroCodecs.MESSAGE_BYTES, 1024 * 1024);
    house.send(TopicNames.INCIDENT_REPORT, report);

    List<TestRecord<byte[], byte[]>> rejected = house.written(Topic.INTAKE_REJECTED);
    assertThat(rejected).hasSize(1);
    assertThat(
            house
                .record(Topic.INTAKE_REJECTED, rejected.getFirst().value(), Rejected.class)
                .getReason())
        .isEqualTo("RECORD_TOO_LARGE");
    assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
  }

  /** By account: the command of the newest revision of its task. */
  private Map<String, String> newestCommands() {
    var commands = new HashMap<String, String>();
    for (TestRecord<byte[], byte[]> written : house.written(Topic.TASK_STOP_PAYMENT)) {
      StopPaymentTask task =
          house.record(Topic.TASK_STOP_PAYMENT, written.value(), StopPaymentTask.class);
      commands.put(task.getTarget().getAccount(), task.getCommand().name());
    }
    return commands;
  }

  /**
   * @param lines payments, each to another account
   * @param name characters of each payee's name
   */
  private static IncidentReport report(int lines, int name) {
    var transfers = new ArrayList<ReportedTransfer>();
    for (int i = 0; i < lines; i++) {
      Party payee =
          Party.newBuilder()
              .setAccount("%060d".formatted(100_000 + i))
              .setInstitution("CCB")
              .setName("名".repeat(name))
              .build();
      transfers.add(
          new ReportedTransfer(payee, new BigDecimal("100.00"), Sent.AT, "T-" + i, null, null));
    }
    var report = (IncidentReport) Sent.on(TopicNames.INCIDENT_REPORT);
    report.setTransfers(transfers);
    return report;
  }
}
