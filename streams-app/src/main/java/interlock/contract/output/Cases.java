package interlock.contract.output;

import interlock.contract.record.Words;
import interlock.core.identity.Identifier;
import interlock.core.task.CaseSummary;
import interlock.core.task.TraceEdge;
import java.math.BigDecimal;

/** {@code interlock.casefile}: what became of a case's money. */
final class Cases {
  private static final BigDecimal NOTHING = Values.yuan(0);

  private Cases() {}

  static interlock.casefile.CaseSummary record(CaseSummary summary) {
    var to = new interlock.casefile.CaseSummary();
    to.setCaseId(summary.caseId());
    to.setRevision(summary.revision());
    to.setStatus(Words.CASE_STATUS.symbol(summary.status()));
    to.setReportedAt(Values.time(summary.reportedAt()));
    to.setLost(Values.yuan(summary.lostFen()));
    to.setTraced(Values.yuan(summary.tracedFen()));
    to.setRequested(NOTHING);
    to.setHeld(NOTHING);
    to.setFrozen(NOTHING);
    to.setLapsed(NOTHING);
    to.setCash(NOTHING);
    to.setReturned(NOTHING);
    to.setAccounts(summary.accounts());
    to.setPolicyVersion(summary.policyVersion());
    to.setUpdatedAt(Values.time(summary.updatedAt()));
    return to;
  }

  static interlock.casefile.TraceEdge record(TraceEdge edge) {
    var to = new interlock.casefile.TraceEdge();
    to.setCaseId(edge.caseId());
    to.setAmount(Values.yuan(edge.amountFen()));
    to.setTainted(Values.yuan(edge.taintedFen()));
    to.setOccurredAt(Values.time(edge.occurredAt()));
    to.setAt(Values.time(edge.at()));
    to.setInstitution(Values.orNull(edge.institution()));
    to.setTransferId(Values.orNull(edge.transferId()));
    to.setFrom(edge.from().reveal());
    to.setTo(edge.to().map(Identifier::reveal).orElse(null));
    to.setHop(edge.hop());
    return to;
  }
}
