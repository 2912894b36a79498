package interlock.sandbox.drill;

/**
 * One thing wrong in a drill file.
 *
 * @param line from 1
 */
public record Fault(String file, int line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
