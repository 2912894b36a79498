package interlock.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Party;
import interlock.contract.AvroCodecs;
import interlock.contract.TopicNames;
import interlock.contract.intake.Fields;
import interlock.contract.intake.Sent;
import interlock.contract.wire.BadRecordException;
import interlock.core.codes.RejectCode;
import interlock.intake.Door;
import interlock.intake.Rejected;
import interlock.intake.SourceReceipt;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.task.DissuasionTask;
import interlock.task.TaskHistory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doors of Intake, with the product's own rooms behind them. */
class IntakeProcessorTest {
  private static final byte[] GARBAGE = "no record, 17000000101".getBytes(UTF_8);
  private static final byte[] UNKNOWN_ID = {0, 0, 0, 0x7f, 0x7f, 1, 2, 3};

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
  void everyRecordLeavesByExactlyOneDoor() {
    for (String topic : Sent.TOPICS) {
      house.send(topic, Sent.on(topic));
      house.send(topic, refused(topic));
      house.send(topic, "key", GARBAGE, new RecordHeaders());
    }

    for (IntakeParty party : IntakeParty.values()) {
      assertThat(house.read(party)).as(party.label()).isEqualTo(3.0 * party.topics().size());
      String taken = party == IntakeParty.SOURCE ? "heard" : "mailed";
      for (String door : new String[] {taken, "rejected", "dead_letter"}) {
        assertThat(house.left(party, door)).as(door).isEqualTo(1.0 * party.topics().size());
      }
    }
    assertThat(written(Topic.SOURCE_RECEIPT)).hasSize(2 * Sent.TOPICS.size());
    assertThat(house.written(Topic.INTAKE_REJECTED)).hasSize(Sent.TOPICS.size());
    assertThat(house.written(Topic.DEAD_LETTER)).hasSize(Sent.TOPICS.size());
  }

  @Test
  void aMailedRecordIsReceipted() {
    house.send(TopicNames.WARNING_DIRECTIVE, Sent.on(TopicNames.WARNING_DIRECTIVE));

    TestRecord<byte[], byte[]> written = only(Topic.SOURCE_RECEIPT);
    assertThat(text(written.key())).isEqualTo("PSB");
    assertThat(receipt(written))
        .isEqualTo(
            SourceReceipt.newBuilder()
                .setSource("PSB")
                .setEventId("e-1")
                .setTopic(TopicNames.WARNING_DIRECTIVE)
                .setDoor(Door.MAILED)
                .setReceivedAt(Sent.AT)
                .setOccurredAt(Sent.AT)
                .build());
  }

  @Test
  void aRefusedRecordIsKeptWholeAndReceipted() {
    house.send(TopicNames.WARNING_DIRECTIVE, Sent.on(TopicNames.WARNING_DIRECTIVE));
    house.written(Topic.SOURCE_RECEIPT);
    house.written(Topic.MAIL_SUBJECT);
    SpecificRecord record = refused(TopicNames.WARNING_DIRECTIVE);

    house.send(TopicNames.WARNING_DIRECTIVE, record);

    Rejected rejected =
        house.record(Topic.INTAKE_REJECTED, only(Topic.INTAKE_REJECTED).value(), Rejected.class);
    assertThat(rejected.getOriginTopic()).isEqualTo(TopicNames.WARNING_DIRECTIVE);
    assertThat(rejected.getPartition()).isZero();
    assertThat(rejected.getOffset()).isEqualTo(1);
    assertThat(rejected.getReason()).isEqualTo("TIME_TOO_OLD");
    assertThat(rejected.getField()).isEqualTo("occurredAt");
    assertThat(rejected.getValue())
        .isEqualTo(ByteBuffer.wrap(house.bytes(TopicNames.WARNING_DIRECTIVE, record)));
    SourceReceipt receipt = receipt(only(Topic.SOURCE_RECEIPT));
    assertThat(receipt.getDoor()).isEqualTo(Door.REJECTED);
    assertThat(receipt.getReason()).isEqualTo("TIME_TOO_OLD");
    assertThat(receipt.getField()).isEqualTo("occurredAt");
    assertThat(house.written(Topic.MAIL_SUBJECT)).isEmpty();
  }

