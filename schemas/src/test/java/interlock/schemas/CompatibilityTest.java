package interlock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The comparer must see what Avro's own check does not. */
class CompatibilityTest {
  private static final String V1 =
      """
      {"type": "record", "name": "Payment", "namespace": "test", "fields": [
        {"name": "id", "type": "string"},
        {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 18, "scale": 2}},
        {"name": "fee", "type": {"type": "bytes", "logicalType": "decimal", "precision": 18, "scale": 2}, "default": "\\u0000"},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "heldUntil", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}], "default": null},
        {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["UNKNOWN", "HELD", "POSTED"], "default": "UNKNOWN"}, "default": "UNKNOWN"},
        {"name": "tags", "type": {"type": "array", "items": "string"}, "default": []},
        {"name": "note", "type": ["null", "string"], "default": null}
      ]}
      """;

  @Test
  void theSameSchemaHasNoProblems() {
    assertThat(after("", "")).isEmpty();
  }

  @Test
  void addingADefaultedFieldPasses() {
    assertThat(
            after(
                "{\"name\": \"note\"",
                "{\"name\": \"branch\", \"type\": [\"null\", \"string\"], \"default\": null}, {\"name\": \"note\""))
        .isEmpty();
  }

  @Test
  void addingASymbolToAnEnumWithDefaultPasses() {
    assertThat(after("\"POSTED\"]", "\"POSTED\", \"REVERSED\"]")).isEmpty();
  }

  @Test
  void changingADocPasses() {
    assertThat(after("\"name\": \"id\"", "\"name\": \"id\", \"doc\": \"now with words\""))
        .isEmpty();
  }

  @Test
  void anAddedRequiredFieldIsCaught() {
    assertThat(
            after(
                "{\"name\": \"note\"",
                "{\"name\": \"unit\", \"type\": \"string\"}, {\"name\": \"note\""))
        .anyMatch(p -> p.contains("Payment.unit"));
  }

  @Test
  void aRenamedRequiredFieldIsCaught() {
    assertThat(after("\"name\": \"id\"", "\"name\": \"paymentId\""))
        .anyMatch(p -> p.contains("Payment.id: the field is gone"));
  }

  /** Avro alone finds nothing here: it reads the default and drops the value. */
  @Test
  void aRenamedDefaultedFieldIsCaught() {
    assertThat(after("\"name\": \"note\"", "\"name\": \"remark\""))
        .containsExactly("Payment.note: the field is gone; a renamed one loses its values");
  }

  @Test
  void aChangedScaleIsCaught() {
    assertThat(after("\"scale\": 2", "\"scale\": 3")).anyMatch(p -> p.contains("Payment.amount"));
  }

  @Test
  void aChangedPrecisionIsCaught() {
    assertThat(after("\"precision\": 18", "\"precision\": 20"))
        .anyMatch(p -> p.contains("Payment.amount"));
  }

  /** Avro alone finds nothing here. */
  @Test
  void aDroppedLogicalTypeIsCaught() {
    assertThat(after(", \"logicalType\": \"timestamp-millis\"", ""))
        .anyMatch(p -> p.contains("Payment.at: logical type"))
        .anyMatch(p -> p.contains("Payment.heldUntil: logical type"));
  }

  @Test
  void aChangedUnitOfTimeIsCaught() {
    assertThat(after("timestamp-millis", "timestamp-micros")).hasSize(2);
  }

  @Test
  void aRemovedDefaultIsCaught() {
    assertThat(after("\"items\": \"string\"}, \"default\": []", "\"items\": \"string\"}"))
        .containsExactly("Payment.tags: default was [[]], is []");
  }

  @Test
  void aChangedDefaultIsCaught() {
    assertThat(after("\"default\": \"\\u0000\"", "\"default\": \"\\u0001\""))
        .singleElement()
        .asString()
        .startsWith("Payment.fee: default was");
  }

  @Test
  void aRemovedEnumDefaultIsCaught() {
    assertThat(after("], \"default\": \"UNKNOWN\"}", "]}"))
        .containsExactly("Payment.state: enum default was UNKNOWN, is null");
  }

  @Test
  void aRemovedSymbolIsCaught() {
    assertThat(after(", \"POSTED\"]", "]"))
        .containsExactly("Payment.state: the symbol POSTED is gone");
  }

  @Test
  void aNewBranchOfAUnionIsCaught() {
    assertThat(after("[\"null\", \"string\"]", "[\"null\", \"string\", \"long\"]"))
        .anyMatch(p -> p.contains("Payment.note: branches"));
  }

  @Test
  void aChangeInsideAListIsCaught() {
    assertThat(after("\"items\": \"string\"", "\"items\": \"bytes\""))
        .anyMatch(p -> p.contains("Payment.tags[]: was STRING"));
  }

  @Test
  void aRenamedRecordIsCaught() {
    assertThat(after("\"Payment\"", "\"Transfer\""))
        .anyMatch(p -> p.contains("name was test.Payment"));
  }

  private static List<String> after(String was, String is) {
    assertThat(V1).contains(was);
    return Compatibility.problems(parse(V1), parse(V1.replace(was, is)));
  }

  private static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }
}
