package interlock.testing;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import interlock.core.policy.Measure;
import interlock.core.policy.Policy;
import interlock.core.subject.SubjectDesk;
import interlock.core.subject.SubjectFile;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One SubjectDesk in virtual time: wakes come when they are due, before later mail. */
public final class SubjectRun {
  public static final Policy POLICY = PolicyDocument.packaged();

  private static final byte[] SECRET = "a key that only tests use".getBytes(StandardCharsets.UTF_8);

  private final SubjectDesk desk = new SubjectDesk(new TaskIds(SECRET));
  private final Address key = Address.subject(Facts.PHONE);
  private final Map<String, DissuasionTask> tasks = new LinkedHashMap<>();
  private final List<interlock.core.task.Outcome> outcomes = new ArrayList<>();
  private final List<DissuasionTask> history = new ArrayList<>();
  private Optional<SubjectFile> file = Optional.empty();
  private OptionalLong wakeAt = OptionalLong.empty();
  private long now = Facts.START;
  private int answers;
  private Optional<String> speaker = Optional.empty();
  private final Policy policy;

  public SubjectRun() {
    this(POLICY);
  }

  /** By another policy than the packaged one. */
  public SubjectRun(Policy policy) {
    this.policy = policy;
  }

  /** Delivers in the given order; the desk's time never runs back. */
  public SubjectRun receive(Facts... facts) {
    for (Facts fact : facts) {
      advanceTo(Math.max(now, fact.evidence().receivedAt()));
      deliver(fact.mail());
    }
    return this;
  }

  /** Delivers at this moment. */
  public Decision<SubjectFile> deliver(SubjectMail mail) {
    Cause cause =
        mail instanceof Wake wake
            ? Cause.wake(wake.dueAt(), now)
            : new Cause("test", "event", "source", now, now);
    Decision<SubjectFile> decision = desk.decide(key, file, mail, new Moment(now, cause, policy));
    file = decision.file();
    wakeAt = decision.wakeAt();
    for (var output : decision.outputs()) {
      if (output instanceof DissuasionTask task) {
        tasks.put(task.head().taskId(), task);
        history.add(task);
      } else if (output instanceof interlock.core.task.Outcome outcome) {
        outcomes.add(outcome);
      }
    }
    return decision;
  }

  /** Lets time pass until so long after {@link Facts#START}. */
  public SubjectRun until(long afterStart) {
    advanceTo(Facts.START + afterStart);
    return this;
  }

  private void advanceTo(long moment) {
    while (wakeAt.isPresent() && wakeAt.getAsLong() <= moment) {
      now = Math.max(now, wakeAt.getAsLong());
      long due = wakeAt.getAsLong();
      deliver(new Wake(due));
      if (wakeAt.isPresent() && wakeAt.getAsLong() <= due) {
        throw new AssertionError("the desk asks again for a moment that was judged");
      }
    }
    now = Math.max(now, moment);
  }

  /** Without an earlier wake: as when the mailbox lags. */
  public SubjectRun jumpTo(long afterStart) {
    now = Facts.START + afterStart;
    return this;
  }

  public SubjectMail.FedBack answer(Action action, Outcome outcome, Conclusion conclusion) {
    return answer(task().head().taskId(), action, outcome, conclusion);
  }

  public SubjectMail.FedBack answer(
      String taskId, Action action, Outcome outcome, Conclusion conclusion) {
    return answer(taskId, now, action, outcome, conclusion, Optional.empty(), Optional.empty());
  }

  /** What a return visit verified. */
  public SubjectMail.FedBack verified(
      String taskId, Outcome outcome, DissuasionFeedback.Verification verification) {
    return answer(
        taskId,
        now,
        Action.REVISIT,
        outcome,
        Conclusion.NONE,
        Optional.empty(),
        Optional.of(verification));
  }

