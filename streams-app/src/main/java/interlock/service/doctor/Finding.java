package interlock.service.doctor;

/**
 * One thing that was looked at.
 *
 * @param area what it belongs to: {@code broker}, {@code topics}, …
 * @param what how it is, on one line, without identifiers and secrets
 * @param fix what to do; empty where nothing is to be done
 */
public record Finding(Verdict verdict, String area, String what, String fix) {

  /** How bad it is. */
  public enum Verdict {
    OK,
    /** It works, and is not as it should be, or could not be looked at. */
    WARN,
    /** It keeps Interlock from working as promised. */
    FAIL
  }

  static Finding ok(String area, String what) {
    return new Finding(Verdict.OK, area, what, "");
  }

  static Finding warn(String area, String what, String fix) {
    return new Finding(Verdict.WARN, area, what, fix);
  }

  static Finding fail(String area, String what, String fix) {
    return new Finding(Verdict.FAIL, area, what, fix);
  }
}
