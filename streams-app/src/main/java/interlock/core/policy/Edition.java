package interlock.core.policy;

/**
 * Data that the product brings along and that a policy names by its date. Once shipped it never
 * changes: two of the same kind and name are equal.
 */
public sealed interface Edition permits Divisions, PhonePrefixes {
  /** What a policy calls it when it wants none of it. */
  String NONE = "none";

  /** As a policy names it. */
  String edition();
}
