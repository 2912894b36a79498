package interlock.core.casefile;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.mail.Tally;
import interlock.core.task.Tombstone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A case is kept while a bank is asked for, or holds, money of it. Accounts that count money of it
 * ask before they are forgotten themselves.
 */
public final class CaseForgetting implements Forgetting<CaseFile> {

  @Override
  public boolean decidesItself(CaseFile file) {
    return true;
  }

  @Override
  public boolean holdsSomething(CaseFile file, long now) {
    Tally tally = file.findings().tally();
    return !file.findings().equals(file.published())
        || tally.requestedFen() != 0
        || tally.heldFen() != 0
        || tally.frozenFen() != 0;
  }

  @Override
  public Decision<CaseFile> forget(Address key, CaseFile file, Moment moment) {
    return new Decision<>(
        Optional.empty(),
        List.of(),
        List.of(new Tombstone(Tombstone.Kind.CASE_SUMMARY, key.value(), key.key())),
        OptionalLong.empty());
  }

  @Override
  public CaseFile without(CaseFile file, Set<String> taskIds) {
    return file;
  }
}
