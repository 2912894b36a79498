package interlock.core.policy;

/** Whether a kind of command goes out. */
public enum CommandMode {
  /** It goes out. */
  LIVE,
  /**
   * It is shown to officers as advice, and no bank gets it; except that a LIFT or a RELEASE goes
   * out when an officer says so.
   */
  ADVISE,
  /**
   * It is not raised: instead of a STOP or a HOLD there is a REVIEW, so that somebody knows; a
   * CANCEL_TRANSFER is only proposed, so that a hold does not end unseen. LIFT and RELEASE cannot
   * be off.
   */
  OFF
}
