package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.ReasonMapper;
import interlock.contract.record.Words;
import interlock.core.account.Ordered;
import interlock.core.account.Stop;

/** {@code interlock.state.Stop}. */
final class StopMapper {
  private StopMapper() {}

  static void write(AvroOutput out, Stop stop) {
    out.string(stop.taskId());
    Words.STOP_KIND.write(out, stop.kind());
    out.optionalString(stop.caseId());
    out.optionalString(stop.orderId());
    out.string(stop.applicationId());
    out.optionalString(stop.originalApplicationId());
    out.number(stop.commandSeq());
    Words.STOP_COMMAND.write(out, stop.command());
    Words.STOP_SCOPE.write(out, stop.scope());
    Words.STOP_STATE.write(out, stop.state());
    out.money(stop.amountFen());
    out.optionalMoney(stop.amountHeldFen());
    out.optionalMoney(stop.amountCeilingFen());
    out.number(stop.hop());
    out.strings(stop.path());
    out.optionalNumber(stop.expiresAt());
    Words.STOP_TERM.write(out, stop.term());
    out.optionalNumber(stop.responseDueAt());
    out.flag(stop.reminded());
    out.flag(stop.urgent());
    out.number(stop.revision());
    out.number(stop.openedAt());
    out.list(stop.reasons(), ReasonMapper::write);
    out.strings(stop.approvals());
    out.list(stop.commands(), StopMapper::write);
    out.money(stop.returnedFen());
    out.strings(stop.answers());
  }

  static Stop read(AvroInput in) {
    String taskId = in.string();
    var kind = Words.STOP_KIND.read(in);
    var caseId = in.optionalString();
    var orderId = in.optionalString();
    String applicationId = in.string();
    var originalApplicationId = in.optionalString();
    int commandSeq = in.integer();
    var command = Words.STOP_COMMAND.read(in);
    var scope = Words.STOP_SCOPE.read(in);
    var state = Words.STOP_STATE.read(in);
    long amountFen = in.money();
    var amountHeldFen = in.optionalMoney();
    var amountCeilingFen = in.optionalMoney();
    int hop = in.integer();
    var path = in.strings();
    var expiresAt = in.optionalNumber();
    var term = Words.STOP_TERM.read(in);
    var responseDueAt = in.optionalNumber();
    boolean reminded = in.flag();
    boolean urgent = in.flag();
    int revision = in.integer();
    long openedAt = in.number();
    var reasons = in.list(ReasonMapper::read);
    var approvals = in.strings();
    var commands = in.list(StopMapper::ordered);
    long returnedFen = in.money();
    var answers = in.strings();
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
        commands,
        returnedFen,
        answers);
  }

  private static void write(AvroOutput out, Ordered ordered) {
    out.number(ordered.seq());
    Words.STOP_COMMAND.write(out, ordered.command());
    Words.STOP_SCOPE.write(out, ordered.scope());
    Words.COMMAND_PROGRESS.write(out, ordered.progress());
  }

  private static Ordered ordered(AvroInput in) {
    int seq = in.integer();
    var command = Words.STOP_COMMAND.read(in);
    var scope = Words.STOP_SCOPE.read(in);
    return new Ordered(seq, command, scope, Words.COMMAND_PROGRESS.read(in));
  }
}
