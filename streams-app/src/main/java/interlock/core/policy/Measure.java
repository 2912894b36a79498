package interlock.core.policy;

/** A step of dissuasion (design.md §4). */
public enum Measure {
  /** The responsible unit takes the task on (签收). */
  SIGN,
  /** A warning message; done when published. */
  SMS,
  /** An officer calls. */
  CALL,
  /** The bank calls its own customer. */
  BANK_VERIFY,
  /** Officers go to the branch where the customer stands. */
  BRANCH_DISPATCH,
  /** Officers meet the person (见面劝阻). */
  VISIT,
  /** A relative, friend or neighbour is asked to help. */
  FAMILY_CONTACT,
  /** Protection of the person's own accounts or line; only by an officer's order. */
  PROTECTIVE,
  /** A later visit, so that nobody is cheated twice (回访). */
  REVISIT,
  /** Take the report of a person who has been cheated already. */
  TAKE_REPORT
}
