package interlock.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.contract.intake.Fields;
import interlock.contract.intake.Sent;
import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Policy;
import interlock.intake.Door;
import interlock.intake.Rejected;
import interlock.intake.SourceReceipt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heartbeat is heard, and nothing else comes of it. */
class HeartbeatDoorTest {
  private static final String LAST_HEARD =
      "interlock_source_last_event_timestamp_seconds{source=\"PSB\"} ";
  private static final String HEARTBEATS = "interlock_source_heartbeats_total{source=\"PSB\"} ";
  private static final String EVENTS = "interlock_source_events_total{source=\"PSB\"} ";

  /** PSB may decide, and say nothing else. */
  private static final Policy DECISIONS_ONLY =
      PolicyDocument.parse(
              """
              version: t
              effectiveFrom: 1970-01-01T00:00:00Z
              sources: {listedOnly: true, rules: [{source: PSB, topics: [POLICE_DECISION]}]}
              """)
          .orThrow();

  @TempDir Path stateDir;

  @Test
  void isHeardReceiptedAndMailedToNobody() {
    try (House house = new House(stateDir)) {
      Instant later = Sent.AT.plusSeconds(30);
      send(house, Sent.AT);
      send(house, later);

      assertThat(house.left(IntakeParty.SOURCE, "heard")).isEqualTo(2);
      assertThat(house.written(Topic.SOURCE_RECEIPT))
          .hasSize(2)
          .allSatisfy(
              written -> {
                var receipt =
                    house.record(Topic.SOURCE_RECEIPT, written.value(), SourceReceipt.class);
                assertThat(receipt.getDoor()).isEqualTo(Door.HEARD);
                assertThat(receipt.getSource()).isEqualTo("PSB");
              });
      for (Topic topic : Topic.values()) {
        if (topic != Topic.SOURCE_RECEIPT && topic.use() != Topic.Use.INPUT) {
          assertThat(house.written(topic)).as(topic.base()).isEmpty();
        }
      }
      assertThat(value(house, HEARTBEATS)).isEqualTo(2);
      assertThat(value(house, EVENTS)).isZero();
      assertThat(value(house, LAST_HEARD)).isEqualTo((double) later.getEpochSecond());
    }
  }

  @Test
  void ofASourceThatMayNotSpeakIsRefusedAndHidesNoSilence() {
    try (House house = new House(stateDir, DECISIONS_ONLY)) {
      send(house, Sent.AT);

      assertThat(house.written(Topic.INTAKE_REJECTED))
          .singleElement()
          .satisfies(
              written ->
                  assertThat(
                          house
                              .record(Topic.INTAKE_REJECTED, written.value(), Rejected.class)
                              .getReason())
                      .isEqualTo("SOURCE_NOT_FOR_TOPIC"));
      assertThat(house.left(IntakeParty.SOURCE, "rejected")).isEqualTo(1);
      assertThat(value(house, HEARTBEATS)).isZero();
      assertThat(value(house, LAST_HEARD)).isZero();
    }
  }

  @Test
  void anEventThatIsNotAdmittedHidesNoSilenceEither() {
    try (House house = new House(stateDir, DECISIONS_ONLY)) {
      SpecificRecord transfer = Sent.on(TopicNames.SUSPICIOUS_TRANSFER);
      Fields.set(transfer, "source", "PSB");
      house.send(TopicNames.SUSPICIOUS_TRANSFER, transfer);

      assertThat(house.left(IntakeParty.BANK, "rejected")).isEqualTo(1);
      assertThat(value(house, EVENTS)).isEqualTo(1);
      assertThat(value(house, LAST_HEARD)).isZero();
    }
  }

  @Test
  void withoutItsFieldsIsRefusedByTheirNames() {
    try (House house = new House(stateDir)) {
      for (String field : List.of("source", "eventId")) {
        SpecificRecord record = heartbeat();
        Fields.set(record, field, " ");
        house.send(TopicNames.SOURCE_HEARTBEAT, record);

        assertThat(house.written(Topic.INTAKE_REJECTED))
            .singleElement()
            .satisfies(
                written ->
                    assertThat(
                            house
                                .record(Topic.INTAKE_REJECTED, written.value(), Rejected.class)
                                .getField())
                        .isEqualTo(field));
      }
    }
  }

  /** It has all fields of a heartbeat, and is none. */
  @Test
  void anotherRecordIsADeadLetterAndNoSignOfLife() {
    try (House house = new House(stateDir)) {
      SpecificRecord transfer = Sent.on(TopicNames.SUSPICIOUS_TRANSFER);
      Fields.set(transfer, "source", "PSB");
      byte[] bytes = house.bytes(TopicNames.SUSPICIOUS_TRANSFER, transfer);
      house.send(TopicNames.SOURCE_HEARTBEAT, "PSB", bytes, new RecordHeaders());

      assertThat(house.left(IntakeParty.SOURCE, "dead_letter")).isEqualTo(1);
      assertThat(value(house, HEARTBEATS)).isZero();
      assertThat(value(house, LAST_HEARD)).isZero();
    }
  }

  private static void send(House house, Instant at) {
    SpecificRecord record = heartbeat();
    Fields.set(record, "occurredAt", at);
    Fields.set(record, "reportedAt", at);
    house.send(
        TopicNames.SOURCE_HEARTBEAT,
        "PSB",
        house.bytes(TopicNames.SOURCE_HEARTBEAT, record),
        new RecordHeaders().add("trace", "t".getBytes(UTF_8)),
        at);
  }

  private static SpecificRecord heartbeat() {
    SpecificRecord record = Sent.on(TopicNames.SOURCE_HEARTBEAT);
    Fields.set(record, "source", "PSB");
    return record;
  }

  private static double value(House house, String series) {
    return house
        .scrape()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow();
  }
}
