package interlock.core.policy;

/** How many officers must agree before a command goes out, the least first. */
public enum Approval {
  AUTO,
  ONE,
  TWO;

  public Approval max(Approval other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
