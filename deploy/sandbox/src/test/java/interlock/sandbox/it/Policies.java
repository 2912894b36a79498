package interlock.sandbox.it;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.PolicyBook;
import java.util.List;

/** Policies that make a result depend on the clock, or not. */
final class Policies {
  /** Longer than any test. */
  private static final String LATER = "9h";

  private Policies() {}

  /** No step falls due while a test runs, however slow the machine. */
  static String unhurried() {
    return document("unhurried", LATER);
  }

  /** A task is to be signed for within this span; everything else can wait. */
  static String signWithin(String span) {
    return document("hurried", span);
  }

  /** The packaged policy and that document, as an application has them. */
  static PolicyBook book(String document) {
    return PolicyBook.of(PolicyDocument.packaged()).with(PolicyDocument.parse(document).orThrow());
  }

  private static String document(String version, String sign) {
    StringBuilder document = new StringBuilder();
    document.append("version: ").append(version).append('\n');
    document.append("effectiveFrom: 1970-01-01T00:00:00Z\n");
    document.append("playbook:\n  steps:\n");
    PolicyDocument.packagedText()
        .lines()
        .filter(line -> line.strip().startsWith("- {measure:"))
        .map(line -> line.replaceAll("\\b[0-9]+[mhd]\\b", line.contains("SIGN,") ? sign : LATER))
        .forEach(line -> document.append(line).append('\n'));
    // Which payment completes a pattern depends on which of two topics is read first, and with it
    // the
    // id of a task that a pattern alone opens.
    document.append("patterns:\n");
    for (String pattern : List.of("repeated", "drain", "growing")) {
      document.append("  ").append(pattern).append(": {enabled: false}\n");
    }
    return document.toString();
  }
}
