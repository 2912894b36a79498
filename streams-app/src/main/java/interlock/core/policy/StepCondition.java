package interlock.core.policy;

/** When a playbook's step applies. */
public enum StepCondition {
  /** As soon as the case has the class and level. */
  ALWAYS,
  /** The case rests on one suspicious transfer and nothing else. */
  LONE_BANK_SIGNAL,
  /** BUSY or STRANGER_ANSWERED as often as {@code playbook.door} says. */
  BUSY_OR_STRANGER,
  /** NO_ANSWER or POWERED_OFF as often as {@code playbook.retries} says. */
  RETRIES_EXHAUSTED,
  /** A unit found that the person has lost money, and he has not reported it. */
  DEFRAUDED,
  /** A revisit is due: after a report, or by the care list. */
  REVISIT_DUE
}
