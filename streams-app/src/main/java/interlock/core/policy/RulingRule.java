package interlock.core.policy;

import java.util.Map;

/** How many officers must agree to move a case by one level. One has spoken already. */
public record RulingRule(
    @Setting("To raise a case that is at this level.") Map<Level, Approval> raise,
    @Setting("To lower a case that is at this level.") Map<Level, Approval> lower) {

  public RulingRule {
    raise = Map.copyOf(raise);
    lower = Map.copyOf(lower);
  }

  /** How many must agree on a case at that level. */
  public Approval approval(boolean raises, Level at) {
    return (raises ? raise : lower).get(at);
  }
}