  @Test
  void aTombstoneOnACompactedTopicIsRejectedAndTakesNothingBack() {
    for (String topic :
        List.of(TopicNames.WATCHLIST, TopicNames.CARE_LIST, TopicNames.IDENTITY_BINDING)) {
      house.send(topic, "W-1", null, new RecordHeaders());

      Rejected rejected =
          house.record(Topic.INTAKE_REJECTED, only(Topic.INTAKE_REJECTED).value(), Rejected.class);
      assertThat(rejected.getOriginTopic()).isEqualTo(topic);
      assertThat(rejected.getReason()).isEqualTo("TOMBSTONE");
      assertThat(rejected.getValue()).isEqualTo(ByteBuffer.wrap(new byte[0]));
      assertThat(receipt(only(Topic.SOURCE_RECEIPT)).getReason()).isEqualTo("TOMBSTONE");
    }
    assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
    assertThat(house.written(Topic.MAIL_SUBJECT)).isEmpty();
    assertThat(house.written(Topic.MAIL_ACCOUNT)).isEmpty();
  }

  @Test
  void whatIsNoRecordIsADeadLetterWithItsBytesKeyAndHeaders() {
    for (byte[] value : new byte[][] {GARBAGE, UNKNOWN_ID, {}, null}) {
      house.send(
          TopicNames.ACCOUNT_MOVEMENT,
          "6222020000000010019",
          value,
          new RecordHeaders().add("trace", "t-1".getBytes(UTF_8)));

      TestRecord<byte[], byte[]> letter = only(Topic.DEAD_LETTER);
      assertThat(letter.value()).isEqualTo(value);
      assertThat(text(letter.key())).isEqualTo("6222020000000010019");
      assertThat(header(letter, "trace")).isEqualTo("t-1");
      assertThat(header(letter, DeadLetters.EXCEPTION))
          .isEqualTo(BadRecordException.class.getName());
      assertThat(header(letter, DeadLetters.MESSAGE)).isNotBlank().doesNotContain("17000000101");
      assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(TopicNames.ACCOUNT_MOVEMENT);
      assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("0");
      assertThat(header(letter, DeadLetters.OFFSET)).containsOnlyDigits();
      assertThat(house.written(Topic.SOURCE_RECEIPT)).isEmpty();
    }
    assertThat(house.left(IntakeParty.BANK, "dead_letter")).isEqualTo(4);
  }

  @Test
  void anEventWhoseMailWouldBeTooLargeIsRejectedAndNothingOfItMailed() {
    IncidentReport report = reportOf(largestForAMail());

    house.send(TopicNames.INCIDENT_REPORT, report);

    assertThat(house.written(Topic.MAIL_CASE)).isEmpty();
    assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
    Rejected rejected =
        house.record(Topic.INTAKE_REJECTED, only(Topic.INTAKE_REJECTED).value(), Rejected.class);
    assertThat(rejected.getReason()).isEqualTo(RejectCode.RECORD_TOO_LARGE.code());
    assertThat(receipt(only(Topic.SOURCE_RECEIPT)).getReason())
        .isEqualTo(RejectCode.RECORD_TOO_LARGE.code());
    assertThat(house.left(IntakeParty.POLICE, "rejected")).isEqualTo(1);
  }

  /** A rejection's topic takes more than an input's, so no record is too large to be rejected. */
  @Test
  void aRecordLargerThanAnyMailIsRejectedWhole() {
    IncidentReport report = reportOf(largestForAMail() + 10);

    house.send(TopicNames.INCIDENT_REPORT, report);

    Rejected rejected =
        house.record(Topic.INTAKE_REJECTED, only(Topic.INTAKE_REJECTED).value(), Rejected.class);
    assertThat(rejected.getReason()).isEqualTo(RejectCode.RECORD_TOO_LARGE.code());
    assertThat(rejected.getValue().array())
        .isEqualTo(house.bytes(TopicNames.INCIDENT_REPORT, report));
    assertThat(house.left(IntakeParty.POLICE, "rejected")).isEqualTo(1);
  }

