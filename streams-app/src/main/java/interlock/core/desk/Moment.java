package interlock.core.desk;

import interlock.core.breaker.Paces;
import interlock.core.policy.Policy;

/**
 * The circumstances of a decision.
 *
 * @param now the desk's time, epoch milliseconds: never before the last now of this desk
 * @param cause the event that set this chain of mail going
 * @param policy the version in force at {@code now}
 * @param paces what stops went out lately, before this decision
 */
public record Moment(long now, Cause cause, Policy policy, Paces paces) {
  /** Where nothing is remembered of stops, so that no breaker opens. */
  public Moment(long now, Cause cause, Policy policy) {
    this(now, cause, policy, Paces.NONE);
  }
}
