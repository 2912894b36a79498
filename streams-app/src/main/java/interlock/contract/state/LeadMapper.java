package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.ContactMapper;
import interlock.contract.record.PartyMapper;
import interlock.contract.record.ReasonMapper;
import interlock.contract.record.Words;
import interlock.core.lead.Lead;

/** {@code interlock.state.Lead}. */
final class LeadMapper {
  private LeadMapper() {}

  static void write(AvroOutput out, Lead lead) {
    out.string(lead.taskId());
    Words.LEAD_KIND.write(out, lead.kind());
    Words.LEAD_STATE.write(out, lead.state());
    PartyMapper.write(out, lead.target());
    out.optional(lead.contact(), ContactMapper::write);
    out.optionalMoney(lead.amountFen());
    out.flag(lead.urgent());
    out.string(lead.unit());
    out.flag(lead.moved());
    out.strings(lead.copyUnits());
    out.optionalString(lead.region());
    out.optionalString(lead.branch());
    out.strings(lead.caseIds());
    out.list(lead.reasons(), ReasonMapper::write);
    out.number(lead.count());
    out.optional(lead.outcome(), Words.LEAD_OUTCOME::write);
    out.optionalNumber(lead.signDueAt());
    out.flag(lead.late());
    out.number(lead.openSinceAt());
    out.number(lead.heardAt());
    out.number(lead.revision());
    out.number(lead.openedAt());
  }

  static Lead read(AvroInput in) {
    String taskId = in.string();
    var kind = Words.LEAD_KIND.read(in);
    var state = Words.LEAD_STATE.read(in);
    var target = PartyMapper.read(in);
    var contact = in.optional(ContactMapper::point);
    var amountFen = in.optionalMoney();
    boolean urgent = in.flag();
    String unit = in.string();
    boolean moved = in.flag();
    var copyUnits = in.strings();
    var region = in.optionalString();
    var branch = in.optionalString();
    var caseIds = in.strings();
    var reasons = in.list(ReasonMapper::read);
    int count = in.integer();
    var outcome = in.optional(Words.LEAD_OUTCOME::read);
    var signDueAt = in.optionalNumber();
    boolean late = in.flag();
    long openSinceAt = in.number();
    long heardAt = in.number();
    int revision = in.integer();
    return new Lead(
        taskId,
        kind,
        state,
        target,
        contact,
        amountFen,
        urgent,
        unit,
        moved,
        copyUnits,
        region,
        branch,
        caseIds,
        reasons,
        count,
        outcome,
        signDueAt,
        late,
        openSinceAt,
        heardAt,
        revision,
        in.number());
  }
}
