package interlock.service.api;

import interlock.common.LineCommand;
import interlock.common.StopCommand;
import interlock.core.codes.ReasonCode;
import interlock.service.tasks.RecordJson;
import interlock.service.tasks.TaskRow;
import interlock.task.LineControlState;
import interlock.task.LineControlTask;
import interlock.task.Notice;
import interlock.task.Reason;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What restricts a person, of the tasks about him (law art. 32: he is told the reason and the way
 * to object). A measure that was asked and not yet confirmed is one too: it may be in force.
 */
final class Restrictions {
  private static final Set<StopPaymentState> HOLDING =
      EnumSet.of(StopPaymentState.ACTIVE, StopPaymentState.PARTIAL, StopPaymentState.FROZEN);
  private static final Set<StopPaymentState> ASKED =
      EnumSet.of(StopPaymentState.REQUESTED, StopPaymentState.RECEIVED);
  private static final Set<StopCommand> RESTRICTING =
      EnumSet.of(StopCommand.STOP, StopCommand.FREEZE, StopCommand.HOLD);

  private final boolean reveal;

  /**
   * @param reveal whether identifiers are shown in full
   */
  Restrictions(boolean reveal) {
    this.reveal = reveal;
  }

  /** Whether the task restricts anybody now. */
  static boolean restricts(TaskRow row) {
    return switch (row.task()) {
      case StopPaymentTask t ->
          row.isOpen()
              && (holds(t)
                  || (ASKED.contains(t.getState()) && RESTRICTING.contains(t.getCommand())));
      case LineControlTask t -> isDown(t) || (isAsked(t) && stops(t.getCommand()));
      default -> false;
    };
  }

  /** The restriction that such a task is. */
  Map<String, Object> of(TaskRow row) {
    return switch (row.task()) {
      case StopPaymentTask t -> stop(t);
      case LineControlTask t -> line(t);
      default -> throw new IllegalArgumentException("restricts nobody: " + row);
    };
  }

  /** What is said of those that the asker may not see: how many, and whom to call. */
  static Map<String, Object> elsewhere(List<TaskRow> rows) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("count", rows.size());
    shown.put(
        "units", rows.stream().flatMap(row -> row.units().stream()).distinct().sorted().toList());
    return shown;
  }

  private static boolean holds(StopPaymentTask t) {
    // While a lift is on its way the bank holds the money still.
    return HOLDING.contains(t.getState())
        || (ASKED.contains(t.getState()) && t.getAmountHeld() != null);
  }

  private static boolean stops(LineCommand command) {
    return command == LineCommand.SUSPEND_NUMBER
        || command == LineCommand.BLOCK_CONTACT
        || command == LineCommand.PROTECTIVE_SUSPEND;
  }

  private static boolean isAsked(LineControlTask t) {
    return t.getState() == LineControlState.REQUESTED;
  }

  private static boolean isDown(LineControlTask t) {
    return stops(t.getCommand())
        ? t.getState() == LineControlState.ACTIVE
        : t.getCommand() == LineCommand.RESTORE
            && (isAsked(t) || t.getState() == LineControlState.REFUSED);
  }

  private Map<String, Object> stop(StopPaymentTask t) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("measure", measure(t));
    shown.put("inForce", holds(t));
    shown.put("taskId", t.getTaskId());
    shown.put("target", new RecordJson(reveal).of(t.getTarget()));
    shown.put("scope", t.getScope().name());
    shown.put("amount", t.getAmount());
    put(shown, "amountHeld", Optional.ofNullable(t.getAmountHeld()));
    put(shown, "caseId", Optional.ofNullable(t.getCaseId()));
    put(shown, "unit", Optional.ofNullable(t.getUnit()));
    rights(
        shown, t.getNotice(), t.getLegalBasis(), t.getOpenedAt(), t.getExpiresAt(), t.getReasons());
    return shown;
  }

  private static String measure(StopPaymentTask t) {
    if (t.getKind() == StopPaymentKind.TRANSFER_HOLD) {
      return "HOLD";
    }
    if (t.getKind() == StopPaymentKind.PROTECTIVE) {
      return "PROTECTIVE_STOP";
    }
    return t.getState() == StopPaymentState.FROZEN ? "FREEZE" : "STOP";
  }

  private Map<String, Object> line(LineControlTask t) {
    Map<String, Object> shown = new LinkedHashMap<>();
    // Of a line that is to be restored the task says no more how it was stopped.
    shown.put(
        "measure", t.getCommand() == LineCommand.RESTORE ? "LINE_STOPPED" : t.getCommand().name());
    shown.put("inForce", isDown(t));
    shown.put("taskId", t.getTaskId());
    shown.put("target", new RecordJson(reveal).of(t.getTarget()));
    put(shown, "carrier", Optional.ofNullable(t.getCarrier()));
    put(shown, "caseId", t.getCaseIds().stream().findFirst());
    put(shown, "unit", Optional.ofNullable(t.getUnit()));
    rights(
        shown, t.getNotice(), t.getLegalBasis(), t.getOpenedAt(), t.getExpiresAt(), t.getReasons());
    return shown;
  }

  private static void rights(
      Map<String, Object> shown,
      Notice notice,
      String legalBasis,
      Instant since,
      Instant expiresAt,
      List<Reason> reasons) {
    shown.put("since", since.toString());
    put(shown, "expiresAt", Optional.ofNullable(expiresAt).map(Instant::toString));
    if (notice != null) {
      shown.put(
          "notice", Map.of("reasonCode", notice.getReasonCode(), "channel", notice.getChannel()));
    }
    if (!legalBasis.isEmpty()) {
      shown.put("legalBasis", legalBasis);
    }
    shown.put("reasons", reasons.stream().map(Reason::getCode).toList());
    shown.put("appeal", appeal(reasons));
  }

  private static String appeal(List<Reason> reasons) {
    return has(reasons, ReasonCode.APPEAL_RECEIVED)
        ? "RECEIVED"
        : has(reasons, ReasonCode.APPEAL_UPHELD)
            ? "UPHELD"
            : has(reasons, ReasonCode.APPEAL_DISMISSED) ? "DISMISSED" : "NONE";
  }

  private static boolean has(List<Reason> reasons, ReasonCode code) {
    return reasons.stream().anyMatch(r -> r.getCode().equals(code.code()));
  }

  private static void put(Map<String, Object> shown, String field, Optional<?> value) {
    value.ifPresent(v -> shown.put(field, v));
  }
}
