package interlock.topology;

import interlock.core.desk.Room;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every topic of Interlock: its name without the deployment's prefix, who writes it, how it is
 * kept.
 */
public enum Topic {
  BANK_SUSPICIOUS_TRANSFER("bank.suspicious-transfer", Use.INPUT, Keep.LOG),
  BANK_ACCOUNT_MOVEMENT("bank.account-movement", Use.INPUT, Keep.LOG),
  TELECOM_FRAUD_CONTACT("telecom.fraud-contact", Use.INPUT, Keep.LOG),
  ENTERPRISE_FRAUD_CONTACT("enterprise.fraud-contact", Use.INPUT, Keep.LOG),
  POLICE_WARNING_DIRECTIVE("police.warning-directive", Use.INPUT, Keep.LOG),
  POLICE_INCIDENT_REPORT("police.incident-report", Use.INPUT, Keep.LOG),
  POLICE_WATCHLIST("police.watchlist", Use.INPUT, Keep.NEWEST),
  POLICE_CARE_LIST("police.care-list", Use.INPUT, Keep.NEWEST),
  POLICE_APPEAL("police.appeal", Use.INPUT, Keep.LOG),
  POLICE_DECISION("police.decision", Use.INPUT, Keep.LOG),
  REGISTRY_IDENTITY_BINDING("registry.identity-binding", Use.INPUT, Keep.NEWEST),
  DISSUASION_FEEDBACK("dissuasion.feedback", Use.INPUT, Keep.LOG),
  STOP_PAYMENT_FEEDBACK("stop-payment.feedback", Use.INPUT, Keep.LOG),
  LINE_CONTROL_FEEDBACK("line-control.feedback", Use.INPUT, Keep.LOG),

  MAIL_SUBJECT("mail.subject", Use.MAIL, Keep.LOG),
  MAIL_ACCOUNT("mail.account", Use.MAIL, Keep.LOG),
  /**
   * What the people's application asks of AccountDesks, apart so that its transactions never block
   * the money's.
   */
  MAIL_ACCOUNT_REQUEST("mail.account.request", Use.MAIL, Keep.LOG),
  MAIL_CONTACT("mail.contact", Use.MAIL, Keep.LOG),
  MAIL_CASE("mail.case", Use.MAIL, Keep.LOG),

  TASK_DISSUASION("task.dissuasion", Use.OUTPUT, Keep.NEWEST),
  TASK_STOP_PAYMENT("task.stop-payment", Use.OUTPUT, Keep.NEWEST),
  TASK_ACCOUNT_QUERY("task.account-query", Use.OUTPUT, Keep.NEWEST),
  TASK_LINE_CONTROL("task.line-control", Use.OUTPUT, Keep.NEWEST),
  TASK_LEAD("task.lead", Use.OUTPUT, Keep.NEWEST),
  TASK_HISTORY("task.history", Use.OUTPUT, Keep.LOG),
  CASE_SUMMARY("case.summary", Use.OUTPUT, Keep.NEWEST),
  CASE_TRACE_EDGE("case.trace-edge", Use.OUTPUT, Keep.LOG),
  SOURCE_RECEIPT("source.receipt", Use.OUTPUT, Keep.LOG),
  INTAKE_REJECTED("intake.rejected", Use.OUTPUT, Keep.LOG),
  DEAD_LETTER("dead-letter", Use.OUTPUT, Keep.LOG);

  /** Mail must outlive an outage; see design.md §1. */
  public static final Duration MAIL_RETENTION = Duration.ofDays(7);

  /** Who writes a topic. */
  public enum Use {
    /** Parties. The broker stamps the time of append: it is the time of receipt. */
    INPUT,
    /** Desks and Intake only. */
    MAIL,
    /** Interlock, for centres, sources and operators. */
    OUTPUT
  }

  /** What the broker keeps. */
  public enum Keep {
    LOG,
    NEWEST
  }

  private final String base;
  private final Use use;
  private final Keep keep;

  Topic(String base, Use use, Keep keep) {
    this.base = base;
    this.use = use;
    this.keep = keep;
  }

  /** The name without prefix, as in the contracts and in the documentation. */
  public String base() {
    return base;
  }

  public Use use() {
    return use;
  }

  public Keep keep() {
    return keep;
  }

  /** The name on the broker. */
  public String on(String prefix) {
    return prefix + base;
  }

  public static Optional<Topic> ofBase(String base) {
    return Arrays.stream(values()).filter(t -> t.base.equals(base)).findFirst();
  }

  /** The mailbox that {@code from} writes to for a desk of {@code room}. */
  static Topic mailbox(Room room, App from) {
    return switch (room) {
      case SUBJECT -> MAIL_SUBJECT;
      case ACCOUNT -> from == App.MONEY ? MAIL_ACCOUNT : MAIL_ACCOUNT_REQUEST;
      case CONTACT -> MAIL_CONTACT;
      case CASE -> MAIL_CASE;
    };
  }
}
