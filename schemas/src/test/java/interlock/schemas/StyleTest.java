package interlock.schemas;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** One house style for all contracts. Each test collects every offence, by name. */
class StyleTest {
  private static final Set<String> COMMON = set("eventId source occurredAt reportedAt");

  /** What an input must say beside the common four; all else may be left out. */
  private static final Map<String, Set<String>> INPUTS =
      Map.ofEntries(
          entry("Transfer", set("institution transferId payer amount status")),
          entry("FraudContact", set("subscriber contact phase")),
          entry("WarningDirective", set("directiveId status subject")),
          entry("IncidentReport", set("caseId status victim")),
          entry("WatchEntry", set("entryId status target grade")),
          entry("CareEntry", set("entryId status person")),
          entry("Appeal", set("appealId status")),
          entry("OfficerDecision", set("taskId routingKey action officer unit")),
          entry("IdentityBinding", set("bindingId status")),
          entry("DissuasionFeedback", set("taskId routingKey unit action")),
          entry("StopPaymentFeedback", set("taskId account institution command resultCode")),
          entry("LineControlFeedback", set("taskId contact carrier command result")),
          entry("Heartbeat", Set.of()));

  /** Whatever text or bytes is called so holds an identifier, a name or free text. */
  private static final Pattern SENSITIVE =
      Pattern.compile(
          ".*([aA]ccounts?|[pP]hones?|[oO]fficer|[pP]ersonId)|subscriber|routingKey|identifier|name"
              + "|url|app|ip|mac|note|path|value|decidedBy|from|to");

  private static final Set<String> MONEY =
      set(
          "amount amountHeld amountCeiling amountLimit amountSaved amountLost amountAtRisk lossAmount"
              + " transferAmount returnedAmount payerBalance payeeBalance balanceBefore balanceAfter lost"
              + " traced remaining untraced requested held frozen lapsed cash returned tainted"
              + " numerator denominator");

  /** Folders of what only Interlock itself reads. */
  private static final Set<String> INNER = set("mail state");

  private static final Pattern TIME =
      Pattern.compile(".*(At|Until|UpTo|Time)|at|valid(From|To)|effectiveFrom|periodFrom|asOf");

  @Test
  void everythingHasADoc() {
    List<String> without = new ArrayList<>();
    types().filter(type -> blank(type.getDoc())).forEach(type -> without.add(type.getFullName()));
    fields(
        (record, field) -> {
          if (blank(field.doc())) {
            without.add(record.getName() + "." + field.name());
          }
        });
    assertThat(without).isEmpty();
  }

  @Test
  void everyEnumFallsBackToUnknown() {
    assertThat(types().filter(type -> type.getType() == Schema.Type.ENUM))
        .isNotEmpty()
        .allSatisfy(
            type -> {
              assertThat(type.getEnumDefault()).as(type.getFullName()).isEqualTo("UNKNOWN");
              assertThat(type.getEnumSymbols().getFirst()).isEqualTo("UNKNOWN");
              assertThat(type.getEnumSymbols()).allMatch(symbol -> symbol.matches("[A-Z][A-Z_]*"));
            });
  }

  @Test
  void fieldsAreInCamelCase() {
    List<String> odd = new ArrayList<>();
    fields(
        (record, field) -> {
          if (!field.name().matches("[a-z][a-zA-Z]*")) {
            odd.add(record.getName() + "." + field.name());
          }
        });
    assertThat(odd).isEmpty();
  }

  /** And nothing else is: a long that counts is not a time, a time is not a bare long. */
  @Test
  void timesAreTimestampMillis() {
    List<String> odd = new ArrayList<>();
    fields(
        (record, field) -> {
          boolean named = TIME.matcher(field.name()).matches();
          boolean is = LogicalTypes.timestampMillis().equals(value(field).getLogicalType());
          if (named != is) {
            odd.add(record.getName() + "." + field.name());
          }
        });
    assertThat(odd).isEmpty();
  }

  @Test
  void moneyIsDecimalOfTwoPlaces() {
    List<String> odd = new ArrayList<>();
    fields(
        (record, field) -> {
          boolean flag = value(field).getType() == Schema.Type.BOOLEAN;
          boolean named = MONEY.contains(field.name()) && !flag;
          boolean is = LogicalTypes.decimal(18, 2).equals(value(field).getLogicalType());
          if (named != is) {
            odd.add(record.getName() + "." + field.name());
          }
        });
    assertThat(odd).isEmpty();
  }

  @Test
  void inputsRequireTheCommonFourAndTheirIdentityOnly() {
    INPUTS.forEach(
        (name, own) -> {
          Set<String> required = new LinkedHashSet<>(COMMON);
          required.addAll(own);
          assertThat(required(record(name))).as(name).isEqualTo(required);
        });
  }

