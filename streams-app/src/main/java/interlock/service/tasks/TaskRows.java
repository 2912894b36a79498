package interlock.service.tasks;

import interlock.common.LineCommand;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.core.codes.ReasonCode;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.task.AccountQueryTask;
import interlock.task.DissuasionTask;
import interlock.task.LeadTask;
import interlock.task.LineControlState;
import interlock.task.LineControlTask;
import interlock.task.Measure;
import interlock.task.Reason;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Makes a row of each published task. */
public final class TaskRows {
  /** Done by Interlock or by a bank: no officer waits for it. */
  private static final Set<Measure> NOT_OFFICERS =
      EnumSet.of(Measure.SMS, Measure.BANK_VERIFY, Measure.UNKNOWN);

  private TaskRows() {}

  /**
   * The row of a task.
   *
   * @throws IllegalArgumentException for a record that is no task
   */
  public static TaskRow of(SpecificRecord task) {
    return switch (task) {
      case DissuasionTask t -> dissuasion(t);
      case StopPaymentTask t -> stop(t);
      case AccountQueryTask t -> query(t);
      case LineControlTask t -> line(t);
      case LeadTask t -> lead(t);
      default -> throw new IllegalArgumentException("no task: " + task.getSchema().getName());
    };
  }

  private static TaskRow dissuasion(DissuasionTask t) {
    var packed = PackedRecord.of(t);
    Set<String> names = new LinkedHashSet<>();
    t.getSubject().getPhones().forEach(phone -> addPhone(names, phone));
    t.getSubject().getAccounts().forEach(account -> addAccount(names, account));
    addPerson(names, t.getSubject().getPersonId());
    List<String> units =
        Stream.concat(Stream.of(t.getResponsibleUnit()), t.getCopyUnits().stream())
            .distinct()
            .toList();
    return new TaskRow(
        TaskKind.DISSUASION,
        t.getTaskId(),
        t.getRevision(),
        t.getState().name(),
        Optional.of(t.getLevel().name()),
        t.getPriority(),
        t.getUpdatedAt().toEpochMilli(),
        units,
        names,
        t.getCaseIds(),
        TaskRow.isClosed(t.getState().name()) ? List.of() : openSteps(t.getSteps()),
        packed);
  }

  /** The open steps of people, the one due first before the others. */
  private static List<HumanStep> openSteps(List<Step> steps) {
    return steps.stream()
        .filter(s -> s.getState() == StepState.PENDING || s.getState() == StepState.OVERDUE)
        .filter(s -> !NOT_OFFICERS.contains(s.getMeasure()))
        .sorted(Comparator.comparing(Step::getDueAt).thenComparing(Step::getMeasure))
        .map(
            s ->
                new HumanStep(
                    s.getMeasure().name(),
                    // There are few units, and as many steps as millions of tasks have.
                    s.getUnit().intern(),
                    Optional.of(s.getDueAt()),
                    s.getState() == StepState.OVERDUE))
        .toList();
  }

  private static TaskRow stop(StopPaymentTask t) {
    String state = t.getState().name();
    boolean waits =
        t.getState() == StopPaymentState.PROPOSED || t.getCommand() == StopCommand.REVIEW;
    return new TaskRow(
        TaskKind.STOP_PAYMENT,
        t.getTaskId(),
        t.getRevision(),
        state,
        Optional.empty(),
        t.getPriority(),
        t.getUpdatedAt().toEpochMilli(),
        one(t.getUnit()),
        names(t.getTarget()),
        one(t.getCaseId()),
        waits && !TaskRow.isClosed(state) ? review(t.getUnit(), t.getResponseDueAt()) : List.of(),
        PackedRecord.of(t));
  }

  private static TaskRow query(AccountQueryTask t) {
    return new TaskRow(
        TaskKind.ACCOUNT_QUERY,
        t.getTaskId(),
        t.getRevision(),
        t.getState().name(),
        Optional.empty(),
        t.getPriority(),
        t.getUpdatedAt().toEpochMilli(),
        one(t.getUnit()),
        names(t.getTarget()),
        one(t.getCaseId()),
        List.of(),
        PackedRecord.of(t));
  }