  private SubjectMail.FedBack answer(
      String taskId,
      long happenedAt,
      Action action,
      Outcome outcome,
      Conclusion conclusion,
      Optional<String> transferTo,
      Optional<DissuasionFeedback.Verification> verification) {
    answers++;
    return new SubjectMail.FedBack(
        new DissuasionFeedback(
            new Origin("UNIT", "answer-" + answers, happenedAt, now, now),
            taskId,
            key.key(),
            speaker
                .or(() -> Optional.ofNullable(task(taskId)).map(DissuasionTask::responsibleUnit))
                .orElse("350203"),
            Optional.empty(),
            action,
            outcome,
            conclusion,
            verification,
            OptionalLong.empty(),
            OptionalLong.empty(),
            transferTo,
            Optional.empty()));
  }

  /** A unit tells now what happened so long after {@link Facts#START}. */
  public SubjectRun tellsLate(
      long happenedAfterStart, Action action, Outcome outcome, Conclusion conclusion) {
    long at = Facts.START + happenedAfterStart;
    deliver(
        answer(
            task().head().taskId(),
            at,
            action,
            outcome,
            conclusion,
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  /** What follows is said by that unit, not by the one whose case it is. */
  public SubjectRun by(String unit) {
    speaker = Optional.of(unit);
    return this;
  }

  public SubjectRun transfersTo(String unit) {
    deliver(
        answer(
            task().head().taskId(),
            now,
            Action.TRANSFER,
            Outcome.NONE,
            Conclusion.NONE,
            Optional.of(unit),
            Optional.empty()));
    return this;
  }

  /** The word of one and the same officer on the task that was last opened. */
  public SubjectMail.Decided decision(OfficerDecision.Action action) {
    return decision(action, "014001");
  }

  /** An officer's word on the task that was last opened. */
  public SubjectMail.Decided decision(OfficerDecision.Action action, String officer) {
    answers++;
    return new SubjectMail.Decided(
        new OfficerDecision(
            Facts.origin("POLICE", "decision-" + answers, now),
            task().head().taskId(),
            key.key(),
            action,
            Optional.empty(),
            officer,
            "350203",
            OptionalLong.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  public SubjectRun answers(Action action, Outcome outcome) {
    deliver(answer(action, outcome, Conclusion.NONE));
    return this;
  }

  public SubjectRun concludes(Conclusion conclusion) {
    deliver(answer(Action.CONCLUDE, Outcome.NONE, conclusion));
    return this;
  }

  public SubjectRun reports(String caseId, int version, CaseStatus status, long lossAfterStart) {
    deliver(
        new SubjectMail.VictimReported(
            caseId,
            version,
            status,
            Facts.person(Optional.of(Facts.PHONE), Optional.empty()),
            OptionalLong.of(900_000),
            OptionalLong.of(Facts.START + lossAfterStart),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  public SubjectRun cared(String entryId, OptionalLong revisitEveryDays) {
    deliver(
        new SubjectMail.Cared(
            new CareEntry(
                Facts.origin("PSB", "care-" + entryId, now),
                entryId,
                true,
                Facts.person(Optional.of(Facts.PHONE), Optional.empty()),
                CareEntry.Group.ELDERLY,
                Optional.of("451224"),
                Optional.empty(),
                revisitEveryDays,
                OptionalLong.empty())));
    return this;
  }

  /** The task that was last opened, as last published. */
  public DissuasionTask task() {
    return tasks.get(file.orElseThrow().cases().getLast().taskId());
  }

  public DissuasionTask task(String taskId) {
    return tasks.get(taskId);
  }

  public Step step(Measure measure) {
    return task().steps().stream().filter(s -> s.measure() == measure).findFirst().orElseThrow();
  }

  public List<Measure> measures() {
    return task().steps().stream().map(Step::measure).toList();
  }

  /** What sources were told. */
  public List<interlock.core.task.Outcome> outcomes() {
    return outcomes;
  }

  public List<DissuasionTask> history() {
    return List.copyOf(history);
  }

  public Optional<SubjectFile> file() {
    return file;
  }

  public OptionalLong wakeAt() {
    return wakeAt;
  }

  public int tasks() {
    return tasks.size();
  }
}
