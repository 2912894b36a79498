package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.ReasonMapper;
import interlock.contract.record.Words;
import interlock.core.account.Stop;

/** {@code interlock.state.Stop}. */
final class StopMapper {
  private StopMapper() {}

  static void write(AvroOutput out, Stop stop) {
    out.string(stop.taskId());
    Words.STOP_KIND.write(out, stop.kind());
    out.optionalString(stop.caseId());
    out.string(stop.applicationId());
    out.optionalString(stop.originalApplicationId());
    out.number(stop.commandSeq());
    Words.STOP_COMMAND.write(out, stop.command());
    Words.STOP_SCOPE.write(out, stop.scope());
    Words.STOP_STATE.write(out, stop.state());
    out.money(stop.amountFen());
    out.optionalMoney(stop.amountHeldFen());
    out.number(stop.hop());
    out.strings(stop.path());
    out.number(stop.stopCount());
    out.optionalNumber(stop.expiresAt());
    out.optionalNumber(stop.responseDueAt());
    out.flag(stop.urgent());
    out.number(stop.revision());
    out.number(stop.openedAt());
    out.list(stop.reasons(), ReasonMapper::write);
    out.strings(stop.approvals());
    out.strings(stop.answers());
  }

  static Stop read(AvroInput in) {
    String taskId = in.string();
    var kind = Words.STOP_KIND.read(in);
    var caseId = in.optionalString();
    String applicationId = in.string();
    var originalApplicationId = in.optionalString();
    int commandSeq = in.integer();
    var command = Words.STOP_COMMAND.read(in);
    var scope = Words.STOP_SCOPE.read(in);
    var state = Words.STOP_STATE.read(in);
    long amountFen = in.money();
    var amountHeldFen = in.optionalMoney();
    int hop = in.integer();
    var path = in.strings();
    int stopCount = in.integer();
    var expiresAt = in.optionalNumber();
    var responseDueAt = in.optionalNumber();
    boolean urgent = in.flag();
    int revision = in.integer();
    long openedAt = in.number();
    var reasons = in.list(ReasonMapper::read);
    var approvals = in.strings();
    var answers = in.strings();
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
}
