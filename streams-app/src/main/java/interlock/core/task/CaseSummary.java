package interlock.core.task;

import interlock.core.desk.Cause;
import interlock.core.event.CaseStatus;

/** What a case lost and what was saved of it; amounts in fen. */
public record CaseSummary(
    String caseId,
    int revision,
    CaseStatus status,
    long reportedAt,
    long lostFen,
    long tracedFen,
    int accounts,
    String policyVersion,
    Cause cause,
    long updatedAt)
    implements Output {}
