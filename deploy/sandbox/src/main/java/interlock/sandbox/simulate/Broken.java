package interlock.sandbox.simulate;

/** An invariant does not hold. The message names nobody but by nickname. */
public final class Broken extends Exception {
  private static final long serialVersionUID = 1L;

  private final Invariant invariant;

  public Broken(Invariant invariant, String what) {
    super(what);
    this.invariant = invariant;
  }

  Broken(Invariant invariant, String what, Throwable why) {
    super(what, why);
    this.invariant = invariant;
  }

  public Invariant invariant() {
    return invariant;
  }
}
