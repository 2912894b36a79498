package interlock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The current contracts against everything that ever went out: FULL_TRANSITIVE, offline. */
class ReleasedTest {

  static List<Map.Entry<String, String>> contracts() {
    return Contracts.all().entrySet().stream()
        .map(c -> Map.entry(Released.subject(c.getKey()), c.getValue()))
        .toList();
  }

  /** {@code -Dschemas.release=write}: a subject that changed compatibly gets its next version. */
  @BeforeAll
  static void releaseWhenAsked() {
    if (!"write".equals(System.getProperty("schemas.release"))) {
      return;
    }
    for (var contract : contracts()) {
      Schema current = Contracts.schema(contract.getValue());
      List<Schema> versions = Released.versions(contract.getKey());
      boolean changed = versions.isEmpty() || !text(versions.getLast()).equals(text(current));
      if (changed && problems(versions, current).isEmpty()) {
        Released.add(contract.getKey(), current);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void isFullyCompatibleWithEveryReleasedVersion(Map.Entry<String, String> contract) {
    assertThat(
            problems(Released.versions(contract.getKey()), Contracts.schema(contract.getValue())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void isReleasedAsItStands(Map.Entry<String, String> contract) {
    List<Schema> versions = Released.versions(contract.getKey());
    assertThat(versions)
        .as("no release yet; write it with -Dschemas.release=write (README.md)")
        .isNotEmpty();
    assertThat(text(versions.getLast()))
        .as("changed since its release; write the next with -Dschemas.release=write (README.md)")
        .isEqualTo(text(Contracts.schema(contract.getValue())));
  }

  @Test
  void aSubjectNeverDisappears() {
    assertThat(Released.subjects())
        .containsExactlyInAnyOrderElementsOf(contracts().stream().map(Map.Entry::getKey).toList());
  }

  private static List<String> problems(List<Schema> versions, Schema current) {
    return versions.stream()
        .flatMap(version -> Compatibility.problems(version, current).stream())
        .toList();
  }

  private static String text(Schema schema) {
    return schema.toString();
  }
}