  @Test
  void unionsOfOneTypeAndNullDefaultToNullAndListsToEmpty() {
    List<String> odd = new ArrayList<>();
    fields(
        (record, field) -> {
          Schema type = field.schema();
          boolean optional = type.getType() == Schema.Type.UNION;
          boolean list = type.getType() == Schema.Type.ARRAY;
          boolean flag = type.getType() == Schema.Type.BOOLEAN;
          boolean nullFirst = optional && type.getTypes().getFirst().getType() == Schema.Type.NULL;
          boolean mayBeLeftOut = optional || list || flag;
          if (optional != nullFirst || (mayBeLeftOut && !field.hasDefaultValue())) {
            odd.add(record.getName() + "." + field.name());
          }
        });
    assertThat(odd).isEmpty();
  }

  @Test
  void everyTaskSaysWhyAndSinceWhen() {
    assertThat(types().filter(type -> type.getFullName().matches("interlock\\.task\\..*Task")))
        .hasSize(5)
        .allSatisfy(
            task ->
                assertThat(required(task))
                    .as(task.getName())
                    .containsAll(
                        set(
                            "taskId revision routingKey state policyVersion triggeredBy sourceTime"
                                + " openedAt updatedAt")))
        .allSatisfy(
            task ->
                assertThat(task.getField("reasons").schema().getElementType().getName())
                    .isEqualTo("Reason"));
  }

  @Test
  void whatHoldsAnIdentifierIsMasked() {
    List<String> bare = new ArrayList<>();
    fields(
        (record, field) -> {
          Schema.Type type = value(field).getType();
          boolean raw =
              (type == Schema.Type.STRING || type == Schema.Type.BYTES)
                  && value(field).getLogicalType() == null;
          if (raw
              && SENSITIVE.matcher(field.name()).matches()
              && !Boolean.TRUE.equals(field.getObjectProp("interlock.mask"))) {
            bare.add(record.getName() + "." + field.name());
          }
        });
    assertThat(bare).isEmpty();
  }

  /**
   * A type that two files use has a file of its own, named and placed like itself; but mail and
   * desk files, which come after all contracts, may use the enums that stand in a contract's file.
   */
  @Test
  void oneFileHoldsOneNamedType() throws IOException {
    Pattern reference = Pattern.compile("\"interlock\\.([a-z]+)\\.([A-Z]\\w*)\"");
    Path root = Path.of("src/main/avro");
    Set<String> enums = new LinkedHashSet<>();
    types()
        .filter(type -> type.getType() == Schema.Type.ENUM)
        .forEach(type -> enums.add(type.getFullName()));
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".avsc")).toList()) {
        String text = Files.readString(file);
        String name = file.getFileName().toString().replace(".avsc", "");
        assertThat(text)
            .contains("\"namespace\": \"interlock." + file.getParent().getFileName() + "\"");
        assertThat(text).contains("  \"name\": \"" + name + "\"");
        assertThat(text.split("\"type\": \"record\"", -1).length).as(name).isLessThanOrEqualTo(2);
        boolean inner = INNER.contains(file.getParent().getFileName().toString());
        reference
            .matcher(text)
            .results()
            .filter(r -> !(inner && enums.contains(r.group().replace("\"", ""))))
            .forEach(
                r -> assertThat(root.resolve(r.group(1)).resolve(r.group(2) + ".avsc")).exists());
      }
    }
  }

  private static Schema record(String simpleName) {
    return types().filter(type -> type.getName().equals(simpleName)).findFirst().orElseThrow();
  }

  private static Set<String> required(Schema record) {
    Set<String> required = new LinkedHashSet<>();
    record.getFields().stream()
        .filter(field -> !field.hasDefaultValue())
        .forEach(field -> required.add(field.name()));
    return required;
  }

  private static void fields(BiConsumer<Schema, Schema.Field> each) {
    types()
        .filter(type -> type.getType() == Schema.Type.RECORD)
        .forEach(type -> type.getFields().forEach(field -> each.accept(type, field)));
  }

  /** Every named type, also enums that stand inside a record's file. */
  private static Stream<Schema> types() {
    Set<Schema> types = new LinkedHashSet<>();
    for (String fullName : Contracts.types()) {
      Schema type = Contracts.schema(fullName);
      types.add(type);
      if (type.getType() == Schema.Type.RECORD) {
        type.getFields().stream()
            .map(StyleTest::value)
            .filter(value -> value.getType() == Schema.Type.ENUM)
            .forEach(types::add);
      }
    }
    return types.stream();
  }

  /** The type of a field's value or element, without null. */
  private static Schema value(Schema.Field field) {
    Schema schema = field.schema();
    if (schema.getType() == Schema.Type.UNION) {
      schema = schema.getTypes().get(1);
    }
    return schema.getType() == Schema.Type.ARRAY ? schema.getElementType() : schema;
  }

  private static boolean blank(String doc) {
    return doc == null || doc.isBlank();
  }

  private static Set<String> set(String words) {
    return new LinkedHashSet<>(List.of(words.split(" ")));
  }
}
