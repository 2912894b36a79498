package interlock.contract.output;

import interlock.contract.record.Words;
import interlock.core.codes.LossTier;
import interlock.core.identity.Identifier;
import interlock.core.mail.Tally;
import interlock.core.task.CaseSummary;
import interlock.core.task.TraceEdge;

/** {@code interlock.casefile}: what became of a case's money. */
final class Cases {
  private Cases() {}

  static interlock.casefile.CaseSummary record(CaseSummary summary) {
    var to = new interlock.casefile.CaseSummary();
    to.setCaseId(summary.caseId());
    to.setRevision(summary.revision());
    to.setStatus(Words.CASE_STATUS.symbol(summary.status()));
    to.setReportedAt(Values.time(summary.reportedAt()));
    to.setLost(Values.yuan(summary.lostFen()));
    to.setTraced(Values.yuan(summary.tracedFen()));
    Tally tally = summary.tally();
    to.setRequested(Values.yuan(tally.requestedFen()));
    to.setHeld(Values.yuan(tally.heldFen()));
    to.setFrozen(Values.yuan(tally.frozenFen()));
    to.setLapsed(Values.yuan(tally.lapsedFen()));
    to.setCash(Values.yuan(tally.cashFen()));
    to.setUntraced(Values.yuan(tally.untracedFen()));
    to.setReturned(Values.yuan(tally.returnedFen()));
    summary.firstStopSeconds().ifPresent(to::setFirstStopSeconds);
    to.setLossTier(summary.lossTier().map(LossTier::code).orElse(null));
    to.setHighLoss(summary.lossTier().map(LossTier::isHighLoss).orElse(false));
    to.setAccounts(summary.accounts());
    to.setHops(summary.hops());
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
    to.setCash(edge.cash());
    to.setFollowed(edge.followed());
    to.setToInstitution(edge.toInstitution().orElse(null));
    return to;
  }
}
