package interlock.core.restitution;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who gets how much back, from where. Of every pot the shares and the rest are what is frozen, to
 * the fen.
 *
 * @param shares by pot, then by case; none of nothing
 * @param restFen by pot, what no case claims or no loss bears; 0 left out
 */
public record Proposal(List<Share> shares, SortedMap<Pot, Long> restFen) {
  public Proposal {
    shares = List.copyOf(shares);
    restFen = Collections.unmodifiableSortedMap(new TreeMap<>(restFen));
  }

  /** What one case gets from one pot, fen. */
  public record Share(Pot pot, String caseId, long fen, Rule rule) {}

  /** What a case gets in all, fen. */
  public long toCase(String caseId) {
    return shares.stream().filter(s -> s.caseId().equals(caseId)).mapToLong(Share::fen).sum();
  }
}
