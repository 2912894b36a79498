package interlock.core.lead;

import interlock.core.event.Party;
import interlock.core.identity.ContactPoint;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A lead while one mail is decided; lives for that one decision. */
final class LeadDraft {
  private final String taskId;
  private final LeadTask.Kind kind;
  private final long openedAt;
  LeadTask.State state;
  Party target;
  Optional<ContactPoint> contact;
  OptionalLong amountFen;
  boolean urgent;
  String unit;
  boolean moved;
  List<String> copyUnits;
  Optional<String> region;
  Optional<String> branch;
  List<String> caseIds;
  List<Reason> reasons;
  int count;
  Optional<LeadTask.Outcome> outcome;
  OptionalLong signDueAt;
  boolean late;
  long openSinceAt;
  long heardAt;
  int revision;

  LeadDraft(Lead lead) {
    taskId = lead.taskId();
    kind = lead.kind();
    openedAt = lead.openedAt();
    state = lead.state();
    target = lead.target();
    contact = lead.contact();
    amountFen = lead.amountFen();
    urgent = lead.urgent();
    unit = lead.unit();
    moved = lead.moved();
    copyUnits = lead.copyUnits();
    region = lead.region();
    branch = lead.branch();
    caseIds = lead.caseIds();
    reasons = lead.reasons();
    count = lead.count();
    outcome = lead.outcome();
    signDueAt = lead.signDueAt();
    late = lead.late();
    openSinceAt = lead.openSinceAt();
    heardAt = lead.heardAt();
    revision = lead.revision();
  }

  /** A lead that was never told before. */
  LeadDraft(LeadNews news, long now) {
    taskId = news.taskId();
    kind = news.kind();
    openedAt = now;
    state = LeadTask.State.OPEN;
    unit = news.unit();
    copyUnits = List.of();
    caseIds = List.of();
    reasons = List.of();
    outcome = Optional.empty();
    signDueAt = OptionalLong.empty();
  }

  Lead lead() {
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
        openedAt);
  }
}
