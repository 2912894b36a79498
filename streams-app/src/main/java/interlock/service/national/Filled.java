package interlock.service.national;

import java.util.Optional;

/**
 * A field of a message.
 *
 * @param name as public code has it
 * @param value empty where the task does not have it
 * @param evidence of the field where it is missing, else of the value too
 * @param hint where a missing value is to be had; else empty
 */
public record Filled(
    Group group,
    String name,
    String chinese,
    Optional<Value> value,
    Evidence evidence,
    Optional<Hint> hint) {

  /** The parts of a message, as domain facts list them. */
  public enum Group {
    ENVELOPE("envelope", "报文头"),
    CASE("case", "案件"),
    OUT("victim's side", "转出方"),
    TARGET("target", "止付账户"),
    VALIDITY("validity", "期限"),
    AUTHORITY("authority", "经办");

    final String english;
    final String chinese;

    Group(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }
  }

  /**
   * What it holds.
   *
   * @param kind whether it is masked
   */
  public record Value(String text, Kind kind) {
    /** Never the text: it may name somebody. */
    @Override
    public String toString() {
      return "Value[" + kind + "]";
    }
  }

  /** How a value is shown. */
  public enum Kind {
    OPEN,
    IDENTIFIER,
    NAME
  }

  /** A word for a person, in both languages. */
  public record Hint(String english, String chinese) {}
}
