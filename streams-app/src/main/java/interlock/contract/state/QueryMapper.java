package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.ReasonMapper;
import interlock.contract.record.Words;
import interlock.core.account.Query;

/** {@code interlock.state.Query}. */
final class QueryMapper {
  private QueryMapper() {}

  static void write(AvroOutput out, Query query) {
    out.string(query.taskId());
    Words.QUERY_COMMAND.write(out, query.command());
    out.optionalString(query.caseId());
    Words.QUERY_STATE.write(out, query.state());
    out.number(query.askedAt());
    out.optionalNumber(query.responseDueAt());
    out.optionalNumber(query.completeUpTo());
    out.number(query.revision());
    out.number(query.openedAt());
    out.list(query.reasons(), ReasonMapper::write);
  }

  static Query read(AvroInput in) {
    String taskId = in.string();
    var command = Words.QUERY_COMMAND.read(in);
    var caseId = in.optionalString();
    var state = Words.QUERY_STATE.read(in);
    long askedAt = in.number();
    var responseDueAt = in.optionalNumber();
    var completeUpTo = in.optionalNumber();
    int revision = in.integer();
    long openedAt = in.number();
    var reasons = in.list(ReasonMapper::read);
    return new Query(
        taskId,
        command,
        caseId,
        state,
        askedAt,
        responseDueAt,
        completeUpTo,
        revision,
        openedAt,
        reasons);
  }
}
