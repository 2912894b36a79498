package interlock.sandbox.faults;

/** This machine does not let a fault be made; the message says what it refuses. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String what) {
    super(what);
  }
}
