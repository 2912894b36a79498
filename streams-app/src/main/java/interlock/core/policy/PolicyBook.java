package interlock.core.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every version there is, by the moment from which it is in force (design.md §7). */
public final class PolicyBook implements Policies {
  private final NavigableMap<Long, Policy> byEffectiveFrom;

  private PolicyBook(NavigableMap<Long, Policy> byEffectiveFrom) {
    this.byEffectiveFrom = Collections.unmodifiableNavigableMap(byEffectiveFrom);
  }

  /**
   * A book that holds only the packaged default.
   *
   * @throws IllegalArgumentException when it is not in force from the epoch
   */
  public static PolicyBook of(Policy packaged) {
    if (packaged.effectiveFromAt() != 0) {
      throw new IllegalArgumentException("The packaged policy is in force from the epoch");
    }
    return new PolicyBook(new TreeMap<>(Map.of(0L, packaged)));
  }

  /** This book and one more version; of two in force from the same moment, the one added last. */
  public PolicyBook with(Policy policy) {
    NavigableMap<Long, Policy> more = new TreeMap<>(byEffectiveFrom);
    more.put(policy.effectiveFromAt(), policy);
    return new PolicyBook(more);
  }

  /**
   * The version in force at a moment.
   *
   * @param now epoch milliseconds; before the epoch the packaged default holds too
   */
  @Override
  public Policy inForce(long now) {
    return byEffectiveFrom.floorEntry(Math.max(0, now)).getValue();
  }

  /** All versions, the earliest first. */
  public Collection<Policy> versions() {
    return byEffectiveFrom.values();
  }
}
