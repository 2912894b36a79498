package interlock.service;

/** Something outside the process cannot be reached or refuses us: broker, registry. */
public final class OutsideException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  /**
   * A failure with its remedy.
   *
   * @param what what happened, on one line, without secrets; several lines where several things did
   * @param fix what somebody can do
   */
  public OutsideException(String what, String fix, Throwable cause) {
    super(what, cause);
    this.fix = fix;
  }

  public String fix() {
    return fix;
  }
}
