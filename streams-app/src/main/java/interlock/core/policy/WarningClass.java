package interlock.core.policy;

/** What a warning is about (触网, 通话, 资金, 柜面), the mildest first: a case keeps the gravest. */
public enum WarningClass {
  CONTACT,
  CALL,
  FUND,
  COUNTER;

  public boolean atLeast(WarningClass other) {
    return compareTo(other) >= 0;
  }

  public WarningClass max(WarningClass other) {
    return atLeast(other) ? this : other;
  }
}
