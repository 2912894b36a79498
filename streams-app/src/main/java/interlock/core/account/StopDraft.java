package interlock.core.account;

import interlock.core.account.Ordered.Progress;
import interlock.core.account.Stop.Term;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Origin;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.Reason;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A stop while one mail is decided; lives for that one decision. */
final class StopDraft {
  /** Beyond that the oldest is forgotten, and its repeat is read as new. */
  static final int MAX_ANSWERS = 8;

  final String taskId;
  final StopKind kind;
  final Optional<String> caseId;
  final Optional<String> orderId;
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
  OptionalLong amountCeilingFen;
  OptionalLong expiresAt;
  Term term;
  OptionalLong responseDueAt;
  boolean reminded;
  boolean urgent;
  int revision;
  List<Reason> reasons;
  List<String> approvals;
  Commands commands;
  long returnedFen;
  List<String> answers;

  /** A stop that was never asked before. */
  StopDraft(String taskId, String caseId, Optional<String> orderId, long openedAt) {
    this(taskId, StopKind.RECOVERY, Optional.of(caseId), orderId, openedAt);
  }

  /** A stop on a victim's own account that was never ordered before. */
  static StopDraft protection(String taskId, long openedAt) {
    return new StopDraft(taskId, StopKind.PROTECTIVE, Optional.empty(), Optional.empty(), openedAt);
  }

  /** A hold of a payment in flight that was never asked before. */
  static StopDraft hold(String taskId, long openedAt) {
    return new StopDraft(
        taskId, StopKind.TRANSFER_HOLD, Optional.empty(), Optional.empty(), openedAt);
  }

  private StopDraft(
      String taskId,
      StopKind kind,
      Optional<String> caseId,
      Optional<String> orderId,
      long openedAt) {
    this.taskId = taskId;
    this.kind = kind;
    this.caseId = caseId;
    this.orderId = orderId;
    this.openedAt = openedAt;
    applicationId = "";
    originalApplicationId = Optional.empty();
    command = StopCommand.REVIEW;
    scope = Scope.LIMITED;
    state = State.PROPOSED;
    amountHeldFen = OptionalLong.empty();
    path = List.of();
    amountCeilingFen = OptionalLong.empty();
    expiresAt = OptionalLong.empty();
    term = Term.FRESH;
    responseDueAt = OptionalLong.empty();
    reasons = List.of();
    approvals = List.of();
    commands = new Commands(List.of());
    answers = List.of();
  }

  StopDraft(Stop stop) {
    taskId = stop.taskId();
    kind = stop.kind();
    caseId = stop.caseId();
    orderId = stop.orderId();
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
    amountCeilingFen = stop.amountCeilingFen();
    expiresAt = stop.expiresAt();
    term = stop.term();
    responseDueAt = stop.responseDueAt();
    reminded = stop.reminded();
    urgent = stop.urgent();
    revision = stop.revision();
    reasons = stop.reasons();
    approvals = stop.approvals();
    commands = new Commands(stop.commands());
    returnedFen = stop.returnedFen();
    answers = stop.answers();
  }

  Stop stop() {
    return new Stop(
        taskId,
        kind,
        caseId,
        orderId,
        applicationId,
        originalApplicationId,
        commandSeq,
        command,
        scope,
        state,
        amountFen,
        amountHeldFen,
        amountCeilingFen,
        hop,
        path,
        expiresAt,
        term,
        responseDueAt,
        reminded,
        urgent,
        revision,
        openedAt,
        reasons,
        approvals,
        commands.all(),
        returnedFen,
        answers);
  }

  /** Whether this answer or order was read before. */
  boolean knows(Origin origin) {
    return answers.contains(name(origin));
  }

  void answered(Origin origin) {
    List<String> all = new ArrayList<>(answers);
    all.add(name(origin));
    answers = List.copyOf(all.subList(Math.max(0, all.size() - MAX_ANSWERS), all.size()));
  }

  private static String name(Origin origin) {
    return origin.source() + "/" + origin.eventId();
  }

  void because(ReasonCode code, Draft draft) {
    reasons = Reasons.add(reasons, List.of(code), draft.moment.cause());
  }

  boolean has(ReasonCode code) {
    return reasons.stream().anyMatch(r -> r.code() == code);
  }

  /** These reasons hold no more. */
  void drop(Set<ReasonCode> codes) {
    reasons = reasons.stream().filter(r -> !codes.contains(r.code())).toList();
  }

  boolean isLift() {
    return command == StopCommand.LIFT;
  }

  /** Whether the bank holds money for it, as far as is known. */
  boolean holds() {
    return amountHeldFen.isPresent() && state != State.LIFTED && state != State.EXPIRED;
  }

  /** What the hold is while the bank holds something. */
  State heldState() {
    return commands.heldState();
  }

  /** How much of the account the bank holds while it holds something, whatever it is asked for. */
  Scope heldScope() {
    return commands.heldScope().orElse(scope);
  }

  /** What the newest command is about. */
  void asksFor(Scope asked) {
    scope = asked;
    commands = commands.set(commandSeq, asked);
  }

