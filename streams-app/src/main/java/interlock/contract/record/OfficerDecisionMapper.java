package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.OfficerDecision;

/** {@code interlock.police.OfficerDecision}; its identifier stands with its kind, e.g. a:6222. */
public final class OfficerDecisionMapper {
  private OfficerDecisionMapper() {}

  public static void write(AvroOutput out, OfficerDecision decision) {
    OriginMapper.write(out, decision.origin());
    out.string(decision.taskId());
    out.string(decision.routingKey());
    Words.DECISION_ACTION.write(out, decision.action());
    out.string(decision.officer());
    out.string(decision.unit());
    out.optionalString(decision.applicationId());
    out.optionalMoney(decision.amountFen());
    out.optional(decision.identifier(), IdentifierMapper::writeKey);
    out.strings(decision.documentRefs());
    out.optionalString(decision.note());
  }

  public static OfficerDecision read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String taskId = in.string();
    String routingKey = in.string();
    var action = Words.DECISION_ACTION.read(in);
    String officer = in.string();
    String unit = in.string();
    var applicationId = in.optionalString();
    var amountFen = in.optionalMoney();
    var identifier = in.optional(IdentifierMapper::key);
    var documentRefs = in.strings();
    var note = in.optionalString();
    return new OfficerDecision(
        origin,
        taskId,
        routingKey,
        action,
        applicationId,
        officer,
        unit,
        amountFen,
        identifier,
        documentRefs,
        note);
  }
}
