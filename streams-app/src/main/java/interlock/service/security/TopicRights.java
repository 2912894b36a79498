package interlock.service.security;

import static interlock.service.security.Role.APP;
import static interlock.service.security.Role.AUDITOR;
import static interlock.service.security.Role.BANK;
import static interlock.service.security.Role.CARRIER;
import static interlock.service.security.Role.CENTRE;
import static interlock.service.security.Role.ENTERPRISE;
import static interlock.service.security.Role.OPERATOR;
import static interlock.service.security.Role.POLICE;
import static interlock.service.security.Role.RECOVERY;
import static interlock.service.security.Role.REGISTRY;

import interlock.topology.Topic;
import java.util.Set;

/**
 * Who writes a topic and who reads it. Everybody else does neither: a new topic is nobody's until
 * it stands here, and without a line here it does not compile.
 */
public record TopicRights(Set<Role> writers, Set<Role> readers) {
  public TopicRights {
    writers = Set.copyOf(writers);
    readers = Set.copyOf(readers);
  }

  /** The rights on a topic. */
  public static TopicRights of(Topic topic) {
    return switch (topic) {
      case BANK_SUSPICIOUS_TRANSFER, BANK_ACCOUNT_MOVEMENT -> from(BANK);
      // The API writes the five inputs that an officer may send by it.
      case STOP_PAYMENT_FEEDBACK -> from(BANK, APP);
      case TELECOM_FRAUD_CONTACT -> from(CARRIER);
      case ENTERPRISE_FRAUD_CONTACT -> from(ENTERPRISE);
      case POLICE_WARNING_DIRECTIVE -> from(POLICE, APP);
      case POLICE_INCIDENT_REPORT, POLICE_DECISION -> from(POLICE, CENTRE, APP);
      case POLICE_WATCHLIST, POLICE_APPEAL -> from(POLICE);
      case POLICE_CARE_LIST -> from(POLICE, CENTRE);
      case REGISTRY_IDENTITY_BINDING -> from(REGISTRY);
      case DISSUASION_FEEDBACK -> from(CENTRE, APP);
      case LINE_CONTROL_FEEDBACK -> from(CARRIER, ENTERPRISE);
      case SOURCE_HEARTBEAT -> from(BANK, CARRIER, ENTERPRISE, POLICE, REGISTRY, CENTRE);
      case MAIL_SUBJECT, MAIL_ACCOUNT, MAIL_ACCOUNT_REQUEST, MAIL_CONTACT, MAIL_CASE, MAIL_DEVICE ->
          // A desk's dead letter goes back to its mailbox.
          new TopicRights(Set.of(APP, RECOVERY), Set.of(APP));
      case TASK_DISSUASION, TASK_LEAD -> to(CENTRE, APP);
      case TASK_STOP_PAYMENT, TASK_ACCOUNT_QUERY -> to(BANK, CENTRE, APP);
      case TASK_LINE_CONTROL -> to(CARRIER, ENTERPRISE, CENTRE, APP);
      case TASK_HISTORY -> to(CENTRE, APP);
      // The API answers for cases, and the nightly figures are added up with Interlock's rights.
      case CASE_SUMMARY -> to(CENTRE, APP);
      // A trace is drawn of inputs too, which Interlock's rights alone open.
      case CASE_TRACE_EDGE -> to(CENTRE, APP);
      case KPI_DAILY -> to(CENTRE, OPERATOR, APP);
      // No identifiers in it: a source's event ids, doors and outcomes.
      case SOURCE_RECEIPT -> to(BANK, CARRIER, ENTERPRISE, POLICE, REGISTRY, CENTRE, OPERATOR, APP);
      case INTAKE_REJECTED, DEAD_LETTER -> to(RECOVERY);
      case CONTROL_ALERT -> to(OPERATOR, CENTRE);
      case CONTROL_CANARY -> to(APP, OPERATOR);
      // A centre's figures need the policy's directory of units.
      case CONTROL_POLICY ->
          new TopicRights(Set.of(OPERATOR), Set.of(OPERATOR, APP, AUDITOR, CENTRE));
      case CONTROL_KEY -> new TopicRights(Set.of(OPERATOR), Set.of(OPERATOR, APP, AUDITOR));
      case AUDIT_ACCESS -> to(AUDITOR);
      // Whoever orders an erasure, with Interlock's rights, reads what came of it.
      case AUDIT_ERASURE -> to(AUDITOR, APP);
      case AUDIT_REPLAY -> new TopicRights(Set.of(RECOVERY), Set.of(RECOVERY, AUDITOR));
    };
  }

  /** An input: parties write, Interlock reads; a repair may publish again what was refused. */
  private static TopicRights from(Role... parties) {
    Set<Role> writers = new java.util.HashSet<>(Set.of(parties));
    writers.add(RECOVERY);
    return new TopicRights(writers, Set.of(APP));
  }

  /** An output: Interlock writes. */
  private static TopicRights to(Role... readers) {
    return new TopicRights(Set.of(APP), Set.of(readers));
  }
}