  private static TaskRow line(LineControlTask t) {
    boolean waits =
        t.getState() == LineControlState.PROPOSED || has(t.getReasons(), ReasonCode.LIFT_PROPOSED);
    return new TaskRow(
        TaskKind.LINE_CONTROL,
        t.getTaskId(),
        t.getRevision(),
        t.getState().name(),
        Optional.empty(),
        t.getPriority(),
        t.getUpdatedAt().toEpochMilli(),
        one(t.getUnit()),
        names(t),
        t.getCaseIds(),
        isOwed(t) ? owed(t) : waits ? review(t.getUnit(), null) : List.of(),
        PackedRecord.of(t));
  }

  /** Whether a line's holder waits for it to be restored, for longer than he should. */
  private static boolean isOwed(LineControlTask t) {
    return t.getCommand() == LineCommand.RESTORE
        && (t.getState() == LineControlState.REFUSED
            || has(t.getReasons(), ReasonCode.ANSWER_OVERDUE));
  }

  private static List<HumanStep> owed(LineControlTask t) {
    return List.of(
        new HumanStep(
            HumanStep.REVIEW,
            orEmpty(t.getUnit()),
            Optional.ofNullable(t.getResponseDueAt()),
            true));
  }

  private static TaskRow lead(LeadTask t) {
    return new TaskRow(
        TaskKind.LEAD,
        t.getTaskId(),
        t.getRevision(),
        t.getState().name(),
        Optional.empty(),
        t.getPriority(),
        t.getUpdatedAt().toEpochMilli(),
        Stream.concat(one(t.getUnit()).stream(), t.getCopyUnits().stream()).distinct().toList(),
        names(t),
        one(t.getCaseId()),
        leadSteps(t),
        PackedRecord.of(t));
  }

  private static List<HumanStep> leadSteps(LeadTask t) {
    return switch (t.getState()) {
      case OPEN ->
          List.of(
              new HumanStep(
                  Measure.SIGN.name(),
                  orEmpty(t.getUnit()),
                  Optional.ofNullable(t.getSignDueAt()),
                  has(t.getReasons(), ReasonCode.STEP_OVERDUE)));
      case SIGNED ->
          List.of(new HumanStep(HumanStep.CONCLUDE, orEmpty(t.getUnit()), Optional.empty(), false));
      case CONCLUDED, CANCELLED, UNKNOWN -> List.of();
    };
  }

  private static boolean has(List<Reason> reasons, ReasonCode code) {
    return reasons.stream().anyMatch(r -> r.getCode().equals(code.code()));
  }

  private static List<HumanStep> review(String unit, Instant dueAt) {
    return List.of(
        new HumanStep(HumanStep.REVIEW, orEmpty(unit), Optional.ofNullable(dueAt), false));
  }

  private static List<String> one(String text) {
    return text == null || text.isEmpty() ? List.of() : List.of(text);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** The line, and the phone that it is. */
  private static Set<String> names(LineControlTask t) {
    Set<String> names = new LinkedHashSet<>(Set.of(t.getRoutingKey()));
    addPhone(names, t.getTarget().getPhone());
    return names;
  }

  /** Whom to look for, and the line behind it. */
  private static Set<String> names(LeadTask t) {
    Set<String> names = names(t.getTarget());
    if (t.getContact() != null) {
      names.add(t.getRoutingKey());
      addPhone(names, t.getContact().getPhone());
    }
    return names;
  }

  private static Set<String> names(Party party) {
    Set<String> names = new LinkedHashSet<>();
    addPhone(names, party.getPhone());
    addAccount(names, party.getAccount());
    addPerson(names, party.getPersonId());
    return names;
  }

  private static void addPhone(Set<String> names, String e164) {
    if (e164 != null) {
      Phone.ofE164(e164).map(Identifier::key).ifPresent(names::add);
    }
  }

  private static void addAccount(Set<String> names, String account) {
    if (account != null) {
      Account.parse(account).value().map(Identifier::key).ifPresent(names::add);
    }
  }

  private static void addPerson(Set<String> names, String token) {
    if (token != null) {
      PersonToken.parse(token).value().map(Identifier::key).ifPresent(names::add);
    }
  }
}
