package interlock.contract.intake;

import interlock.core.codes.RejectCode;

/**
 * Ends the reading of a record at its first fault. Thrown and caught in this package only; made
 * without a stack trace, for a party may send nothing but faults.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectCode code;
  private final String field;

  /**
   * @param field its path in the record, empty for the record as a whole
   * @param what is wrong, without the value
   */
  Refusal(RejectCode code, String field, String what) {
    super(what + "; " + code.fix(), null, false, false);
    this.code = code;
    this.field = field;
  }

  RejectCode code() {
    return code;
  }

  String field() {
    return field;
  }
}
