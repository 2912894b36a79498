package interlock.contract;

/** The names of topics and state stores as the contracts' catalogue has them, without a prefix. */
public final class TopicNames {
  public static final String SUSPICIOUS_TRANSFER = "bank.suspicious-transfer";
  public static final String ACCOUNT_MOVEMENT = "bank.account-movement";
  public static final String TELECOM_FRAUD_CONTACT = "telecom.fraud-contact";
  public static final String ENTERPRISE_FRAUD_CONTACT = "enterprise.fraud-contact";
  public static final String WARNING_DIRECTIVE = "police.warning-directive";
  public static final String INCIDENT_REPORT = "police.incident-report";
  public static final String WATCHLIST = "police.watchlist";
  public static final String CARE_LIST = "police.care-list";
  public static final String APPEAL = "police.appeal";
  public static final String DECISION = "police.decision";
  public static final String IDENTITY_BINDING = "registry.identity-binding";
  public static final String DISSUASION_FEEDBACK = "dissuasion.feedback";
  public static final String STOP_PAYMENT_FEEDBACK = "stop-payment.feedback";
  public static final String LINE_CONTROL_FEEDBACK = "line-control.feedback";
  public static final String SOURCE_HEARTBEAT = "source.heartbeat";

  public static final String TASK_DISSUASION = "task.dissuasion";
  public static final String TASK_STOP_PAYMENT = "task.stop-payment";
  public static final String TASK_ACCOUNT_QUERY = "task.account-query";
  public static final String TASK_LINE_CONTROL = "task.line-control";
  public static final String TASK_LEAD = "task.lead";
  public static final String TASK_HISTORY = "task.history";
  public static final String CASE_SUMMARY = "case.summary";
  public static final String TRACE_EDGE = "case.trace-edge";
  public static final String SOURCE_RECEIPT = "source.receipt";
  public static final String REJECTED = "intake.rejected";

  /** What operators tell Interlock, and what it tells them of itself. */
  public static final String CONTROL_POLICY = "control.policy";

  /** With which keys sources sign. */
  public static final String CONTROL_KEY = "control.key";

  public static final String CONTROL_ALERT = "control.alert";

  /** What came of the canary. */
  public static final String CONTROL_CANARY = "control.canary";

  /** The figures of each day and unit. */
  public static final String KPI_DAILY = "kpi.daily";

  /** Who was shown identifiers in full. */
  public static final String AUDIT_ACCESS = "audit.access";

  public static final String AUDIT_REPLAY = "audit.replay";
  public static final String AUDIT_ERASURE = "audit.erasure";

  /** Bytes as they came: the only topic without a schema. */
  public static final String DEAD_LETTER = "dead-letter";

  public static final String MAIL_SUBJECT = "mail.subject";
  public static final String MAIL_ACCOUNT = "mail.account";
  public static final String MAIL_ACCOUNT_REQUEST = "mail.account.request";
  public static final String MAIL_CONTACT = "mail.contact";
  public static final String MAIL_CASE = "mail.case";
  public static final String MAIL_DEVICE = "mail.device";

  /** Stores whose values have a schema; a name is part of the changelog's and never changes. */
  public static final String SUBJECT_STATE = "subject-state";

  public static final String ACCOUNT_STATE = "account-state";
  public static final String CONTACT_STATE = "contact-state";
  public static final String CASE_STATE = "case-state";
  public static final String DEVICE_STATE = "device-state";

  private TopicNames() {}
}
