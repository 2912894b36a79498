package interlock.core.event;

/** How a dissuasion case ended. */
public enum Conclusion {
  NONE,
  SELF_AWARE,
  DISSUADED,
  DEFRAUDED,
  FALSE_ALARM,
  UNKNOWN_RESULT
}
