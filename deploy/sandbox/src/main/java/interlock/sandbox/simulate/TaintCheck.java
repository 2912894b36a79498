package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.Sent;
import interlock.sandbox.simulate.reference.Taint.Carried;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each account told its payees, and believes of its payers, is the batch pass's result. */
final class TaintCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    if (rest.accounts().values().stream().anyMatch(f -> f.folded() > 0)) {
      return;
    }
    SortedMap<String, String> told = new TreeMap<>();
    SortedMap<String, String> believed = new TreeMap<>();
    for (AccountFile file : rest.accounts().values()) {
      for (Sent sent : file.sent()) {
        String to = sent.to().map(a -> " to " + a.reveal()).orElse("");
        told.put(
            name(sent.caseId(), sent.institution(), sent.transferId()),
            file.account().reveal() + to + ": " + sent.taintedFen() + " fen, hop " + sent.hop());
      }
      for (Inflow inflow : file.inflows()) {
        if (inflow.taintedFen() > 0) {
          believed.put(
              name(inflow.caseId(), inflow.institution(), inflow.transferId()),
              file.account().reveal() + ": " + inflow.taintedFen() + " fen, hop " + inflow.hop());
        }
      }
    }
    SortedMap<String, String> carried = new TreeMap<>();
    SortedMap<String, String> arrived = new TreeMap<>();
    for (Carried c : expected.taint().carried().values()) {
      String to = c.to().map(a -> " to " + a.reveal()).orElse("");
      carried.put(c.name(), c.from().reveal() + to + ": " + c.fen() + " fen, hop " + c.hop());
      c.to()
          .ifPresent(
              a -> arrived.put(c.name(), a.reveal() + ": " + c.fen() + " fen, hop " + c.hop()));
    }
    compare("told", told, carried, names);
    compare("believed", believed, arrived, names);
  }

  private static String name(String caseId, String institution, String transferId) {
    return caseId + " " + institution + "/" + transferId;
  }

  private static void compare(
      String what, SortedMap<String, String> is, SortedMap<String, String> ought, Nicknames names)
      throws Broken {
    if (!is.equals(ought)) {
      throw new Broken(
          Invariant.TAINT, what + ": " + names.mask(Digest.firstDifference(is, ought)));
    }
  }
}
