package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A stop while one mail is decided; lives for that one decision. */
final class StopDraft {
  private static final int MAX_ANSWERS = 8;

  final String taskId;
  final StopKind kind;
  final Optional<String> caseId;
  final long openedAt;
  String applicationId;
  Optional<String> originalApplicationId;
  int commandSeq;
  StopCommand command;
  Scope scope;
  State state;
  long amountFen;
  OptionalLong amountHeldFen;
  int hop;
  List<String> path;
  int stopCount;
  OptionalLong expiresAt;
  OptionalLong responseDueAt;
  boolean urgent;
  int revision;
  List<Reason> reasons;
  List<String> approvals;
  List<String> answers;

  /** A stop that was never asked before. */
  StopDraft(String taskId, String caseId, long openedAt) {
    this(taskId, StopKind.RECOVERY, Optional.of(caseId), openedAt);
  }

  /** A hold of a payment in flight that was never asked before. */
  static StopDraft hold(String taskId, long openedAt) {
    return new StopDraft(taskId, StopKind.TRANSFER_HOLD, Optional.empty(), openedAt);
  }

  private StopDraft(String taskId, StopKind kind, Optional<String> caseId, long openedAt) {
    this.taskId = taskId;
    this.kind = kind;
    this.caseId = caseId;
    this.openedAt = openedAt;
    applicationId = "";
    originalApplicationId = Optional.empty();
    command = StopCommand.REVIEW;
    scope = Scope.LIMITED;
    state = State.PROPOSED;
    amountHeldFen = OptionalLong.empty();
    path = List.of();
    expiresAt = OptionalLong.empty();
    responseDueAt = OptionalLong.empty();
    reasons = List.of();
    approvals = List.of();
    answers = List.of();
  }

  StopDraft(Stop stop) {
    taskId = stop.taskId();
    kind = stop.kind();
    caseId = stop.caseId();
    openedAt = stop.openedAt();
    applicationId = stop.applicationId();
    originalApplicationId = stop.originalApplicationId();
    commandSeq = stop.commandSeq();
    command = stop.command();
    scope = stop.scope();
    state = stop.state();
    amountFen = stop.amountFen();
    amountHeldFen = stop.amountHeldFen();
    hop = stop.hop();
    path = stop.path();
    stopCount = stop.stopCount();
    expiresAt = stop.expiresAt();
    responseDueAt = stop.responseDueAt();
    urgent = stop.urgent();
    revision = stop.revision();
    reasons = stop.reasons();
    approvals = stop.approvals();
    answers = stop.answers();
  }

  Stop stop() {
    return new Stop(
        taskId,
        kind,
        caseId,
        applicationId,
        originalApplicationId,
        commandSeq,
        command,
        scope,
        state,
        amountFen,
        amountHeldFen,
        hop,
        path,
        stopCount,
        expiresAt,
        responseDueAt,
        urgent,
        revision,
        openedAt,
        reasons,
        approvals,
        answers);
  }

  boolean knows(String answer) {
    return answers.contains(answer);
  }

  void answered(String answer) {
    List<String> all = new ArrayList<>(answers);
    all.add(answer);
    answers = List.copyOf(all.subList(Math.max(0, all.size() - MAX_ANSWERS), all.size()));
  }

  void because(ReasonCode code, Draft draft) {
    reasons = Reasons.add(reasons, List.of(code), draft.moment.cause());
  }

  boolean has(ReasonCode code) {
    return reasons.stream().anyMatch(r -> r.code() == code);
  }

  boolean isLift() {
    return command == StopCommand.LIFT;
  }

  /** Whether the bank holds money for it, as far as is known. */
  boolean holds() {
    return amountHeldFen.isPresent() && state != State.LIFTED && state != State.EXPIRED;
  }

  /** Forgets the hold that was, before a stop is asked for anew; one that lasts is kept. */
  void begin() {
    if (holds() || state == State.RECEIVED) {
      return;
    }
    originalApplicationId = Optional.empty();
    amountHeldFen = OptionalLong.empty();
    expiresAt = OptionalLong.empty();
  }

  /** The next command, with an id of its own: a bank acts once per id. */
  void order(StopCommand next, Draft draft) {
    commandSeq++;
    command = next;
    applicationId = draft.ids.applicationId(prefix(next), taskId, commandSeq);
    approvals = List.of();
  }

  /** What the bank is told to do when the officers agree. */
  StopCommand goesOut() {
    if (command != StopCommand.REVIEW) {
      return command;
    }
    return kind == StopKind.TRANSFER_HOLD ? StopCommand.HOLD : StopCommand.STOP;
  }

  /** It goes out now. */
  void request(Draft draft) {
    state = State.REQUESTED;
    responseDueAt =
        OptionalLong.of(draft.now() + draft.policy().stopPayment().responseMillis(command));
    boolean first = command == StopCommand.STOP || command == StopCommand.HOLD;
    if (first && originalApplicationId.isEmpty()) {
      originalApplicationId = Optional.of(applicationId);
    }
  }

  /** It waits for officers, or not at all. */
  void propose() {
    state = State.PROPOSED;
    responseDueAt = OptionalLong.empty();
  }

  void end(State end) {
    state = end;
    responseDueAt = OptionalLong.empty();
  }

  // The four-digit business prefixes of the inter-agency messages, see TaskIds.applicationId. A
  // review has the id of the stop that it may become.
  private static String prefix(StopCommand command) {
    return switch (command) {
      case STOP, REVIEW, HOLD, CANCEL_TRANSFER -> "0101";
      case LIFT, RELEASE -> "0103";
      case EXTEND -> "0105";
      case FREEZE -> "0201";
    };
  }
}
