package interlock.topology;

import interlock.contract.TopicNames;
import interlock.core.desk.Room;
import interlock.core.policy.Feed;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every topic of Interlock: its name without the deployment's prefix, who writes it, how it is
 * kept, what its records are keyed by.
 */
public enum Topic {
  BANK_SUSPICIOUS_TRANSFER(TopicNames.SUSPICIOUS_TRANSFER, Use.INPUT, Keep.LOG, "payer.account"),
  BANK_ACCOUNT_MOVEMENT(TopicNames.ACCOUNT_MOVEMENT, Use.INPUT, Keep.LOG, "payer.account"),
  TELECOM_FRAUD_CONTACT(TopicNames.TELECOM_FRAUD_CONTACT, Use.INPUT, Keep.LOG, "subscriber"),
  ENTERPRISE_FRAUD_CONTACT(TopicNames.ENTERPRISE_FRAUD_CONTACT, Use.INPUT, Keep.LOG, "subscriber"),
  POLICE_WARNING_DIRECTIVE(TopicNames.WARNING_DIRECTIVE, Use.INPUT, Keep.LOG, "directiveId"),
  POLICE_INCIDENT_REPORT(TopicNames.INCIDENT_REPORT, Use.INPUT, Keep.LOG, "caseId"),
  POLICE_WATCHLIST(TopicNames.WATCHLIST, Use.INPUT, Keep.NEWEST, "entryId"),
  POLICE_CARE_LIST(TopicNames.CARE_LIST, Use.INPUT, Keep.NEWEST, "entryId"),
  POLICE_APPEAL(TopicNames.APPEAL, Use.INPUT, Keep.LOG, "appealId"),
  POLICE_DECISION(TopicNames.DECISION, Use.INPUT, Keep.LOG, "routingKey"),
  REGISTRY_IDENTITY_BINDING(TopicNames.IDENTITY_BINDING, Use.INPUT, Keep.NEWEST, "bindingId"),
  DISSUASION_FEEDBACK(TopicNames.DISSUASION_FEEDBACK, Use.INPUT, Keep.LOG, "routingKey"),
  STOP_PAYMENT_FEEDBACK(TopicNames.STOP_PAYMENT_FEEDBACK, Use.INPUT, Keep.LOG, "account"),
  LINE_CONTROL_FEEDBACK(TopicNames.LINE_CONTROL_FEEDBACK, Use.INPUT, Keep.LOG, "contact"),
  SOURCE_HEARTBEAT(TopicNames.SOURCE_HEARTBEAT, Use.INPUT, Keep.LOG, "source"),

  MAIL_SUBJECT(TopicNames.MAIL_SUBJECT, Use.MAIL, Keep.LOG, ""),
  MAIL_ACCOUNT(TopicNames.MAIL_ACCOUNT, Use.MAIL, Keep.LOG, ""),
  /**
   * What the people's application asks of AccountDesks, apart so that its transactions never block
   * the money's.
   */
  MAIL_ACCOUNT_REQUEST(TopicNames.MAIL_ACCOUNT_REQUEST, Use.MAIL, Keep.LOG, ""),
  MAIL_CONTACT(TopicNames.MAIL_CONTACT, Use.MAIL, Keep.LOG, ""),
  MAIL_CASE(TopicNames.MAIL_CASE, Use.MAIL, Keep.LOG, ""),
  MAIL_DEVICE(TopicNames.MAIL_DEVICE, Use.MAIL, Keep.LOG, ""),

