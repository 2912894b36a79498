package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.wire.RecordType;
import interlock.sandbox.conform.Example;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class SampleFileTest {
  private static final Instant NOW = Instant.parse("2026-01-05T01:00:00Z");

  @Test
  void readsAListAndLinesAlike() {
    var list =
        read(
            """
            - topic: telecom.fraud-contact
              event: {eventId: a, source: CMCC, occurredAt: "-2m", reportedAt: "2026-01-05T09:00:00+08:00",
                      subscriber: "17000000001", contact: {kind: SITE, url: x.example}, phase: INSTANT}
            """);
    var lines =
        read(
            """
            {"topic": "telecom.fraud-contact", "event": {"eventId": "a", "source": "CMCC", "occurredAt": "-2m", \
            "reportedAt": "2026-01-05T09:00:00+08:00", "subscriber": "17000000001", \
            "contact": {"kind": "SITE", "url": "x.example"}, "phase": "INSTANT", "region": null}}
            """);

    assertThat(list.faults()).isEmpty();
    assertThat(lines).isEqualTo(list);
    assertThat(list.samples().get(0).event().get("occurredAt"))
        .isEqualTo(Instant.parse("2026-01-05T00:58:00Z"));
  }

  @Test
  void readsAvrosOwnJson() throws IOException {
    GenericRecord event = Example.samples("bank").get(0).event();
    // 0x85 among its bytes: a control character that YAML does not take as it is.
    event.put("amount", new BigDecimal("341.81"));
    String line = "{\"topic\": \"bank.suspicious-transfer\", \"avro\": " + avroJson(event) + "}\n";

    assertThat(line).contains("\u0085");
    var read = read(line);
    assertThat(read.faults()).isEmpty();
    assertThat(read.samples().get(0).tree()).isEqualTo(Trees.of(event));
  }

  @Test
  void oneRecordThatCannotBeReadDoesNotHideTheOthers() {
    var read =
        read(
            """
            {"topic": "dissuasion.feedback", "event": {"eventId": "a"}}

            {"topic": "stop.feedback", "event": {}}
            {"topic": "telecom.fraud-contact", "avro": {"eventId": 1}}
            {"topic": "telecom.fraud-contact"}
            {"topic":
            {"topic": "police.appeal", "event": {"eventId": "a", "source": "b", "occurredAt": "+0s", \
            "reportedAt": "+0s", "appealId": "x", "status": "RECEIVED", "target": {"account": "62"}}}
            """);

    assertThat(read.records()).isEqualTo(6);
    assertThat(read.samples()).singleElement().extracting(Sample::line).isEqualTo(7);
    assertThat(read.faults()).extracting(Fault::line).contains(1, 3, 4, 5, 6).doesNotContain(2, 7);
  }

  @Test
  void whatIsNoListHasNoRecord() {
    assertThat(read("topic: bank.account-movement\n").records()).isZero();
    assertThat(read("topic: bank.account-movement\n").faults()).hasSize(1);
    assertThat(read("").faults()).hasSize(1);
  }

  private static SampleFile.Read read(String text) {
    return SampleFile.read("samples", text, NOW);
  }

  private static String avroJson(GenericRecord event) throws IOException {
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().jsonEncoder(event.getSchema(), out);
    var model = RecordType.generic(event.getSchema()).model();
    new GenericDatumWriter<GenericRecord>(event.getSchema(), model).write(event, encoder);
    encoder.flush();
    return out.toString(StandardCharsets.UTF_8);
  }
}
