package interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.contract.Codecs.Door;
import interlock.contract.Codecs.Header;
import interlock.contract.Codecs.Published;
import interlock.contract.Codecs.Receipt;
import interlock.contract.Codecs.Rejection;
import interlock.contract.wire.ContractSerdes;
import interlock.core.codes.RejectCode;
import interlock.core.contact.ContactFile;
import interlock.core.desk.Cause;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.identity.Account;
import interlock.core.joining.Standing;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Post;
import interlock.core.subject.Knowledge;
import interlock.core.subject.SubjectFile;
import interlock.core.task.CaseSummary;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Output;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import interlock.core.task.TraceEdge;
import interlock.schemas.Contracts;
import interlock.task.TaskHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs, their keys and headers; limits; bytes that must never change. */
class AvroCodecsTest {
  private final Fixture fixture = new Fixture();
  private final Codecs codecs = fixture.codecs();

  static Stream<Class<?>> tasks() {
    return Arrays.stream(Task.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyTaskIsPublishedWithItsHistory(Class<?> type) throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      var task = (Task) Arbitrary.of(type, seed);
      List<Published> published = codecs.output(task);
      assertThat(published).hasSize(2);
      Published own = published.get(0);
      Published line = published.get(1);
      assertThat(own.key()).isEqualTo(task.head().taskId());
      assertThat(line.topic()).isEqualTo("task.history");
      assertThat(line.partitionKey()).isEqualTo(task.head().taskId());
      TaskHistory history = read("task.history", TaskHistory.class, line.value());
      assertThat(history.getTopic()).isEqualTo(own.topic());
      assertThat(history.getValue().array()).isEqualTo(own.value());
      assertThat(own.value()).isNotEmpty();
      Object record = read(own.topic(), classOf(own.topic()), own.value());
      assertThat(record).extracting("taskId").isEqualTo(task.head().taskId());
      assertThat(record).extracting("revision").isEqualTo(task.head().revision());
    }
  }

  @Test
  void stopPaymentsOfOneAccountShareAPartition() {
    var stop = Arbitrary.named(StopPaymentTask.class);
    var dissuasion = Arbitrary.named(DissuasionTask.class);
    assertThat(codecs.output(stop).getFirst().partitionKey()).isEqualTo("routingKey");
    assertThat(codecs.output(dissuasion).getFirst().partitionKey()).isEqualTo("taskId");
  }

  @Test
  void outputsCarryCloudEventsHeaders() {
    var task = Arbitrary.named(DissuasionTask.class);
    assertThat(codecs.output(task).getFirst().headers())
        .contains(
            new Header("ce_specversion", "1.0"),
            new Header("ce_id", "taskId/" + task.head().revision()),
            new Header("ce_source", "/interlock"),
            new Header("ce_type", "interlock.task.dissuasion.v1"),
            new Header("ce_subject", "taskId"),
            new Header("content-type", "application/avro"))
        .extracting(Header::name)
        .contains("ce_time");
  }

  @Test
  void summariesAndEdgesGoByTheirCase() throws Exception {
    var summary = codecs.output(Arbitrary.named(CaseSummary.class));
    var edge = codecs.output((Output) Arbitrary.named(TraceEdge.class));
    assertThat(summary).hasSize(1).first().extracting(Published::key).isEqualTo("caseId");
    assertThat(edge).hasSize(1).first().extracting(Published::key).isEqualTo("caseId");
    var read = read("case.trace-edge", interlock.casefile.TraceEdge.class, edge.getFirst().value());
    assertThat(read.getTransferId()).isEqualTo("transferId");
    assertThat(read.getTainted().unscaledValue().longValue())
        .isEqualTo(Arbitrary.hash("taintedFen"));
  }

  @Test
  void aRejectedRecordIsKeptWhole() throws Exception {
    byte[] value = {1, 2, 3};
    Published rejected =
        codecs.rejected(
            new Rejection(
                "bank.account-movement",
                3,
                9,
                "ICBC",
                RejectCode.ZERO_AMOUNT,
                Optional.of("amount"),
                "the amount is zero",
                5,
                value));
    var read = read("intake.rejected", interlock.intake.Rejected.class, rejected.value());
    assertThat(read.getReason()).isEqualTo("ZERO_AMOUNT");
    assertThat(read.getValue().array()).isEqualTo(value);
    assertThat(rejected.key()).isEqualTo("ICBC");
    assertThat(rejected.headers()).contains(new Header("ce_id", "bank.account-movement/3/9"));
  }

