package interlock.core.restitution;

import interlock.core.restitution.Proposal.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Divides frozen money among the cases whose money it is: what can be told apart goes back first,
 * then what cannot. No case gets more than what it lost, of all pots together. The result does not
 * depend on the order of what is given.
 *
 * <p>Money cannot be told apart where a claim rests on no bank's payment, or where less is frozen
 * than the cases claim: something left that no bank told of, and nobody knows whose it was.
 */
public final class Restitution {
  private final SortedMap<String, Long> bearable = new TreeMap<>();
  private final Map<String, Long> lostFen;
  private final List<Share> shares = new ArrayList<>();
  private final SortedMap<Pot, Long> restFen = new TreeMap<>();

  private Restitution(Map<String, Long> lostFen, Map<String, Long> returnedFen) {
    this.lostFen = lostFen;
    lostFen.forEach(
        (caseId, lost) ->
            bearable.put(caseId, Math.max(0, lost - returnedFen.getOrDefault(caseId, 0L))));
  }

  /**
   * @param lostFen by case, what its victim lost, fen; a case without one gets nothing
   * @param returnedFen by case, what its victim has back already, fen
   */
  public static Proposal propose(
      Collection<FrozenPot> pots, Map<String, Long> lostFen, Map<String, Long> returnedFen) {
    var restitution = new Restitution(lostFen, returnedFen);
    List<FrozenPot> ordered = pots.stream().sorted(Comparator.comparing(FrozenPot::pot)).toList();
    ordered.stream().filter(p -> rule(p) == Rule.SINGLE_SOURCE).forEach(restitution::directly);
    ordered.stream().filter(p -> rule(p) == Rule.BY_TIMESTAMP).forEach(restitution::directly);
    ordered.stream().filter(p -> rule(p) == Rule.PRO_RATA).forEach(restitution::proRata);
    restitution.shares.sort(Comparator.comparing(Share::pot).thenComparing(Share::caseId));
    return new Proposal(restitution.shares, restitution.restFen);
  }

  /** By which rule the money of a pot is divided. */
  public static Rule rule(FrozenPot frozen) {
    if (frozen.claims().size() <= 1) {
      return Rule.SINGLE_SOURCE;
    }
    boolean apart =
        frozen.claims().stream().allMatch(Claim::traceable)
            && frozen.claimedFen() <= frozen.frozenFen();
    return apart ? Rule.BY_TIMESTAMP : Rule.PRO_RATA;
  }

  private void directly(FrozenPot frozen) {
    long rest = frozen.frozenFen();
    for (Claim claim : frozen.claims()) {
      rest -= give(frozen, claim.caseId(), Math.min(claim.tracedFen(), rest), rule(frozen));
    }
    keep(frozen, rest);
  }

  private void proRata(FrozenPot frozen) {
    // More may be frozen than is any case's: the holder's own money is not to be divided.
    long inCase = Math.min(frozen.frozenFen(), frozen.claimedFen());
    List<Shares.Part> parts =
        frozen.claims().stream()
            .map(
                claim ->
                    new Shares.Part(
                        claim.caseId(),
                        lostFen.getOrDefault(claim.caseId(), 0L),
                        bearable.getOrDefault(claim.caseId(), 0L)))
            .toList();
    long rest = frozen.frozenFen();
    for (Map.Entry<String, Long> share : Shares.divide(inCase, parts).entrySet()) {
      rest -= give(frozen, share.getKey(), share.getValue(), Rule.PRO_RATA);
    }
    keep(frozen, rest);
  }

  private long give(FrozenPot frozen, String caseId, long fen, Rule rule) {
    long given = Math.min(fen, bearable.getOrDefault(caseId, 0L));
    if (given > 0) {
      bearable.merge(caseId, -given, Long::sum);
      shares.add(new Share(frozen.pot(), caseId, given, rule));
    }
    return given;
  }

  private void keep(FrozenPot frozen, long rest) {
    if (rest > 0) {
      restFen.put(frozen.pot(), rest);
    }
  }
}
