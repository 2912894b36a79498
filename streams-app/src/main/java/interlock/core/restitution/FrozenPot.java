package interlock.core.restitution;

import java.util.Comparator;
import java.util.List;

/**
 * Frozen money of one pot.
 *
 * @param frozenFen all that is frozen there for these cases, fen
 * @param claims at most one for each case; kept sorted by case
 */
public record FrozenPot(Pot pot, long frozenFen, List<Claim> claims) {
  public FrozenPot {
    if (frozenFen < 0) {
      throw new IllegalArgumentException("less than nothing is frozen");
    }
    claims = claims.stream().sorted(Comparator.comparing(Claim::caseId)).toList();
    if (claims.stream().map(Claim::caseId).distinct().count() < claims.size()) {
      throw new IllegalArgumentException("two claims of one case on one pot");
    }
  }

  /** All that cases claim there, fen. */
  long claimedFen() {
    return claims.stream().mapToLong(Claim::tracedFen).sum();
  }
}
