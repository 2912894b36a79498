package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Cause;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reasons of tasks on an account; they carry no points. */
final class Reasons {
  private Reasons() {}

  /** A reason that the present event gives. */
  static Reason of(ReasonCode code, Cause cause) {
    return new Reason(code, 0, cause.eventId().isEmpty() ? List.of() : List.of(cause.eventId()));
  }

  /** Exactly these codes: those known with the events that first gave them, new ones with this. */
  static List<Reason> replace(List<Reason> known, List<ReasonCode> codes, Cause cause) {
    return codes.stream()
        .map(
            code ->
                known.stream()
                    .filter(r -> r.code() == code)
                    .findFirst()
                    .orElseGet(() -> of(code, cause)))
        .toList();
  }

  /** The known reasons and, at the end, those of these codes that are new. */
  static List<Reason> add(List<Reason> known, List<ReasonCode> codes, Cause cause) {
    List<Reason> all = new ArrayList<>(known);
    for (ReasonCode code : codes) {
      if (known.stream().noneMatch(r -> r.code() == code)) {
        all.add(of(code, cause));
      }
    }
    return List.copyOf(all);
  }
}
