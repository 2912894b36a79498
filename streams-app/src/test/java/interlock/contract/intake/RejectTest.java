package interlock.contract.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.common.Party;
import interlock.contract.Reader.Reading;
import interlock.contract.TopicNames;
import interlock.contract.intake.RejectRows.Row;
import interlock.contract.wire.BadRecordException;
import interlock.core.codes.RejectCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectTest {
  private static final Inbox INBOX = new Inbox();

  /**
   * A region that cannot be read is left out; a mail's size is known to IntakeProcessor only; the
   * last ones are given by {@link interlock.contract.signature.Admission}.
   */
  private static final Set<RejectCode> GIVEN_BY_NO_READER =
      Set.of(
          RejectCode.UNREADABLE_REGION,
          RejectCode.RECORD_TOO_LARGE,
          RejectCode.SOURCE_NOT_LISTED,
          RejectCode.SOURCE_NOT_FOR_TOPIC,
          RejectCode.INSTITUTION_NOT_FOR_SOURCE,
          RejectCode.SIGNATURE_MISSING,
          RejectCode.SIGNATURE_INCOMPLETE,
          RejectCode.SIGNATURE_WRONG,
          RejectCode.KEY_UNKNOWN,
          RejectCode.KEY_NOT_FOR_SOURCE,
          RejectCode.KEY_OUT_OF_DATE,
          RejectCode.KEY_REVOKED);

  static List<Row> rows() {
    return RejectTable.rows();
  }

  static List<String> topics() {
    return Sent.TOPICS;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aRecordThatNothingIsWrongWithIsAccepted(String topic) {
    assertThat(INBOX.read(topic, Sent.on(topic))).isInstanceOf(Reading.Accepted.class);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesWithItsCodeAndFieldAndNeverRepeatsTheValue(Row row) {
    SpecificRecord record = Sent.on(row.topic());
    Fields.set(record, row.spoilt(), row.bad());

    assertThat(INBOX.read(row.topic(), record))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(row.code());
              assertThat(refused.field()).isEqualTo(Optional.of(row.field()));
              assertThat(refused.detail())
                  .doesNotContain(RejectRows.MARKER, "4.711")
                  .endsWith(row.code().fix());
              if (row.bad() instanceof Instant time) {
                assertThat(refused.detail()).doesNotContain(Long.toString(time.toEpochMilli()));
              }
            });
  }

  @Test
  void theTableProvokesEveryCodeThatReadersGive() {
    assertThat(RejectTable.rows().stream().map(Row::code).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            List.of(RejectCode.values()).stream()
                .filter(code -> !GIVEN_BY_NO_READER.contains(code))
                // Has no record that could be spoilt: see IntakeProcessorTest.
                .filter(code -> code != RejectCode.TOMBSTONE)
                .toList());
  }

  /** The desk of a line would find nothing, and the stop would stand. */
  @Test
  void anAppealAgainstAStopNeedsItsAccount() {
    String phone = "1380000" + RejectRows.MARKER;
    String account = "622202000000" + RejectRows.MARKER;
    var byPhone = Samples.appeal(Party.newBuilder().setPhone(phone).build());
    byPhone.setTaskId("S-1");
    var byLine = Samples.appeal(Samples.call());
    byLine.setTaskId("S-1");
    assertThat(INBOX.read(TopicNames.APPEAL, byPhone))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(RejectCode.NOT_ROUTABLE);
              assertThat(refused.field()).contains("target.account");
              assertThat(refused.detail())
                  .contains("send the stopped account")
                  .endsWith(RejectCode.NOT_ROUTABLE.fix())
                  .doesNotContain(RejectRows.MARKER);
            });
    assertThat(INBOX.read(TopicNames.APPEAL, byLine))
        .isInstanceOfSatisfying(
            Reading.Refused.class, refused -> assertThat(refused.field()).contains("target"));

    byPhone.setTarget(Party.newBuilder().setPhone(phone).setAccount(account).build());
    byLine.setTaskId("L-1");
    assertThat(INBOX.read(TopicNames.APPEAL, byPhone)).isInstanceOf(Reading.Accepted.class);
    assertThat(INBOX.read(TopicNames.APPEAL, byLine)).isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void aRefusalStillTellsWhoseRecordItWas() {
    SpecificRecord record = Sent.on("police.warning-directive");
    Fields.set(record, "source", " ＰＳＢ－440604 ");
    Fields.set(record, "directiveId", "");

    assertThat(INBOX.read("police.warning-directive", record))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.source()).isEqualTo("PSB-440604");
              assertThat(refused.eventId()).isEqualTo("e-1");
            });
  }

  @Test
  void aSourceThatIsItselfAtFaultIsNotTold() {
    SpecificRecord record = Sent.on("police.warning-directive");
    Fields.set(record, "source", "x".repeat(129));

    assertThat(INBOX.read("police.warning-directive", record).source()).isEmpty();
  }

  @Test
  void aBindingOfNobodyIsRefusedAsAWhole() {
    SpecificRecord record = Sent.on("registry.identity-binding");
    Fields.set(record, "phone", "95588");
    Fields.set(record, "account", null);

    assertThat(INBOX.read("registry.identity-binding", record))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(RejectCode.NO_IDENTIFIER);
              assertThat(refused.field()).isEmpty();
            });
  }

  @Test
  void everyCodeStandsOnThePageOfChecks() throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("interlock.root", ".."), "docs/reference/intake.md"));

    assertThat(RejectCode.values())
        .allSatisfy(code -> assertThat(page).containsPattern("\\b" + code + "\\b"));
    assertThat(Sent.TOPICS).allSatisfy(topic -> assertThat(page).contains(topic));
  }

  @Test
  void bytesThatAreNoRecordAreNoRefusal() {
    var reader = INBOX.readers().of("police.warning-directive");
    byte[] wrongRecord = INBOX.bytes("police.appeal", Sent.on("police.appeal"));
    byte[] unknownId = {0, 0, 0, 0x7f, 0x7f, 1};

    for (byte[] bytes :
        new byte[][] {
          null, {}, {0}, "garbage".getBytes(StandardCharsets.UTF_8), unknownId, wrongRecord
        }) {
      assertThatThrownBy(() -> reader.read(bytes, Sent.AT.toEpochMilli()))
          .isExactlyInstanceOf(BadRecordException.class);
    }
    assertThatThrownBy(() -> INBOX.readers().of("task.dissuasion"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
