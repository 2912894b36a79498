package interlock.core.subject;

import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.CareEntry;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.identity.Generation;
import interlock.core.mail.Letter;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.PlannedStep;
import interlock.core.policy.Policy;
import interlock.core.policy.StepCondition;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Place;
import interlock.core.task.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens, raises and ends the cases that follow from the facts. */
final class Casework {
  /** Units that are told, of one case. */
  private static final int MOST_COPIES = 16;

  private final Address key;
  private final SubjectFile before;
  private final Moment moment;
  private final Policy policy;
  private final TaskIds ids;
  private final List<Letter> letters = new ArrayList<>();
  private SubjectFile file;
  private boolean absorbed;
  private boolean absorbedTakenBack;

  /**
   * @param before as the last decision left it
   * @param filed with the new facts and answers
   */
  Casework(Address key, SubjectFile before, SubjectFile filed, Moment moment, TaskIds ids) {
    this.key = key;
    this.before = before;
    this.file = filed;
    this.moment = moment;
    this.policy = moment.policy();
    this.ids = ids;
  }

  /** The file with its cases as they are now; the same instance if they did not change. */
  SubjectFile file() {
    return file;
  }

  /** Letters that the cases write. */
  List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** The person has reported the loss: what was to be prevented has happened. */
  void defrauded() {
    file = Reported.concluded(file, file.reports(), now());
  }

  /** A unit's word on one of the cases. */
  void answered(DissuasionFeedback feedback) {
    Optional<DissuasionCase> open = file.openCase();
    file = file.withCases(Answers.apply(file.cases(), feedback, policy, now()));
    open.map(DissuasionCase::taskId)
        .filter(id -> file.openCase().isEmpty())
        .ifPresent(
            id -> {
              file = Closing.close(file, id, Long.MAX_VALUE);
              takeReport(file.cases().getLast());
            });
  }

  /** He has lost money, and nobody has taken his report: that starts the stops. */
  private void takeReport(DissuasionCase ended) {
    Level level = ended.level().max(Level.HIGH);
    String unit = policy.units().onDuty(ended.responsibleUnit(), now());
    Optional<PlannedStep> step =
        policy
            .playbook()
            .step(
                Measure.TAKE_REPORT,
                StepCondition.DEFRAUDED,
                ended.warningClass(),
                level,
                ended.responsibleUnit());
    boolean taken =
        ended.steps().stream().anyMatch(s -> s.measure() == Measure.TAKE_REPORT)
            || file.reports().stream()
                .anyMatch(r -> Filing.stands(r) && r.receivedAt() >= ended.openedAt());
    if (ended.conclusion() == Conclusion.DEFRAUDED && !taken && step.isPresent()) {
      open(Measure.TAKE_REPORT + "|" + ended.taskId(), unit);
      DissuasionCase open = file.cases().getLast();
      long dueAt = now() + step.get().withinMillis();
      replace(
          open.withRisk(level, ended.warningClass())
              .withSteps(Steps.renew(open.steps(), Measure.TAKE_REPORT, unit, dueAt)));
    }
  }

  /** An officer finds a case graver or milder than its facts say. */
  void decided(OfficerDecision decision) {
    CaseFacts facts = CaseFacts.of(file, file.cases().size() - 1);
    boolean cared = Care.entry(file, now()).isPresent();
    Level byFacts = Assessment.of(facts, cared, policy, now()).level();
    file =
        file.withCases(Rulings.apply(file.cases(), decision, byFacts, policy.playbook().rulings()));
  }

  /**
   * Takes over the file of a desk that forwards from now on.
   *
   * @return the case that ends for the sake of the open one
   */
  Optional<DissuasionCase> absorb(SubjectFile other) {
    // What one of the two had reported ends what the other had open.
    SubjectFile its = Reported.concluded(other, file.reports(), now());
    SubjectFile mine = Reported.concluded(file, other.reports(), now());
    absorbed = true;
    CaseUnion cases = CaseUnion.of(mine.cases(), its.cases());
    file = mine.withKnowledge(Union.of(mine.knowledge(), its.knowledge())).withCases(cases.cases());
    Set<String> counted =
        Stream.of(mine, its).flatMap(Casework::counted).collect(Collectors.toSet());
    absorbedTakenBack =
        file.evidence().stream().anyMatch(e -> file.isWithdrawn(e) && counted.contains(e.id()));
    return cases.merged();
  }

