package interlock.contract;

/** A value's bytes are more than its limit allows. Holds sizes only. */
public final class OversizeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OversizeException(String what, int bytes, int limit) {
    super(what + " takes " + bytes + " bytes, more than its limit of " + limit);
  }
}
