package interlock.core.restitution;

/**
 * One case's money in a frozen pot.
 *
 * @param tracedFen how much of it is there, by the order of the payments' timestamps, fen
 * @param traceable whether a bank's payments say so; not, where a report's line matches none
 */
public record Claim(String caseId, long tracedFen, boolean traceable) {
  public Claim {
    if (tracedFen < 0) {
      throw new IllegalArgumentException("a claim of less than nothing");
    }
  }
}
