package interlock.core.task;

import interlock.core.codes.LossTier;
import interlock.core.desk.Cause;
import interlock.core.event.CaseStatus;
import interlock.core.mail.Tally;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a case lost and what became of it; amounts in fen.
 *
 * @param reportedAt when it was first reported, epoch milliseconds
 * @param firstStopSeconds from the receipt of the report to the first acknowledged stop
 * @param accounts on which its money was found
 * @param hops the farthest; 0 if it was found nowhere
 */
public record CaseSummary(
    String caseId,
    int revision,
    CaseStatus status,
    long reportedAt,
    long lostFen,
    Optional<LossTier> lossTier,
    Tally tally,
    OptionalLong firstStopSeconds,
    int accounts,
    int hops,
    String policyVersion,
    Cause cause,
    long updatedAt)
    implements Output {

  /** Found on accounts or gone as cash. */
  public long tracedFen() {
    return tally.remainingFen() + tally.cashFen();
  }
}
