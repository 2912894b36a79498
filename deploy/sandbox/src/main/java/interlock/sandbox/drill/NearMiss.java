package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record beside what a step asks of it, field by field; identifiers masked.
 *
 * @param what the record: task id and revision, where it has them
 */
public record NearMiss(String what, List<Field> fields) {
  private static final List<String> IDS = List.of("taskId", "caseId");

  public NearMiss {
    fields = List.copyOf(fields);
  }

  /** One field that the step asks for. */
  public record Field(String path, boolean holds, String expected, Optional<String> actual) {}

  /** How many fields are as they should be. */
  public long matched() {
    return fields.stream().filter(Field::holds).count();
  }

  /** The record that comes closest: of the same task and case first, then by fields that hold. */
  static Optional<NearMiss> nearest(
      List<Map<String, Object>> records, Match match, Bindings bindings) throws Bindings.Missing {
    List<NearMiss> misses = new ArrayList<>();
    // Newest first: of equals the first is taken.
    for (Map<String, Object> record : records.reversed()) {
      misses.add(of(record, match, bindings));
    }
    return misses.stream()
        .min(
            Comparator.comparingLong((NearMiss miss) -> -miss.matchedIds())
                .thenComparingLong(miss -> -miss.matched()));
  }

  static NearMiss of(Map<String, Object> record, Match match, Bindings bindings)
      throws Bindings.Missing {
    List<Field> fields = new ArrayList<>();
    for (Match.Verdict verdict : match.judge(record, bindings)) {
      FieldPath path = verdict.clause().path();
      String expected = verdict.clause().condition().text(path, bindings);
      Optional<String> actual =
          verdict.actual().map(value -> Values.text(value, path, bindings.start()));
      // Two identifiers may look the same when masked.
      boolean looksAlike =
          !verdict.holds() && path.masked() && actual.equals(Optional.of(expected));
      fields.add(
          new Field(
              path.path(),
              verdict.holds(),
              expected,
              looksAlike ? actual.map(text -> text + " (≠)") : actual));
    }
    return new NearMiss(name(record), fields);
  }

  private static String name(Map<String, Object> record) {
    if (record.containsKey("taskId") && record.containsKey("revision")) {
      return record.get("taskId") + " r" + record.get("revision");
    }
    return record.getOrDefault("caseId", "").toString();
  }

  private long matchedIds() {
    return fields.stream().filter(field -> field.holds() && IDS.contains(field.path())).count();
  }
}
