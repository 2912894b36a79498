package interlock.contract.intake;

import static interlock.contract.intake.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.Fixture;
import interlock.contract.Reader.Reading.Refused;
import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.RejectCode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault has its code and names its field, and shows nothing of what the field holds. */
class RefusalsTest {
  private final Fixture fixture = new Fixture();
  private final Readers readers =
      new Readers(fixture.serdes(), "", at -> PolicyDocument.packaged());

  @ParameterizedTest(name = "{0} {2} {3}")
  @MethodSource("interlock.contract.intake.Faults#all")
  void aFaultIsRefusedWithItsCodeAndField(
      String topic, SpecificRecord record, RejectCode code, String field) {
    Refused refused = refused(topic, record);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.field().orElse("")).isEqualTo(field);
    assertThat(refused.detail()).endsWith(code.fix());
    assertThat(refused.toString()).doesNotContain("9999").doesNotContain(Faults.RAW_ID);
  }

  private Refused refused(String topic, SpecificRecord record) {
    return (Refused) readers.of(topic).read(encoded(topic, record), NOW);
  }

  private <T extends SpecificRecord> byte[] encoded(String topic, T record) {
    @SuppressWarnings("unchecked") // a record's class is that of its kind
    Class<T> type = (Class<T>) record.getClass();
    return fixture.serdes().codec(topic, type).encode(record);
  }

  /** What is left is not this room's: a whole record's size, and regions, which are left out. */
  @Test
  void everyCodeOfTheReadersIsTested() {
    Set<RejectCode> tested =
        Faults.all().map(f -> (RejectCode) f.get()[2]).collect(Collectors.toSet());
    assertThat(EnumSet.complementOf(EnumSet.copyOf(tested)))
        .containsExactlyInAnyOrder(RejectCode.RECORD_TOO_LARGE, RejectCode.UNREADABLE_REGION);
  }

  @Test
  void aRefusalNamesSourceAndEventForTheReceipt() {
    var record = Samples.transfer();
    record.setAmount(new BigDecimal("0.00"));
    Refused refused = refused("bank.account-movement", record);
    assertThat(refused.source()).isEqualTo("ICBC");
    assertThat(refused.eventId()).isEqualTo("e-1");
    record.setEventId("x".repeat(5_000));
    assertThat(refused("bank.account-movement", record).eventId()).isEmpty();
  }
}
