package interlock.core.desk;

import interlock.core.policy.Policy;

/**
 * The circumstances of a decision.
 *
 * @param now the desk's time, epoch milliseconds: never before the last now of this desk
 * @param cause the event that set this chain of mail going
 * @param policy the version in force at {@code now}
 */
public record Moment(long now, Cause cause, Policy policy) {}
