package interlock.metrics;

import interlock.common.Conclusion;
import interlock.common.Level;
import interlock.common.StopCommand;
import interlock.core.codes.BankResultCode;
import interlock.core.codes.RejectCode;
import interlock.core.desk.Room;
import interlock.core.event.Appeal;
import interlock.core.policy.StopKind;
import interlock.core.task.Alert;
import interlock.task.DissuasionState;
import interlock.task.LeadState;
import interlock.task.LineControlState;
import interlock.task.Measure;
import interlock.task.QueryState;
import interlock.task.StopPaymentState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The labels and what each may say. Words of the contract stand as the contract writes them, our
 * own in lower case.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
public enum Label {
  /** Who publishes. */
  PARTY("bank", "police", "telecom", "enterprise", "registry", "centre", "source"),
  /** How a record left Intake. */
  DOOR("mailed", "heard", "rejected", "dead_letter"),
  /** Why a record was refused. */
  REASON(names(RejectCode.values())),
  /** Which task. */
  KIND("dissuasion", "stop-payment", "account-query", "line-control", "lead"),
  /** A dissuasion task's; NONE for all other tasks. */
  LEVEL(Stream.concat(Stream.of(Label.NO_LEVEL), names(Level.values()).stream()).toList()),
  /** The level of a dissuasion task. */
  OWN_LEVEL("level", names(Level.values())),
  STATE(
      Stream.of(
              names(DissuasionState.values()),
              names(StopPaymentState.values()),
              names(QueryState.values()),
              names(LineControlState.values()),
              names(LeadState.values()))
          .flatMap(List::stream)
          .distinct()
          .toList()),
  STOP_STATE("state", names(StopPaymentState.values())),
  STOP_KIND("kind", names(StopKind.values())),
  COMMAND(names(StopCommand.values())),
  CONCLUSION(names(Conclusion.values())),
  MEASURE(names(Measure.values())),
  /** What became of a step. */
  STEP("change", List.of("done", "overdue", "skipped")),
  /** Whether a step's deadline has passed. */
  OVERDUE("true", "false"),
  /** What set a LIFT going. */
  LIFTED_BY("by", List.of("appeal", "decision", "report", "answer", "deadline", "other")),
  /** A bank's answer. */
  CODE(
      Stream.concat(
              Arrays.stream(BankResultCode.values()).map(BankResultCode::code),
              Stream.of(Label.OTHER))
          .toList()),
  /** Which leg of a command's way. */
  LEG("receipt", "result"),
  /** An institution of {@code monitor.institutions}, else other. */
  INSTITUTION("institution", List.of(), "those of `monitor.institutions`, and other"),
  /** A source of {@code monitor.sources}, else other. */
  SOURCE("source", List.of(), "those of `monitor.sources`, and other"),
  /** A consumer group of {@code monitor.groups}. */
  GROUP("group", List.of(), "those of `monitor.groups`"),
  /** An output topic, without the deployment's prefix. */
  TOPIC("topic", List.of(), "topics of the contract"),
  APPEAL("status", names(Appeal.Status.values())),
  CHEATED("when", List.of("after_warning", "too_late")),
  DESK(Arrays.stream(Room.values()).map(Label::lower).toList()),
  MAIL("result", List.of("changed", "known", "dead_letter")),
  /** Where a dead letter comes from: a party's intake or a desk. */
  FROM(
      Stream.concat(PARTY.values.stream().map(Label::intake), DESK.values.stream().map(Label::desk))
          .toList()),
  SCOPE(Arrays.stream(Alert.Scope.Kind.values()).map(Label::lower).toList()),
  BREAKER("change", List.of("opened", "closed")),
  POLICY("result", List.of("taken", "refused")),
  /** The version of the policy in force: one series at a time. */
  VERSION("version", List.of(), "one at a time"),
  TROUBLE("what", List.of("record", "reading")),
  /** Of the money of cases. */
  MONEY(
      "amount",
      List.of("lost", "traced", "requested", "held", "frozen", "lapsed", "cash", "returned")),
  /** What the canary tries. */
  PATH("dissuasion", "stop-payment"),
  APP("money", "people"),
  /** What must be ready before the process is. */
  PART("money", "people", "policy", "tasks"),
  THREAD("state", List.of("alive", "failed")),
  TASK("role", List.of("active", "standby")),
  /** What a stream thread does with its time. */
  ACTIVITY("process", "punctuate", "commit", "poll"),
  STORE("store", List.of(), "the stores of the desks");

  /** A task that has no level. */
  public static final String NO_LEVEL = "NONE";

  /** Whatever is on no list. */
  public static final String OTHER = "other";

  private final String label;
  private final List<String> values;
  private final String bound;

  Label(String... values) {
    this("", List.of(values), "");
  }

  Label(List<String> values) {
    this("", values, "");
  }

  Label(String label, List<String> values) {
    this(label, values, "");
  }

  Label(String label, List<String> values, String bound) {
    this.label = label.isEmpty() ? name().toLowerCase(Locale.ROOT) : label;
    this.values = List.copyOf(values);
    this.bound = bound;
  }

  /** As Prometheus shows it. */
  public String label() {
    return label;
  }

  /** All that it may say; empty where {@link #bound} tells. */
  public List<String> words() {
    return values;
  }

  /** What else keeps its values few; empty where they are listed. */
  public String bound() {
    return bound;
  }

  /** The label's word for a constant of our own. */
  public static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(Enum::name)
        .filter(word -> !word.equals("UNKNOWN"))
        .toList();
  }

  /** Where a dead letter came from: a party's intake, by its node's name. */
  public static String intake(String party) {
    return "intake-" + party;
  }

  /** Where a dead letter came from: a room's desks, by their node's name. */
  public static String desk(String room) {
    return "desk-" + room;
  }
}
