package interlock.contract.intake;

import interlock.contract.intake.RejectTable.Row;
import interlock.core.codes.RejectCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/reference/intake.md, made from the tables that the tests run. */
final class IntakePage {
  /** Codes that no reader gives, and who does. */
  static final Map<RejectCode, String> GIVEN_ELSEWHERE =
      Map.of(
          RejectCode.UNREADABLE_REGION,
          "not given: a region that cannot be read is left out, since a warning without a place is"
              + " better than none",
          RejectCode.RECORD_TOO_LARGE,
          "given when the record is sound, but what it makes for a desk is larger than a mail may"
              + " be");

  private IntakePage() {}

  static String text() {
    var lines = new ArrayList<String>();
    lines.add("# What Intake checks");
    lines.add("");
    lines.add("Made from the tables in `interlock.contract.intake`'s tests; do not edit. Rewrite");
    lines.add("with `mvn test -pl schemas,streams-app -am -Ddocs=write`.");
    lines.add("");
    lines.add("Every record leaves Intake by one of three doors: as mail to the desks, to");
    lines.add(
        "`intake.rejected` with a code (see [codes](codes.md)) and the field's path, or, when");
    lines.add("its bytes are no record of the topic (no value, garbage, an unknown schema id), to");
    lines.add(
        "`dead-letter`. A record is refused at its first fault. No rejection repeats a value.");
    lines.add(
        "Limits (skew, age, lengths, entries, the greatest amount) are the policy's `intake`");
    lines.add("section, see [policy](policy.md). A blank text counts as none.");
    lines.add("");
    lines.add("## What is brought to one form");
    lines.add("");
    lines.add("| Topic | Field | Sent | Taken as |");
    lines.add("| --- | --- | --- | --- |");
    for (NormalForms.Row row : NormalForms.rows()) {
      lines.add(
          "| `%s` | `%s` | `%s` | %s |"
              .formatted(
                  row.topic(),
                  row.path(),
                  row.sent(),
                  row.taken().isEmpty() ? "left out" : "`" + row.taken() + "`"));
    }
    lines.add("");
    lines.add("## What is refused");
    for (Map.Entry<String, Set<String>> section : sections().entrySet()) {
      lines.add("");
      lines.add("### " + title(section.getKey()));
      lines.add("");
      lines.add("| Field | Refused when it | Code |");
      lines.add("| --- | --- | --- |");
      lines.addAll(section.getValue());
    }
    lines.add("");
    lines.add("### Beside these");
    lines.add("");
    lines.add("- `NOT_ROUTABLE` is also given when nothing in a sound record names a desk: an");
    lines.add("  appeal without a target, a payment between nobody's accounts, a decision about a");
    lines.add("  case.");
    for (RejectCode code : RejectCode.values()) {
      if (GIVEN_ELSEWHERE.containsKey(code)) {
        lines.add("- `" + code + "` is " + GIVEN_ELSEWHERE.get(code) + ".");
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static Map<String, Set<String>> sections() {
    var sections = new LinkedHashMap<String, Set<String>>();
    Stream.of(RejectTable.EVERY_RECORD, RejectTable.PARTY, RejectTable.CONTACT)
        .forEach(common -> sections.put(common, new LinkedHashSet<>()));
    for (Row row : RejectTable.rows()) {
      sections
          .computeIfAbsent(row.section(), s -> new LinkedHashSet<>())
          .add("| `%s` | %s | `%s` |".formatted(row.shown(), row.check(), row.code()));
    }
    return sections;
  }

  private static String title(String section) {
    return switch (section) {
      case RejectTable.EVERY_RECORD -> section;
      case RejectTable.PARTY, RejectTable.CONTACT -> section + ": " + paths(section);
      default -> "`" + section + "`";
    };
  }

  /** Where such a thing stands. */
  private static String paths(String section) {
    List<String> paths =
        RejectTable.rows().stream()
            .filter(row -> row.section().equals(section))
            .map(row -> parent(row, section))
            .distinct()
            .toList();
    return paths.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", "));
  }

  private static String parent(Row row, String section) {
    String path =
        section.equals(RejectTable.CONTACT) || !row.field().contains(".")
            ? row.spoilt()
            : row.field().substring(0, row.field().lastIndexOf('.'));
    return path.replace("[0]", "[]");
  }
}
