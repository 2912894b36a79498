package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.codes.ReasonCode;
import interlock.core.task.Reason;

/** {@code interlock.task.Reason}. */
public final class ReasonMapper {
  private ReasonMapper() {}

  public static void write(AvroOutput out, Reason reason) {
    out.string(reason.code().code());
    out.number(reason.points());
    out.strings(reason.eventIds());
  }

  public static Reason read(AvroInput in) {
    var code = code(in);
    int points = in.integer();
    return new Reason(code, points, in.strings());
  }

  static ReasonCode code(AvroInput in) {
    return ReasonCode.of(in.string())
        .orElseThrow(() -> AvroInput.bad("a reason of a newer version"));
  }
}
