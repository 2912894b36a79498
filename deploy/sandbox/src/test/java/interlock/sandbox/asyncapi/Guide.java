package interlock.sandbox.asyncapi;

import interlock.topology.Topic;
import java.util.List;

/**
 * What the catalogue does not say of a topic: who sends, who reads, and what for.
 *
 * @param key in words, where it is no field of the value; else empty
 */
record Guide(List<String> sentBy, List<String> readBy, String summary, String key) {
  private static final String US = "Interlock";
  private static final String BANKS = "banks and payment institutions";
  private static final String CARRIERS = "telecom carriers";
  private static final String PLATFORMS = "platforms";
  private static final String POLICE = "police";
  private static final String CENTRES = "anti-fraud centres";
  private static final String OPERATORS = "operators of Interlock";
  private static final String BY_DESK = "The key of the desk that it is for.";

  static Guide of(Topic topic) {
    return switch (topic) {
      case BANK_SUSPICIOUS_TRANSFER -> in(BANKS, "A payment that the bank finds suspicious.");
      case BANK_ACCOUNT_MOVEMENT ->
          in(BANKS, "A movement on an account that matters, and the answer to a query.");
      case TELECOM_FRAUD_CONTACT ->
          in(CARRIERS, "A subscriber is or was in touch with a likely fraudster.");
      case ENTERPRISE_FRAUD_CONTACT ->
          in(PLATFORMS, "A platform saw a subscriber on a fraudulent site or app.");
      case POLICE_WARNING_DIRECTIVE ->
          in(POLICE, "Somebody is to be warned, with the least level and class.");
      case POLICE_INCIDENT_REPORT ->
          in(List.of(POLICE, CENTRES), "A loss reported by a victim, with its payments.");
      case POLICE_WATCHLIST ->
          in(POLICE, "What is known of an account, number, site, app or person.");
      case POLICE_CARE_LIST ->
          in(List.of(POLICE, CENTRES), "Who is easily cheated, and who looks after them.");
      case POLICE_APPEAL -> in(POLICE, "An appeal against a measure, and its outcome.");
      case POLICE_DECISION ->
          in(
              List.of(POLICE, CENTRES, OPERATORS),
              "What an officer decided about a task, or is to be forgotten.");
      case REGISTRY_IDENTITY_BINDING ->
          in(
              List.of("registries of carriers, banks and the police"),
              "Which account, number and person belong together, from when to when.");
      case DISSUASION_FEEDBACK -> in(CENTRES, "What a unit did about a dissuasion task.");
      case STOP_PAYMENT_FEEDBACK -> in(BANKS, "A bank's answer to a stop-payment command.");
      case LINE_CONTROL_FEEDBACK ->
          in(List.of(CARRIERS, PLATFORMS), "The answer to a line-control task.");
      case SOURCE_HEARTBEAT ->
          in(
              List.of(BANKS, CARRIERS, PLATFORMS, POLICE, CENTRES, "registries"),
              "A source is there, though it may have nothing to tell: every 30 seconds or so.");
      case MAIL_SUBJECT -> mail("SubjectDesks");
      case MAIL_ACCOUNT -> mail("AccountDesks");
      case MAIL_ACCOUNT_REQUEST -> mail("AccountDesks, from the people's application");
      case MAIL_CONTACT -> mail("ContactDesks");
      case MAIL_CASE -> mail("CaseDesks");
      case MAIL_DEVICE -> mail("DeviceDesks");
      case TASK_DISSUASION -> out(CENTRES, "Reach this person before the money is gone.");
      case TASK_STOP_PAYMENT ->
          out(
              List.of(BANKS, CENTRES),
              "Stop this money. The partition is chosen by the account, not by the key, so that the"
                  + " commands on one account stay in order.");
      case TASK_ACCOUNT_QUERY ->
          out(List.of(BANKS, CENTRES), "Tell what moved on this account, or who holds it.");
      case TASK_LINE_CONTROL ->
          out(
              List.of(CARRIERS, PLATFORMS, CENTRES),
              "Suspend, block, verify or restore a number, site or app.");
      case TASK_LEAD -> out(CENTRES, "Somebody on the fraudsters' side to look for.");
      case TASK_HISTORY ->
          out(
              CENTRES,
              "Every revision of every task with its cause; value holds the task's bytes.");
      case CASE_SUMMARY -> out(CENTRES, "What was lost, traced, asked, held, frozen, returned.");
      case CASE_TRACE_EDGE -> out(CENTRES, "How much of a case's money a payment carried on.");
      case SOURCE_RECEIPT ->
          out(List.of("whoever sent the event"), "By which door an event left Intake.");
      case INTAKE_REJECTED ->
          new Guide(
              List.of(US),
              List.of("whoever sent the event", OPERATORS),
              "A record that Intake refused, whole, with the reason.",
              "The source that sent the record; empty where it does not say.");
      case DEAD_LETTER ->
          new Guide(
              List.of(US),
              List.of(OPERATORS),
              "Bytes that are no record of their topic, as they came, with Kafka Streams' headers.",
              "The key as it came.");
      case CONTROL_ALERT -> out(OPERATORS, "The breaker on stops opened or closed.");
      case CONTROL_CANARY ->
          new Guide(
              List.of(US),
              List.of(US, OPERATORS),
              "What came of the canary: events about reserved identifiers, which belong to nobody.",
              "");
      case KPI_DAILY ->
          new Guide(
              List.of(OPERATORS),
              List.of(CENTRES),
              "The figures of one day and unit, as `interlock kpi --publish` adds them up.",
              "");
      case CONTROL_POLICY ->
          new Guide(List.of(OPERATORS), List.of(US), "A version of the policy, whole.", "");
      case CONTROL_KEY ->
          new Guide(
              List.of(OPERATORS), List.of(US), "A key with which a source signs its records.", "");
      case AUDIT_ACCESS ->
          new Guide(
              List.of(US),
              List.of("those who oversee the API"),
              "Who was shown identifiers in full.",
              "");
      case AUDIT_REPLAY ->
          new Guide(
              List.of(US),
              List.of("those who oversee operators"),
              "A dead letter went back to the topic that it came from.",
              "");
      case AUDIT_ERASURE ->
          new Guide(
              List.of(US),
              List.of("those who oversee what is forgotten"),
              "What came of an officer's order to forget what one desk holds.",
              "");
    };
  }

  private static Guide in(String from, String summary) {
    return in(List.of(from), summary);
  }

  private static Guide in(List<String> from, String summary) {
    return new Guide(from, List.of(US), summary, "");
  }

  private static Guide out(String to, String summary) {
    return out(List.of(to), summary);
  }

  private static Guide out(List<String> to, String summary) {
    return new Guide(List.of(US), to, summary, "");
  }

  private static Guide mail(String whose) {
    return new Guide(
        List.of(US),
        List.of(US),
        "The mailbox of " + whose + ". Nobody else reads it or writes to it.",
        BY_DESK);
  }
}
