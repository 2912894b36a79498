package interlock.sandbox.story;

import interlock.sandbox.banks.Banks;
import interlock.sandbox.load.Invented;
import java.util.List;

/**
 * Where the stolen money is, by the banks' own books: every mule begins with nothing, so that
 * {@code stolen = cash + blocked + loose} to the fen.
 *
 * @param stolenFen what victims' payments brought to mules
 * @param cashFen taken out of machines
 * @param blockedFen kept by stops
 * @param looseFen still on mules' accounts, and free
 * @param refused payments of mules that a stop kept
 */
record NightBooks(long stolenFen, long cashFen, long blockedFen, long looseFen, int refused) {

  static NightBooks of(
      Banks banks, List<Integer> mules, long now, long stolenFen, long cashFen, int refused) {
    long blocked = 0;
    long loose = 0;
    for (int mule : mules) {
      Banks.Standing standing = banks.standing(Invented.account(mule), now);
      blocked += standing.blockedFen();
      loose += standing.fen() - standing.blockedFen();
    }
    return new NightBooks(stolenFen, cashFen, blocked, loose, refused);
  }

  /** Whether no money came from nothing or went nowhere. */
  boolean balance() {
    return stolenFen == cashFen + blockedFen + looseFen;
  }

  /** What is kept of what was stolen, 0 to 1. */
  double share() {
    return stolenFen == 0 ? 0 : (double) blockedFen / stolenFen;
  }
}