  /** Ids of what speaks for an open case or the next. */
  private static Stream<String> counted(SubjectFile known) {
    return known.evidence().stream()
        .filter(e -> e.closedBy().isEmpty() && !known.isWithdrawn(e))
        .map(Evidence::id);
  }

  /** Judges what has become due; only a Wake does, so that waiting answers are read before. */
  void judgeDeadlines() {
    file.openCase()
        .ifPresent(
            open -> {
              CaseFacts facts = CaseFacts.of(file, file.cases().size() - 1);
              replace(
                  open.withSteps(Steps.sentAfterWaiting(open.steps(), sentLately(facts), now())));
            });
    file.openCase().ifPresent(this::escalate);
    Care.next(file, policy.playbook()).filter(r -> r.dueAt() <= now()).ifPresent(this::revisit);
    file.openCase().ifPresent(this::endIdle);
  }

  /** Opens a case on new evidence and brings the open one up to date. */
  void review() {
    reviewOpen();
    file.cases().forEach(this::holds);
  }

  private void reviewOpen() {
    boolean opens = file.openCase().isEmpty();
    int position = opens ? file.cases().size() : file.cases().size() - 1;
    CaseFacts facts = CaseFacts.of(file, position);
    if (opens) {
      if (facts.evidence().isEmpty()) {
        return;
      }
      String opener =
          facts.evidence().stream()
              .min(Comparator.comparingLong(Evidence::receivedAt).thenComparing(Evidence::id))
              .map(Casework::opener)
              .orElseThrow();
      open(opener, acting(home()));
    }
    if (Care.isCalledOff(file, policy.playbook(), now()) && calledOff(facts)) {
      return;
    }
    DissuasionCase open = file.cases().getLast();
    if (facts.evidence().isEmpty()
        && !facts.withdrawn().isEmpty()
        && !Steps.anyOpen(open.steps(), Measure.REVISIT)
        && !Steps.anyOpen(open.steps(), Measure.TAKE_REPORT)) {
      end(open, DissuasionTask.State.CANCELLED, Conclusion.NONE);
      return;
    }
    replace(reviewed(open, facts, opens, factsBefore(open)));
  }

  /** Nobody asks for the visit any more; whether the case ends with it. */
  private boolean calledOff(CaseFacts facts) {
    DissuasionCase open = file.cases().getLast();
    replace(open.withSteps(Steps.skip(open.steps(), Measure.REVISIT)));
    open = file.cases().getLast();
    boolean ends = facts.evidence().isEmpty() && open.steps().stream().noneMatch(Step::open);
    if (ends) {
      end(open, DissuasionTask.State.CANCELLED, Conclusion.NONE);
    }
    return ends;
  }

  /** Told again after it was taken back, the same fact opens another task. */
  private static String opener(Evidence piece) {
    return piece.toldAt() == 0 ? piece.id() : piece.id() + "|" + piece.toldAt();
  }

  /** What the open case rested on when it was last looked at. */
  private CaseFacts factsBefore(DissuasionCase open) {
    if (absorbed) {
      // What was promised stays promised.
      return CaseFacts.of(file, file.cases().size() - 1);
    }
    for (int i = 0; i < before.cases().size(); i++) {
      if (before.cases().get(i).taskId().equals(open.taskId())) {
        return CaseFacts.of(before, i);
      }
    }
    return CaseFacts.of(before, before.cases().size());
  }

  private void end(DissuasionCase open, DissuasionTask.State how, Conclusion conclusion) {
    replace(open.ended(how, conclusion, now()));
    file = Closing.close(file, open.taskId(), Long.MAX_VALUE);
  }

  /** What the bank is asked of the person's own payments. */
  private void holds(DissuasionCase asking) {
    boolean inDanger = asking.open() && asking.level() == Level.SPECIAL_HIGH;
    if (!inDanger && asking.holds().isEmpty()) {
      return;
    }
    Holds.Asked asked =
        asking.open()
            ? Holds.whileOpen(
                file, asking, CaseFacts.of(file, file.cases().size() - 1), policy.risk(), now())
            : Holds.end(file, asking);
    if (!asked.letters().isEmpty()) {
      letters.addAll(asked.letters());
      List<DissuasionCase> cases = new ArrayList<>(file.cases());
      cases.replaceAll(c -> c.taskId().equals(asking.taskId()) ? asked.asking() : c);
      file = file.withCases(cases);
    }
  }

