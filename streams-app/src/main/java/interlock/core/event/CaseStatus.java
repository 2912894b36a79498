package interlock.core.event;

/** How far a report is with the police. */
public enum CaseStatus {
  REPORTED,
  /** 立案: a freeze may be asked. */
  FILED,
  WITHDRAWN
}
