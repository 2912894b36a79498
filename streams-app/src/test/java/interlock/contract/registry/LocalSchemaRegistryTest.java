package interlock.contract.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class LocalSchemaRegistryTest {
  private static final String ONE = record("{\"name\":\"a\",\"type\":\"int\",\"default\":0}");
  private static final String TWO =
      record(
          "{\"name\":\"a\",\"type\":\"int\",\"default\":0},"
              + "{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
  private static final String BROKEN = record("{\"name\":\"a\",\"type\":\"string\"}");

  private final LocalSchemaRegistry registry = new LocalSchemaRegistry();

  @Test
  void aSchemaHasOneIdUnderEverySubject() {
    assertThat(registry.register("x-value", ONE)).isEqualTo(1);
    assertThat(registry.register("x-value", TWO)).isEqualTo(2);
    assertThat(registry.register("y-value", TWO)).isEqualTo(2);
    assertThat(registry.register("x-value", ONE)).isEqualTo(1);
    assertThat(registry.lookup("x-value", TWO)).isEqualTo(new SchemaVersion("x-value", 2, 2));
    assertThat(registry.lookup("y-value", TWO)).isEqualTo(new SchemaVersion("y-value", 2, 1));
    assertThat(registry.byId(1).getField("b")).isNull();
  }

  @Test
  void refusesWhatARealOneRefuses() {
    registry.register("x-value", ONE);
    assertThatExceptionOfType(IncompatibleSchema.class)
        .isThrownBy(() -> registry.register("x-value", BROKEN));
    assertThatExceptionOfType(InvalidSchema.class)
        .isThrownBy(() -> registry.register("x-value", "{}"));
    assertThatExceptionOfType(UnknownSchema.class)
        .isThrownBy(() -> registry.lookup("y-value", ONE));
    assertThatExceptionOfType(UnknownSchema.class)
        .isThrownBy(() -> registry.lookup("x-value", TWO));
    assertThatExceptionOfType(UnknownSchema.class).isThrownBy(() -> registry.byId(2));
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
  }
}
