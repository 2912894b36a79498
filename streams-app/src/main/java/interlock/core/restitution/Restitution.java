package interlock.core.restitution;

import interlock.core.identity.Account;
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
 * then what cannot. No case gets more than what it lost, on all accounts together. The result does
 * not depend on the order of what is given.
 *
 * <p>Money cannot be told apart where a claim rests on no bank's payment, or where less is frozen
 * than the cases claim: something left that no bank told of, and nobody knows whose it was.
 */
public final class Restitution {
  private final SortedMap<String, Long> bearable = new TreeMap<>();
  private final Map<String, Long> lostFen;
  private final List<Share> shares = new ArrayList<>();
  private final SortedMap<Account, Long> restFen = new TreeMap<>();

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
      Collection<FrozenAccount> accounts,
      Map<String, Long> lostFen,
      Map<String, Long> returnedFen) {
    var restitution = new Restitution(lostFen, returnedFen);
    List<FrozenAccount> ordered =
        accounts.stream().sorted(Comparator.comparing(FrozenAccount::account)).toList();
    ordered.stream().filter(a -> rule(a) == Rule.SINGLE_SOURCE).forEach(restitution::directly);
    ordered.stream().filter(a -> rule(a) == Rule.BY_TIMESTAMP).forEach(restitution::directly);
    ordered.stream().filter(a -> rule(a) == Rule.PRO_RATA).forEach(restitution::proRata);
    restitution.shares.sort(Comparator.comparing(Share::account).thenComparing(Share::caseId));
    return new Proposal(restitution.shares, restitution.restFen);
  }

  /** By which rule the money on an account is divided. */
  public static Rule rule(FrozenAccount account) {
    if (account.claims().size() <= 1) {
      return Rule.SINGLE_SOURCE;
    }
    boolean apart =
        account.claims().stream().allMatch(Claim::traceable)
            && account.claimedFen() <= account.frozenFen();
    return apart ? Rule.BY_TIMESTAMP : Rule.PRO_RATA;
  }

  private void directly(FrozenAccount frozen) {
    long rest = frozen.frozenFen();
    for (Claim claim : frozen.claims()) {
      rest -= give(frozen, claim.caseId(), Math.min(claim.tracedFen(), rest), rule(frozen));
    }
    keep(frozen, rest);
  }

  private void proRata(FrozenAccount frozen) {
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

  private long give(FrozenAccount frozen, String caseId, long fen, Rule rule) {
    long given = Math.min(fen, bearable.getOrDefault(caseId, 0L));
    if (given > 0) {
      bearable.merge(caseId, -given, Long::sum);
      shares.add(new Share(frozen.account(), caseId, given, rule));
    }
    return given;
  }

  private void keep(FrozenAccount frozen, long rest) {
    if (rest > 0) {
      restFen.put(frozen.account(), rest);
    }
  }
}
