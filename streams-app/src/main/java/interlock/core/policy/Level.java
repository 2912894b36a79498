package interlock.core.policy;

/** How urgent a dissuasion case is (低/中/高/特高危), lowest first. */
public enum Level {
  LOW,
  MEDIUM,
  HIGH,
  SPECIAL_HIGH;

  /** One level higher; the highest stays. */
  public Level up() {
    return switch (this) {
      case LOW -> MEDIUM;
      case MEDIUM -> HIGH;
      case HIGH, SPECIAL_HIGH -> SPECIAL_HIGH;
    };
  }

  /** One level lower; the lowest stays. */
  public Level down() {
    return switch (this) {
      case LOW, MEDIUM -> LOW;
      case HIGH -> MEDIUM;
      case SPECIAL_HIGH -> HIGH;
    };
  }

  public boolean atLeast(Level other) {
    return compareTo(other) >= 0;
  }

  public Level max(Level other) {
    return atLeast(other) ? this : other;
  }

  public Level min(Level other) {
    return atLeast(other) ? other : this;
  }
}
