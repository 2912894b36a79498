package interlock.service.wording;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.schemas.Contracts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void everySymbolOnATaskHasAChineseWord() {
    var symbols = new TreeSet<String>();
    for (String kind :
        List.of(
            "DissuasionTask",
            "StopPaymentTask",
            "AccountQueryTask",
            "LineControlTask",
            "LeadTask")) {
      collect(Contracts.schema("interlock.task." + kind), symbols);
    }
    assertThat(symbols).contains("SPECIAL_HIGH", "WHOLE_ACCOUNT", "CASH_RUNNER");
    assertThat(symbols).allSatisfy(s -> assertThat(Language.ZH.word(s)).isNotEqualTo(s));
    assertThat(symbols).allSatisfy(s -> assertThat(Language.EN.word(s)).isEqualTo(s));
  }

  @Test
  void theEnvironmentChooses() {
    assertThat(Language.ofEnvironment("zh_CN.UTF-8")).isEqualTo(Language.ZH);
    assertThat(Language.ofEnvironment("de_DE.UTF-8")).isEqualTo(Language.EN);
    assertThat(Language.ofEnvironment(null)).isEqualTo(Language.EN);
  }

  private static void collect(Schema schema, Set<String> symbols) {
    switch (schema.getType()) {
      case ENUM -> symbols.addAll(schema.getEnumSymbols());
      case RECORD -> schema.getFields().forEach(field -> collect(field.schema(), symbols));
      case UNION -> schema.getTypes().forEach(type -> collect(type, symbols));
      case ARRAY -> collect(schema.getElementType(), symbols);
      default -> {
        // Has no symbols.
      }
    }
  }
}
