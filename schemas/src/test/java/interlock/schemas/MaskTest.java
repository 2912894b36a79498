package interlock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No generated class shows an identifier, however deep it stands in the record. */
class MaskTest {
  private static final String MARKER = "17000009999";

  static Stream<String> records() {
    return Contracts.types().stream()
        .filter(name -> Contracts.schema(name).getType() == Schema.Type.RECORD);
  }

  @ParameterizedTest
  @MethodSource("records")
  void noMaskedValueIsEverPrinted(String fullName) throws ReflectiveOperationException {
    SpecificRecordBase record = filled(Contracts.schema(fullName), 1);
    Object builder =
        record.getClass().getMethod("newBuilder", record.getClass()).invoke(null, record);
    for (String printed :
        List.of(
            record.toString(),
            String.format("%s", record),
            String.valueOf(List.of(record)),
            builder.toString())) {
      assertThat(printed).doesNotContain(MARKER);
    }
  }

  /** Otherwise the test above could not fail: the marker is in there, and Avro would print it. */
  @ParameterizedTest
  @MethodSource("records")
  void avroItselfWouldPrintIt(String fullName) throws ReflectiveOperationException {
    Schema schema = Contracts.schema(fullName);
    assertThat(SpecificData.get().toString(filled(schema, 1)).contains(MARKER))
        .isEqualTo(schema.toString().contains("interlock.mask"));
  }

  /** Each branch of a union in its turn: an appeal's target is a party or a contact. */
  @Test
  void bothTargetsOfAnAppealAreMasked() throws ReflectiveOperationException {
    Schema appeal = Contracts.schema("interlock.police.Appeal");
    assertThat(filled(appeal, 1).toString()).contains("target=Party{").doesNotContain(MARKER);
    assertThat(filled(appeal, 2).toString()).contains("target=Contact{").doesNotContain(MARKER);
  }

  @Test
  void theRestIsPrinted() throws ReflectiveOperationException {
    assertThat(filled(Contracts.schema("interlock.common.Party"), 1))
        .hasToString("Party{account=***, institution=plain, name=***, phone=***, personId=***}");
    assertThat(new interlock.common.Party())
        .hasToString("Party{account=null, institution=null, name=null, phone=null, personId=null}");
  }

  private static SpecificRecordBase filled(Schema schema, int branch)
      throws ReflectiveOperationException {
    return Samples.filled(schema, MARKER, branch);
  }
}
