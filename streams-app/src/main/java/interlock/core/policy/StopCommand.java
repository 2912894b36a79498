package interlock.core.policy;

/** What a stop-payment task asks a bank, or with REVIEW a person, to do. */
public enum StopCommand {
  STOP,
  EXTEND,
  FREEZE,
  LIFT,
  REVIEW,
  HOLD,
  CANCEL_TRANSFER,
  RELEASE
}
