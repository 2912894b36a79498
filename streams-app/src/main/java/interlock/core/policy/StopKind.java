package interlock.core.policy;

/** Whose money a stop payment holds, and why. */
public enum StopKind {
  /** Reported money in somebody else's account. */
  RECOVERY,
  /** A victim's own transfer in flight. */
  TRANSFER_HOLD,
  /** A victim's own accounts, on an officer's order. */
  PROTECTIVE
}
