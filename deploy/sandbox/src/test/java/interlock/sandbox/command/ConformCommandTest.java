package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.sandbox.conform.Example;
import interlock.sandbox.conform.Partner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ConformCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void theExamplesOfTheDocumentationConform(Partner partner) {
    String party = partner.label();
    assertThat(run(party, Example.path(party).toString())).as(out.toString()).isZero();
  }

  @Test
  void saysWhatIsMissingForWhichRule() throws IOException {
    Path file =
        write(
            """
            - topic: bank.account-movement
              event: {eventId: a, source: CCB, occurredAt: "-1m", reportedAt: "-1m", institution: CCB,
                      transferId: T1, payer: {account: "6217000000000302011"}, payee: {account: "6228480000000303019"},
                      amount: "500.00", status: POSTED, channel: COUNTER}
            """);

    assertThat(run("bank", file.toString(), "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("1 of 1 record(s) would be taken.")
        .contains("  payerBalance (1 record(s), line 1): BALANCE_DRAINED: ")
        .doesNotContain("device.id", "heldUntil", "branch");

    assertThat(run("bank", file.toString(), "--lang", "zh")).isZero();
    assertThat(out.toString()).contains("无法识别一日内余额骤降");
  }

  @Test
  void saysWhyIntakeWouldNotTakeARecord() throws IOException {
    Path file =
        write(
            """
            - topic: bank.account-movement
              event: {eventId: a, source: CCB, occurredAt: "-1m", reportedAt: "-1m", institution: CCB,
                      transferId: T1, payer: {phone: "17000000001"}, amount: "0.00", status: POSTED}
            - topic: dissuasion.feedback
              event: {eventId: b, source: CCB, occurredAt: "-1m", reportedAt: "-1m", taskId: D, routingKey: "p:1",
                      unit: "440604", action: SIGNED}
            """);

    assertThat(run("bank", file.toString(), "--json")).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("taken").asInt()).isZero();
    assertThat(report.at("/findings/0/code").asText()).isEqualTo("ZERO_AMOUNT");
    assertThat(report.at("/findings/0/field").asText()).isEqualTo("amount");
    assertThat(report.at("/findings/1/line").asInt()).isEqualTo(4);
    assertThat(report.at("/findings/1/message").asText()).contains("not published by a bank");

    assertThat(run("centre", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains(":4: NOT_ROUTABLE");
  }

  @Test
  void countsTimesFromTheGivenMoment() throws IOException {
    Path file =
        write(
            """
            - topic: telecom.fraud-contact
              event: {eventId: a, source: CMCC, occurredAt: "2020-03-01T09:00:00+08:00",
                      reportedAt: "2020-03-01T09:00:00+08:00", subscriber: "17000000001",
                      contact: {kind: CALL, phone: "17000000002"}, phase: INSTANT}
            """);

    assertThat(run("carrier", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("TIME_TOO_OLD");
    assertThat(run("carrier", file.toString(), "--now", "2020-03-01T09:01:00+08:00")).isZero();
  }

  @Test
  void exitsWithTwoWhereThereIsNothingToCheck() throws IOException {
    assertThat(run("bank", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
    assertThat(run("bank", write("steps: []\n").toString())).isEqualTo(2);
    assertThat(run("embassy", write("").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("write one of bank, carrier, centre");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("samples.yaml"), text);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new ConformCommand(Clock.fixed(Example.NOW, ZoneOffset.UTC)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