  @Test
  void aReceiptGoesToItsSource() throws Exception {
    Published receipt =
        codecs.receipt(
            new Receipt(
                "bank.account-movement",
                "ICBC",
                "e-1",
                Door.MAILED,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(3),
                5));
    var read = read("source.receipt", interlock.intake.SourceReceipt.class, receipt.value());
    assertThat(read.getDoor()).isEqualTo(interlock.intake.Door.MAILED);
    assertThat(read.getOccurredAt()).isEqualTo(Instant.ofEpochMilli(3));
    assertThat(receipt.key()).isEqualTo("ICBC");
    assertThat(receipt.headers()).contains(new Header("ce_id", "ICBC/e-1"));
  }

  @Test
  void aSubjectsFileHasItsLimit() {
    assertThatThrownBy(() -> codecs.<DeskFile>file(Room.SUBJECT).encode(wide(6_000)))
        .isInstanceOf(OversizeException.class)
        .hasMessageContaining("65536")
        .hasMessageNotContaining("6222");
    assertThat(codecs.<DeskFile>file(Room.SUBJECT).encode(wide(1_000)).length)
        .isLessThan(AvroCodecs.SUBJECT_FILE_BYTES);
  }

  private static Filed<DeskFile> wide(int accounts) {
    Account account = Account.parse("6222020000000010019").value().orElseThrow();
    return new Filed<>(
        new SubjectFile(
            1,
            Standing.ALONE,
            new Knowledge(
                List.of(),
                Collections.nCopies(accounts, account),
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            List.of(),
            List.of()),
        OptionalLong.empty());
  }

  @Test
  void aRejectionHoldsTheLargestInputAndHasItsLimitAsAWholeRecord() {
    assertThat(codecs.rejected(rejectionOf(1024 * 1024)).value()).hasSizeGreaterThan(1024 * 1024);
    assertThatThrownBy(() -> codecs.rejected(rejectionOf(AvroCodecs.REJECTION_BYTES)))
        .isInstanceOf(OversizeException.class);
  }

  private static Rejection rejectionOf(int bytes) {
    return new Rejection(
        "t", 0, 0, "s", RejectCode.RECORD_TOO_LARGE, Optional.empty(), "", 0, new byte[bytes]);
  }

  @Test
  void mailOfAnotherRoomIsAMistake() {
    Post post = Fixture.post(AccountMail.Moved.class, 1);
    assertThatThrownBy(() -> codecs.mail(Room.CASE).encode(post))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** These lie in stores and logs: whoever changes them must be able to read them still. */
  @Test
  void bytesAreTheGoldenOnes() throws IOException {
    var cause = Arbitrary.named(Cause.class);
    var mail = new Post(cause, Arbitrary.named(AccountMail.TaintedInflow.class));
    var file = new Filed<DeskFile>(Arbitrary.named(ContactFile.class), OptionalLong.of(4));
    var task = Arbitrary.named(StopPaymentTask.class);
    assertThat(
            List.of(
                golden(codecs.mail(Room.ACCOUNT).encode(mail)),
                golden(codecs.<DeskFile>file(Room.CONTACT).encode(file)),
                golden(codecs.output(task).getFirst().value())))
        .isEqualTo(goldenLines());
  }

  private static List<String> goldenLines() throws IOException {
    try (InputStream file = AvroCodecsTest.class.getResourceAsStream("golden.hex")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }

  /** Without the header: ids are the registry's. */
  private static String golden(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, 5, bytes.length);
  }

  @SuppressWarnings("unchecked")
  private static Class<org.apache.avro.specific.SpecificRecordBase> classOf(String topic)
      throws ClassNotFoundException {
    return (Class<org.apache.avro.specific.SpecificRecordBase>)
        Class.forName(Contracts.all().get(topic));
  }

  private <T extends org.apache.avro.specific.SpecificRecord> T read(
      String topic, Class<T> type, byte[] value) {
    ContractSerdes serdes = fixture.serdes();
    return serdes.codec(topic, type).decode(value);
  }
}
