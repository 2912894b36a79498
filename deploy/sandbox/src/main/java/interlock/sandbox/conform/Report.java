package interlock.sandbox.conform;

import interlock.contract.intake.FieldUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is to be said of a file.
 *
 * @param records in the file, readable or not
 * @param taken how many Intake takes
 * @param findings why it does not take the others, by line
 * @param lacking by what is missing the lines of the records that lack it; of those taken
 */
public record Report(
    int records, int taken, List<Finding> findings, Map<FieldUse, List<Integer>> lacking) {
  public Report {
    findings = List.copyOf(findings);
    lacking = java.util.Collections.unmodifiableMap(new java.util.EnumMap<>(lacking));
  }

  /** Whether every record is taken. */
  public boolean conforms() {
    return findings.isEmpty();
  }

  /** The lines as a person reads them: the first few, and that there are more. */
  static String lines(List<Integer> lines) {
    int most = 5;
    List<String> shown = new ArrayList<>();
    lines.stream().limit(most).forEach(line -> shown.add(Integer.toString(line)));
    return String.join(", ", shown) + (lines.size() > most ? ", …" : "");
  }
}
