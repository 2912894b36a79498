package interlock.core.task;

/**
 * An officer who spoke for something.
 *
 * @param officer by badge or account
 * @param at when his word was received, epoch milliseconds
 */
public record Voice(String officer, String unit, long at) {

  /** Who he is nobody reads in a log. */
  @Override
  public String toString() {
    return "Voice[" + unit + ", " + at + "]";
  }
}
