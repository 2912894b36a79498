package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.account.AccountFile.Told;
import interlock.core.casefile.CaseDesk;
import interlock.core.casefile.CaseFile;
import interlock.core.casefile.CaseFile.Findings;
import interlock.core.desk.Address;
import interlock.core.mail.Tally;
import interlock.core.task.CaseSummary;
import interlock.sandbox.simulate.reference.Taint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * At rest a case's findings are the sum over the account files and are published; where nothing was
 * folded they are also the batch pass's: what is left, and what went where it is not followed
 * (design.md §8.3).
 */
final class MoneyCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    boolean folded = rest.accounts().values().stream().anyMatch(f -> f.folded() > 0);
    for (Map.Entry<String, CaseFile> entry : rest.cases().entrySet()) {
      String caseId = Address.ofKey(entry.getKey()).orElseThrow().value();
      Findings findings = entry.getValue().findings();
      Tally sum = Tally.NOTHING;
      List<Integer> byHop = new ArrayList<>();
      for (AccountFile file : rest.accounts().values()) {
        for (Told told : file.told()) {
          if (told.caseId().equals(caseId)) {
            sum = sum.plus(told.tally());
            count(byHop, told.hop());
          }
        }
      }
      if (!findings.tally().equals(sum) || !findings.accountsByHop().equals(byHop)) {
        throw broken(caseId, names, findings.tally() + " is not the accounts' " + sum);
      }
      Optional<CaseSummary> summary = rest.tasks().summary(caseId);
      // A summary follows what was found by a second, which may end after the world does.
      boolean due = entry.getValue().publishedAt() + CaseDesk.SPACING_MILLIS <= world.restAt();
      Tally last = due ? sum : entry.getValue().published().tally();
      if (!summary.map(CaseSummary::tally).equals(Optional.of(last))) {
        throw broken(caseId, names, "the last summary is not what was found");
      }
      if (!folded) {
        isConserved(caseId, sum, expected.taint(), names);
      }
    }
  }

  private static void count(List<Integer> byHop, int hop) {
    while (byHop.size() < hop) {
      byHop.add(0);
    }
    if (hop > 0) {
      byHop.set(hop - 1, byHop.get(hop - 1) + 1);
    }
  }

  private static void isConserved(String caseId, Tally sum, Taint taint, Nicknames names)
      throws Broken {
    long left =
        taint.left().values().stream().mapToLong(cases -> cases.getOrDefault(caseId, 0L)).sum();
    long gone =
        taint.carried().values().stream()
            .filter(c -> c.caseId().equals(caseId) && c.to().isEmpty())
            .mapToLong(Taint.Carried::fen)
            .sum();
    if (sum.remainingFen() != left || sum.cashFen() + sum.untracedFen() != gone) {
      throw broken(
          caseId, names, sum + ", but " + left + " fen ought to be left and " + gone + " gone");
    }
  }

  private static Broken broken(String caseId, Nicknames names, String what) {
    return new Broken(Invariant.MONEY, "case " + names.mask(caseId) + ": " + what);
  }
}