  TASK_DISSUASION(TopicNames.TASK_DISSUASION, Use.OUTPUT, Keep.NEWEST, "taskId"),
  TASK_STOP_PAYMENT(TopicNames.TASK_STOP_PAYMENT, Use.OUTPUT, Keep.NEWEST, "taskId"),
  TASK_ACCOUNT_QUERY(TopicNames.TASK_ACCOUNT_QUERY, Use.OUTPUT, Keep.NEWEST, "taskId"),
  TASK_LINE_CONTROL(TopicNames.TASK_LINE_CONTROL, Use.OUTPUT, Keep.NEWEST, "taskId"),
  TASK_LEAD(TopicNames.TASK_LEAD, Use.OUTPUT, Keep.NEWEST, "taskId"),
  TASK_HISTORY(TopicNames.TASK_HISTORY, Use.OUTPUT, Keep.LOG, "taskId"),
  CASE_SUMMARY(TopicNames.CASE_SUMMARY, Use.OUTPUT, Keep.NEWEST, "caseId"),
  CASE_TRACE_EDGE(TopicNames.TRACE_EDGE, Use.OUTPUT, Keep.LOG, "caseId"),
  SOURCE_RECEIPT(TopicNames.SOURCE_RECEIPT, Use.OUTPUT, Keep.LOG, "source"),
  INTAKE_REJECTED(TopicNames.REJECTED, Use.OUTPUT, Keep.LOG, ""),
  DEAD_LETTER(TopicNames.DEAD_LETTER, Use.OUTPUT, Keep.LOG, ""),
  CONTROL_ALERT(TopicNames.CONTROL_ALERT, Use.OUTPUT, Keep.NEWEST, "alertId"),
  /** What came of reserved identifiers, and nowhere else. */
  CONTROL_CANARY(TopicNames.CONTROL_CANARY, Use.CANARY, Keep.LOG, "eventId"),
  KPI_DAILY(TopicNames.KPI_DAILY, Use.FIGURES, Keep.NEWEST, "id"),

  CONTROL_POLICY(TopicNames.CONTROL_POLICY, Use.CONTROL, Keep.ALL, "version"),
  CONTROL_KEY(TopicNames.CONTROL_KEY, Use.CONTROL, Keep.NEWEST, "keyId"),

  /** Who was shown what. */
  AUDIT_ACCESS(TopicNames.AUDIT_ACCESS, Use.AUDIT, Keep.LOG, "caller"),
  /** Who had what forgotten. */
  AUDIT_ERASURE(TopicNames.AUDIT_ERASURE, Use.AUDIT, Keep.LOG, "erasureId"),
  /** Who sent which dead letter back. */
  AUDIT_REPLAY(TopicNames.AUDIT_REPLAY, Use.AUDIT, Keep.LOG, "letter");

  /** Mail must outlive an outage; see design.md §1. */
  public static final Duration MAIL_RETENTION = Duration.ofDays(7);

  /** A year and more of revisions: figures compare with the year before. */
  public static final Duration HISTORY_RETENTION = Duration.ofDays(400);

  /** How long it can be seen who did what: six months, as network logs are to be kept. */
  public static final Duration AUDIT_RETENTION = Duration.ofDays(183);

  /** Who writes a topic. */
  public enum Use {
    /** Parties. The broker stamps the time of append: it is the time of receipt. */
    INPUT,
    /** Desks and Intake only. */
    MAIL,
    /** Interlock, for centres, sources and operators. */
    OUTPUT,
    /** Interlock, for itself: none of it is for a centre. */
    CANARY,
    /** Operators, by a command. Each process reads all of it, outside the topology. */
    CONTROL,
    /** A command that adds up what was published, outside the topology. */
    FIGURES,
    /** The API and commands, outside the topology, and desks, for those who oversee them. */
    AUDIT
  }

  /** What the broker keeps. */
  public enum Keep {
    LOG,
    NEWEST,
    /** Each record for ever: a later one under the same key must not take its place. */
    ALL
  }

  private final String base;
  private final Use use;
  private final Keep keep;
  private final String key;

  Topic(String base, Use use, Keep keep, String key) {
    this.base = base;
    this.use = use;
    this.keep = keep;
    this.key = key;
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

  /**
   * What its records are keyed by: the dotted path of a field of the value, and of a contact
   * whichever line it names. Empty where the key stands in no field.
   */
  public String key() {
    return key;
  }

  /**
   * What a policy calls an input.
   *
   * @throws IllegalArgumentException when it is no input
   */
  public Feed feed() {
    return Feed.valueOf(name());
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
      case DEVICE -> MAIL_DEVICE;
    };
  }
}