  private DissuasionCase reviewed(
      DissuasionCase open, CaseFacts facts, boolean opens, CaseFacts factsBefore) {
    Optional<CareEntry> care = Care.entry(file, now());
    boolean cared = care.isPresent();
    boolean takenBack = takenBack(facts, factsBefore);
    Assessment is = Assessment.of(facts, cared, policy, now());
    Level level = is.level();
    WarningClass warningClass = is.warningClass();
    boolean fell =
        level.compareTo(open.level()) < 0 || warningClass.compareTo(open.warningClass()) < 0;
    if (fell && !opens && !takenBack) {
      // What the facts no longer explain (pieces folded, another policy) stays as it was promised.
      Assessment was = Assessment.of(factsBefore, cared, policy, now());
      boolean unexplained =
          absorbed || facts.evidence().isEmpty() || open.level().compareTo(was.level()) > 0;
      level = unexplained ? level.max(open.level()) : level;
      boolean classUnexplained =
          absorbed
              || facts.evidence().isEmpty()
              || open.warningClass().compareTo(was.warningClass()) > 0;
      warningClass = classUnexplained ? warningClass.max(open.warningClass()) : warningClass;
    }
    level = Rulings.level(open, level);
    boolean firstEvidence =
        !facts.evidence().isEmpty() && (opens || factsBefore.evidence().isEmpty());
    boolean raised =
        firstEvidence
            || level.compareTo(open.level()) > 0
            || warningClass.compareTo(open.warningClass()) > 0;

    String home = home();
    String onDuty = policy.units().onDuty(home, now());
    String unit = settled(facts, open) ? open.responsibleUnit() : onDuty;
    List<Step> steps = Steps.moved(open.steps(), open.responsibleUnit(), unit);
    // Whose rows of the playbook hold does not change with the hour.
    String planner = settled(facts, open) ? unit : home;
    List<PlannedStep> plan = plan(facts, level, warningClass, planner);
    if (takenBack) {
      steps = Steps.skipUnplanned(steps, plan);
    }
    steps = Steps.promise(steps, plan, unit, now());
    Optional<PlannedStep> message =
        plan.stream().filter(p -> p.measure() == Measure.SMS).findFirst();
    if (raised && message.isPresent() && !sentLately(facts)) {
      long at = policy.playbook().quiet().earliest(level, now());
      steps =
          at > now()
              ? Steps.waiting(steps, unit, at)
              : Steps.sent(steps, unit, message.get().withinMillis(), now());
    }
    TreeSet<String> copies = new TreeSet<>(open.copyUnits());
    if (level.atLeast(policy.playbook().copyRegisteredFrom()) || cared) {
      Whereabouts.registeredUnit(file, policy.units()).ifPresent(copies::add);
    }
    care.flatMap(CareEntry::ownerUnit).ifPresent(copies::add);
    if (unit.equals(onDuty)) {
      // Off duty it still hears of its case, and has it before it when it comes back.
      copies.add(home);
    }
    return open.withRisk(level, warningClass)
        .withRulings(Rulings.lapsed(open.rulings(), level))
        .withUnits(unit, copies(copies, unit))
        .withSteps(steps);
  }

  /** Whether something that counted was taken back. */
  private boolean takenBack(CaseFacts facts, CaseFacts factsBefore) {
    if (absorbed) {
      return absorbedTakenBack;
    }
    if (facts.withdrawn().isEmpty()) {
      return false;
    }
    Set<String> counted =
        factsBefore.evidence().stream().map(Evidence::id).collect(Collectors.toSet());
    return facts.withdrawn().stream().anyMatch(e -> counted.contains(e.id()));
  }

  private List<PlannedStep> plan(
      CaseFacts facts, Level level, WarningClass warningClass, String unit) {
    if (facts.evidence().isEmpty()) {
      return List.of();
    }
    boolean door = Corroboration.door(facts.answers(), policy.playbook().door()).isPresent();
    boolean unreachable =
        Corroboration.unreachable(facts.answers(), policy.playbook().retries()).isPresent();
    return policy.playbook().plan(warningClass, level, unit).stream()
        .filter(
            p ->
                switch (p.when()) {
                  case ALWAYS -> true;
                  case LONE_BANK_SIGNAL -> facts.loneBankSignal();
                  case BUSY_OR_STRANGER -> door;
                  case RETRIES_EXHAUSTED -> unreachable;
                  // Promised when they are due.
                  case REVISIT_DUE, DEFRAUDED -> false;
                })
        .toList();
  }

