package interlock.core.joining;

/** Why a link does not join. */
public enum Refusal {
  /** One end belongs to many: it is listed as ALLOWED, or has more neighbours than its kind may. */
  HUB,
  /** The subject would have more identifiers than it may. */
  CAP,
  /** Both subjects have a person token, and not the same: possibly family. */
  SECOND_PERSON,
  /** An officer has split them. */
  SPLIT
}