  @Test
  void whatNamesNoDeskIsRejectedAsNotRoutable() {
    SpecificRecord appeal = Sent.on(TopicNames.APPEAL);
    Fields.set(appeal, "target", null);
    SpecificRecord decision = Sent.on(TopicNames.DECISION);
    Fields.set(decision, "routingKey", "c:CASE-1");
    SpecificRecord answer = Sent.on(TopicNames.DISSUASION_FEEDBACK);
    Fields.set(answer, "routingKey", "c:CASE-1");

    house.send(TopicNames.APPEAL, appeal);
    house.send(TopicNames.DECISION, decision);
    house.send(TopicNames.DISSUASION_FEEDBACK, answer);

    assertThat(house.written(Topic.INTAKE_REJECTED))
        .hasSize(3)
        .allSatisfy(
            rejected ->
                assertThat(
                        house
                            .record(Topic.INTAKE_REJECTED, rejected.value(), Rejected.class)
                            .getReason())
                    .isEqualTo(RejectCode.NOT_ROUTABLE.code()));
  }

  @Test
  void aTaskCarriesCloudEventsAndStandsInTheHistoryByteForByte() {
    house.send(TopicNames.WARNING_DIRECTIVE, Sent.on(TopicNames.WARNING_DIRECTIVE));

    TestRecord<byte[], byte[]> written = only(Topic.TASK_DISSUASION);
    DissuasionTask task =
        house.record(Topic.TASK_DISSUASION, written.value(), DissuasionTask.class);
    assertThat(text(written.key())).isEqualTo(task.getTaskId());
    assertThat(header(written, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(written, "ce_id")).isEqualTo(task.getTaskId() + "/" + task.getRevision());
    assertThat(header(written, "ce_source")).isEqualTo("/interlock");
    assertThat(header(written, "ce_type")).isEqualTo("interlock.task.dissuasion.v1");
    assertThat(header(written, "ce_time")).isEqualTo(Sent.AT.toString());
    assertThat(header(written, "ce_subject")).isEqualTo(task.getTaskId());
    assertThat(header(written, "content-type")).isEqualTo("application/avro");

    TestRecord<byte[], byte[]> line = only(Topic.TASK_HISTORY);
    TaskHistory history = house.record(Topic.TASK_HISTORY, line.value(), TaskHistory.class);
    assertThat(history.getValue()).isEqualTo(ByteBuffer.wrap(written.value()));
    assertThat(history.getTaskId()).isEqualTo(task.getTaskId());
    assertThat(history.getTopic()).isEqualTo(TopicNames.TASK_DISSUASION);
    assertThat(history.getCause().getEventId()).isEqualTo("e-1");
    assertThat(text(line.key())).isEqualTo(task.getTaskId());
  }

  /** How long a name each line may carry, so that the record can still be rejected. */
  private int largestForAMail() {
    int length = 128;
    while (house.bytes(TopicNames.INCIDENT_REPORT, reportOf(length)).length
        > AvroCodecs.MESSAGE_BYTES - 500) {
      length--;
    }
    return length;
  }

  /** Its mail is larger by what its phones lack: three bytes in each line. */
  private static IncidentReport reportOf(int nameLength) {
    ReportedTransfer line =
        ReportedTransfer.newBuilder()
            .setPayee(
                Party.newBuilder()
                    .setPhone("17000000401")
                    .setName("n".repeat(nameLength))
                    .setInstitution("b".repeat(128))
                    .build())
            .setAmount(new BigDecimal("100.00"))
            .setOccurredAt(Sent.AT)
            .setTransferId("t".repeat(128))
            .setOrderId("o".repeat(100))
            .build();
    var report = (IncidentReport) Sent.on(TopicNames.INCIDENT_REPORT);
    report.setTransfers(Collections.nCopies(2000, line));
    return report;
  }

  private static SpecificRecord refused(String topic) {
    SpecificRecord record = Sent.on(topic);
    Fields.set(record, "occurredAt", Sent.AT.minusSeconds(401 * 86_400));
    return record;
  }

  /** Without what desks tell of an event later. */
  private List<TestRecord<byte[], byte[]>> written(Topic topic) {
    return house.written(topic).stream()
        .filter(r -> topic != Topic.SOURCE_RECEIPT || receipt(r).getOutcome() == null)
        .toList();
  }

  private TestRecord<byte[], byte[]> only(Topic topic) {
    List<TestRecord<byte[], byte[]>> written = written(topic);
    assertThat(written).as(topic.base()).hasSize(1);
    return written.get(0);
  }

  private SourceReceipt receipt(TestRecord<byte[], byte[]> written) {
    return house.record(Topic.SOURCE_RECEIPT, written.value(), SourceReceipt.class);
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return text(record.headers().lastHeader(name).value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