  /** One message for a person and fraud type in a day, whichever case sent it. */
  private boolean sentLately(CaseFacts facts) {
    Optional<String> fraudType = TaskView.fraudType(facts.evidence());
    for (int i = 0; i < file.cases().size(); i++) {
      CaseFacts sender = CaseFacts.of(file, i);
      for (Step step : file.cases().get(i).steps()) {
        if (step.measure() == Measure.SMS && step.doneAt().isPresent()) {
          long sentAt = step.doneAt().getAsLong();
          List<Evidence> then =
              sender.evidence().stream().filter(e -> e.receivedAt() <= sentAt).toList();
          if (now() - sentAt < policy.playbook().smsOnceInMillis()
              && TaskView.fraudType(then).equals(fraudType)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void escalate(DissuasionCase open) {
    TreeSet<String> copies = new TreeSet<>(open.copyUnits());
    for (Step step : open.steps()) {
      if (Steps.isOverdue(step, now())) {
        String above = policy.units().above(step.unit());
        copies.add(above);
        copies.add(acting(above));
      }
    }
    replace(
        open.withSteps(Steps.overdue(open.steps(), now(), policy.playbook().outageAfterMillis()))
            .withUnits(open.responsibleUnit(), copies(copies, open.responsibleUnit())));
  }

  private void revisit(Care.Revisit due) {
    String owner =
        due.unit().or(() -> due.region().flatMap(policy.units()::unitFor)).orElseGet(this::home);
    if (file.openCase().isEmpty()) {
      open(due.opener(), owner);
    }
    DissuasionCase open = file.cases().getLast();
    long within =
        policy
            .playbook()
            .step(
                Measure.REVISIT,
                StepCondition.REVISIT_DUE,
                open.warningClass(),
                open.level(),
                owner)
            .map(PlannedStep::withinMillis)
            // A centre may leave the row out, and still the care list's word stands.
            .orElse(policy.playbook().revisitAfterMillis());
    replace(open.withSteps(Steps.renew(open.steps(), Measure.REVISIT, owner, now() + within)));
  }

  private void endIdle(DissuasionCase open) {
    OptionalLong idleAt = Timers.idleAt(open, CaseFacts.of(file, file.cases().size() - 1), policy);
    if (idleAt.isPresent() && idleAt.getAsLong() <= now()) {
      end(open, DissuasionTask.State.CONCLUDED, Conclusion.UNKNOWN_RESULT);
    }
  }

  private void open(String opener, String unit) {
    List<DissuasionCase> cases = new ArrayList<>(file.cases());
    cases.add(
        new DissuasionCase(
            freshId(opener),
            now(),
            opener,
            DissuasionTask.State.OPEN,
            Level.LOW,
            WarningClass.CONTACT,
            List.of(),
            unit,
            List.of(),
            Conclusion.NONE,
            OptionalLong.empty(),
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    file = file.withCases(cases);
  }

  /** What opened a case that was merged may open another once that one has ended. */
  private String freshId(String opener) {
    String id = ids.taskId("D", key.key(), opener);
    for (int again = 1; isTaken(id); again++) {
      id = ids.taskId("D", key.key(), opener, Integer.toString(again));
    }
    return id;
  }

  private boolean isTaken(String id) {
    return file.cases().stream().anyMatch(c -> c.answersTo(id));
  }

  private void replace(DissuasionCase next) {
    if (!next.equals(file.cases().getLast())) {
      List<DissuasionCase> cases = new ArrayList<>(file.cases());
      cases.set(cases.size() - 1, next);
      file = file.withCases(cases);
    }
  }

  /** Somebody has signed, or the case rests on no evidence but looks after the person. */
  private static boolean settled(CaseFacts facts, DissuasionCase open) {
    return open.state() != DissuasionTask.State.OPEN || facts.evidence().isEmpty();
  }

  /** The unit of the place where the person is believed to be. */
  private String home() {
    return Whereabouts.believed(Generation.ofKey(key.key()), file, policy.units())
        .map(Place::region)
        .flatMap(r -> policy.units().unitFor(r))
        .orElse(policy.units().fallback());
  }

  private String acting(String unit) {
    return policy.units().onDuty(unit, now());
  }

  private static List<String> copies(SortedSet<String> units, String responsible) {
    return units.stream().filter(u -> !u.equals(responsible)).limit(MOST_COPIES).toList();
  }

  private long now() {
    return moment.now();
  }
}
