package interlock.core.subject;

import interlock.core.policy.Decay;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.EvidenceRule;
import interlock.core.policy.Risk;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What facts count for at one moment, by code. Reckoned anew for each fact of a file, so it keeps
 * plain numbers in the order of the codes.
 */
final class Score {
  private static final EvidenceCode[] CODES = EvidenceCode.values();

  private final int[] points = new int[CODES.length];

  /** Of no facts. */
  Score() {}

  /**
   * @param strongest of each episode the fact that counts
   * @param at epoch milliseconds; points fade until then
   */
  static Score of(Collection<Fact> strongest, long at, Risk risk) {
    Score score = new Score();
    for (Fact fact : strongest) {
      EvidenceRule rule = risk.rule(fact.code());
      score.add(fact, Decay.points(fact.points(), at - fact.at(), rule.halfLifeMillis()), rule);
    }
    return score;
  }

  /** Counts a fact as if it never faded. */
  void addUnfaded(Fact fact, Risk risk) {
    add(fact, fact.points(), risk.rule(fact.code()));
  }

  @SuppressWarnings("EnumOrdinal") // lives no longer than this decision
  private void add(Fact fact, int now, EvidenceRule rule) {
    int code = fact.code().ordinal();
    points[code] = Math.min(rule.cap(), points[code] + now);
  }

  int total() {
    int total = 0;
    for (int each : points) {
      total += each;
    }
    return total;
  }

  /** Codes that count for nothing are left out. */
  Map<EvidenceCode, Integer> byCode() {
    Map<EvidenceCode, Integer> byCode = new EnumMap<>(EvidenceCode.class);
    for (int i = 0; i < CODES.length; i++) {
      if (points[i] > 0) {
        byCode.put(CODES[i], points[i]);
      }
    }
    return byCode;
  }
}
