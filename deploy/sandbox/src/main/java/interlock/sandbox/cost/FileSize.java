package interlock.sandbox.cost;

/** How much is on file when the mail comes. */
public enum FileSize {
  /** One fact. */
  SMALL,
  /** Some facts and what followed from them. */
  USUAL,
  /** As much as the desk keeps. */
  FULL
}
