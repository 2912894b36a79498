package interlock.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.bank.Channel;
import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.casefile.CaseSummary;
import interlock.common.CaseStatus;
import interlock.common.Party;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTest {

  static Set<String> types() {
    return Contracts.types();
  }

  static List<String> records() {
    return types().stream()
        .filter(name -> Contracts.schema(name).getType() == Schema.Type.RECORD)
        .toList();
  }

  @Test
  void listsEveryFileOfTheFolder() throws IOException {
    try (var files = Files.walk(Path.of("src/main/avro"))) {
      Set<String> inFolder =
          files
              .filter(file -> file.toString().endsWith(".avsc"))
              .map(
                  file ->
                      "interlock."
                          + file.getParent().getFileName()
                          + "."
                          + file.getFileName().toString().replace(".avsc", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(inFolder).isEqualTo(new TreeSet<>(Contracts.types()));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void isWhatTheGeneratedClassWrites(String fullName) throws ClassNotFoundException {
    Schema generated = SpecificData.get().getSchema(Class.forName(fullName));
    assertThat(SchemaNormalization.toParsingForm(Contracts.schema(fullName)))
        .isEqualTo(SchemaNormalization.toParsingForm(generated));
  }

  @ParameterizedTest
  @MethodSource("types")
  void isSelfContainedAndFreeOfJavaProperties(String fullName) {
    String text = Contracts.text(fullName);
    assertThat(text).doesNotContain("avro.java").doesNotContain("\n");
    assertThat(new Schema.Parser().parse(text)).isEqualTo(Contracts.schema(fullName));
  }

  @Test
  void keepsDocsAndOurOwnProperties() {
    Schema transfer = new Schema.Parser().parse(Contracts.text("interlock.bank.Transfer"));
    Schema.Field account = transfer.getField("payer").schema().getField("account");
    assertThat(account.doc()).isNotBlank();
    assertThat(account.getObjectProp("interlock.mask")).isEqualTo(true);
  }

  @Test
  void namesTheRecordOfATopic() {
    assertThat(Contracts.all())
        .containsEntry("bank.suspicious-transfer", Transfer.class.getName())
        .containsEntry("enterprise.fraud-contact", "interlock.telecom.FraudContact");
    assertThat(List.copyOf(Contracts.all().keySet())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("records")
  void isReadBackAsItWasWritten(String fullName) throws Exception {
    Schema schema = Contracts.schema(fullName);
    for (int branch : List.of(1, 2)) {
      SpecificRecordBase record = Samples.filled(schema, "secret", branch);
      Class<?> type = record.getClass();
      Object bytes = type.getMethod("toByteBuffer").invoke(record);
      Object read = type.getMethod("fromByteBuffer", ByteBuffer.class).invoke(null, bytes);
      // Not isEqualTo(record): a failure would then print both.
      assertThat(read.equals(record)).isTrue();
    }
  }

  @Test
  void whatIsLeftOutTakesItsDefault() {
    Instant now = Instant.EPOCH;
    Transfer transfer =
        Transfer.newBuilder()
            .setEventId("e")
            .setSource("s")
            .setOccurredAt(now)
            .setReportedAt(now)
            .setInstitution("ICBC")
            .setTransferId("t")
            .setPayer(Party.newBuilder().build())
            .setAmount(new BigDecimal("8.00"))
            .setStatus(TransferStatus.POSTED)
            .build();
    assertThat(transfer.getCurrency()).isEqualTo("CNY");
    assertThat(transfer.getChannel()).isEqualTo(Channel.OTHER);
    assertThat(transfer.getSignals()).isEmpty();
    assertThat(transfer.getPayee()).isNull();
    CaseSummary summary =
        CaseSummary.newBuilder()
            .setCaseId("c")
            .setRevision(1)
            .setStatus(CaseStatus.REPORTED)
            .setReportedAt(now)
            .setPolicyVersion("p")
            .setUpdatedAt(now)
            .build();
    assertThat(summary.getHeld()).isEqualTo(new BigDecimal("0.00"));
  }

  @Test
  void refusesAnUnknownName() {
    assertThatThrownBy(() -> Contracts.schema("interlock.bank.Cheque"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("interlock.bank.Cheque");
  }
}
