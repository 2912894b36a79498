package interlock.core.casefile;

import interlock.core.casefile.CaseFile.Findings;
import interlock.core.codes.LossTier;
import interlock.core.desk.Moment;
import interlock.core.task.CaseSummary;
import java.util.OptionalLong;

/** A case as centres read it. */
final class Summaries {
  private Summaries() {}

  /** Payees without an account count in what was lost, not among the accounts. */
  static CaseSummary summary(String caseId, CaseFile file, Moment moment) {
    Findings found = file.findings();
    long lostFen = file.statement().lossFen().orElse(0);
    return new CaseSummary(
        caseId,
        file.revision(),
        file.newest().status(),
        file.firstReportedAt(),
        lostFen,
        LossTier.of(lostFen),
        found.tally(),
        firstStopSeconds(file),
        found.accounts(),
        found.hops(),
        moment.policy().version(),
        moment.cause(),
        moment.now());
  }

  /** From the receipt of the report; a bank may have held the money for another case before. */
  private static OptionalLong firstStopSeconds(CaseFile file) {
    OptionalLong at = file.findings().firstStopAt();
    return at.isPresent()
        ? OptionalLong.of(Math.max(0, at.getAsLong() - file.receivedAt()) / 1000)
        : at;
  }
}
