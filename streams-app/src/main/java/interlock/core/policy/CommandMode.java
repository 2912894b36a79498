package interlock.core.policy;

/** Whether a kind of command goes out. */
public enum CommandMode {
  /** It goes out. */
  LIVE,
  /** It is shown to officers as advice, and no bank acts on it. */
  ADVISE,
  /** It is not raised. */
  OFF
}