  boolean isFrozen() {
    return holds() && heldState() == State.FROZEN;
  }

  private Optional<Ordered> newest() {
    return commands.find(commandSeq);
  }

  /** The newest command waits for officers. */
  boolean isProposed() {
    return newest().map(c -> c.progress() == Progress.PROPOSED).orElse(false);
  }

  /** The newest command is at the bank. */
  boolean isUnderWay() {
    return newest().map(Ordered::isUnderWay).orElse(false);
  }

  /** The bank has the newest command, and has not said yet what it did. */
  boolean hasReceipt() {
    return newest().map(c -> c.progress() == Progress.RECEIVED).orElse(false);
  }

  void progress(Ordered of, Progress progress) {
    commands = commands.set(of.seq(), of.command(), progress);
  }

  /** How far the newest command is. */
  private void progress(Progress progress) {
    commands = commands.set(commandSeq, command, progress);
  }

  /** Forgets the hold that was, before a stop is asked for anew; one that lasts is kept. */
  void begin() {
    if (holds() || state == State.RECEIVED) {
      return;
    }
    originalApplicationId = Optional.empty();
    forgetHold();
  }

  void forgetHold() {
    amountHeldFen = OptionalLong.empty();
    expiresAt = OptionalLong.empty();
    term = Term.FRESH;
  }

  /** The next command, with an id of its own: a bank acts once per id. */
  void order(StopCommand next, Draft draft) {
    // An extension that was overtaken by a freeze may still be acknowledged, and counts till then.
    newest()
        .filter(c -> c.progress() == Progress.PROPOSED || c.command() == StopCommand.STOP)
        .filter(Ordered::isOpen)
        .ifPresent(c -> progress(c, Progress.DROPPED));
    if (next != StopCommand.STOP && holds()) {
      scope = heldScope();
    }
    commandSeq++;
    command = next;
    applicationId = draft.ids.applicationId(prefix(), taskId, commandSeq);
    approvals = List.of();
    responseDueAt = OptionalLong.empty();
    reminded = false;
    commands =
        commands.add(
            new Ordered(commandSeq, next, scope, Progress.PROPOSED), kind != StopKind.PROTECTIVE);
  }

  /** What the bank is told to do when the officers agree. */
  StopCommand goesOut() {
    if (command != StopCommand.REVIEW) {
      return command;
    }
    if (kind == StopKind.TRANSFER_HOLD) {
      return StopCommand.HOLD;
    }
    return isFrozen() ? StopCommand.FREEZE : StopCommand.STOP;
  }

  /** It goes out now. */
  void request(Draft draft) {
    boolean leavesHold = command == StopCommand.EXTEND || command == StopCommand.FREEZE;
    state = leavesHold && holds() ? heldState() : State.REQUESTED;
    progress(Progress.REQUESTED);
    if (command == StopCommand.STOP) {
      Pacing.goesOut(draft, this);
      if (!holds()) {
        // Until the bank says from when on it holds.
        expiresAt = OptionalLong.of(draft.now() + draft.policy().stopPayment().durationMillis());
      }
    }
    responseDueAt =
        OptionalLong.of(draft.now() + draft.policy().stopPayment().receiptMillis(command));
    reminded = false;
    boolean first = command == StopCommand.STOP || command == StopCommand.HOLD;
    if (first && originalApplicationId.isEmpty()) {
      originalApplicationId = Optional.of(applicationId);
    }
  }

  /** The question is closed without a command. */
  void drop() {
    progress(Progress.DROPPED);
    scope = heldScope();
  }

  /** It waits for officers, or not at all. */
  void propose() {
    forgetEndOfWhatWasAsked();
    state = kind != StopKind.TRANSFER_HOLD && holds() ? heldState() : State.PROPOSED;
    progress(Progress.PROPOSED);
    responseDueAt = OptionalLong.empty();
  }

  /** Nobody will do it at once. A payment that is in flight lands all the same. */
  private void forgetEndOfWhatWasAsked() {
    if (kind != StopKind.TRANSFER_HOLD && !holds()) {
      expiresAt = OptionalLong.empty();
    }
  }

  /** Nothing is under way any more. */
  void end(State end) {
    newest().filter(Ordered::isOpen).ifPresent(c -> progress(c, Progress.DROPPED));
    state = end;
    if (holds()) {
      scope = heldScope();
    }
    if (end == State.REFUSED || end == State.CANCELLED) {
      forgetEndOfWhatWasAsked();
    }
    responseDueAt = OptionalLong.empty();
    reminded = false;
  }

  // The four-digit business prefixes of the inter-agency messages, see TaskIds.applicationId. A
  // review has the id of the command that it may become.
  private String prefix() {
    return switch (goesOut()) {
      case STOP, REVIEW, HOLD, CANCEL_TRANSFER -> "0101";
      case LIFT, RELEASE -> isFrozen() ? "0203" : "0103";
      case EXTEND -> "0105";
      case FREEZE -> isFrozen() ? "0205" : "0201";
    };
  }
}
