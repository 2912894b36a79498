package interlock.metrics;

/** What a metric's number counts: a base unit, as in its name. */
public enum Unit {
  /** Things, as the name says. */
  ONE(""),
  SECONDS("seconds"),
  BYTES("bytes"),
  /** Renminbi. */
  YUAN("yuan");

  private final String suffix;

  Unit(String suffix) {
    this.suffix = suffix;
  }

  /** As it stands in a name; empty for {@link #ONE}. */
  public String suffix() {
    return suffix;
  }
}
