package interlock.core.subject;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Cause;
import interlock.core.event.CareEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Generation;
import interlock.core.policy.Measure;
import interlock.core.policy.Policy;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Place;
import interlock.core.task.Reason;
import interlock.core.task.Step;
import interlock.core.task.TaskHead;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case as the centre sees it: what was promised, with what the facts say at that moment. */
final class TaskView {
  private static final Set<ReasonCode> AFTERWARDS =
      Set.of(
          ReasonCode.TOO_LATE,
          ReasonCode.FOUND_GENUINE,
          ReasonCode.FOUND_NOT_GENUINE,
          ReasonCode.CARE_ENDED);

  private static final Cause NO_CAUSE = new Cause("", "", "", 0, 0);

  private TaskView() {}

  /**
   * @param position of the case in the file
   * @param routingKey the desk's key
   * @param now epoch milliseconds; after it a call or a flight may be over
   * @param mergedInto the task for whose sake this one ended
   */
  static DissuasionTask of(
      SubjectFile file,
      int position,
      String routingKey,
      Policy policy,
      Cause cause,
      long now,
      Optional<String> mergedInto) {
    DissuasionCase shown = file.cases().get(position);
    CaseFacts facts = CaseFacts.of(file, position);
    Optional<CareEntry> care = Care.entry(file, now);
    Assessment assessment = Assessment.of(facts, care.isPresent(), policy, now);
    boolean inFlight = shown.open() && assessment.fundsInFlightAt(now);
    boolean onCall = shown.open() && assessment.onCallAt(now);
    OptionalLong atRisk = Losses.atRisk(facts.evidence());
    Optional<Place> place =
        Whereabouts.believed(Generation.ofKey(routingKey), file, policy.units());
    boolean placeKnown = place.flatMap(p -> policy.units().unitFor(p.region())).isPresent();
    List<SubjectFile.Report> reports = Losses.reportsOn(file, position, policy.playbook());
    Names names = Names.of(Generation.ofKey(routingKey), file);
    boolean cheated = Losses.cheatedAfterWarning(file, position, policy.playbook());
    boolean tooLate = Losses.tooLate(file, position, policy.playbook());
    TaskHead head =
        new TaskHead(
            shown.taskId(),
            shown.revision(),
            routingKey,
            policy
                .priority()
                .dissuasion(shown.level(), inFlight, onCall, care.isPresent(), atRisk.orElse(0)),
            Reasons.of(
                shown,
                facts,
                assessment,
                care,
                placeKnown,
                reports,
                cheated,
                tooLate,
                Care.isForVictim(file, position, policy.playbook()),
                file),
            policy.version(),
            cause,
            shown.openedAt(),
            now);
    return new DissuasionTask(
        head,
        shown.state(),
        shown.level(),
        shown.warningClass(),
        fraudType(facts.evidence()),
        names.phones(),
        names.accounts(),
        names.personId(),
        onCall,
        inFlight,
        contact(facts.evidence()),
        atRisk,
        shown.steps(),
        Timers.nextDueAt(file, position, policy),
        shown.responsibleUnit(),
        shown.copyUnits(),
        place,
        care.map(CareEntry::group),
        assessment.score(),
        message(shown, facts, policy),
        file.standing().members().refusedLinks(),
        reports.stream().map(SubjectFile.Report::caseId).toList(),
        shown.conclusion(),
        cheated,
        mergedInto,
        Rulings.voices(shown));
  }

  /**
   * Whether the two differ in more than score and priority. An ended case keeps what it was opened
   * for: only how it ended, and what came of it, is news.
   */
  static boolean differ(DissuasionTask before, DissuasionTask after) {
    if (!before.state().open() && !after.state().open()) {
      return before.state() != after.state()
          || before.conclusion() != after.conclusion()
          || before.cheatedAfterWarning() != after.cheatedAfterWarning()
          || !afterwards(before).equals(afterwards(after))
          || !before.caseIds().equals(after.caseIds())
          || !before.steps().equals(after.steps());
    }
    return !unscored(before).equals(unscored(after));
  }

  /** What may come out when a case has ended. */
  private static Set<ReasonCode> afterwards(DissuasionTask task) {
    return task.head().reasons().stream()
        .map(Reason::code)
        .filter(AFTERWARDS::contains)
        .collect(Collectors.toSet());
  }

  /** The newest fraud type named, by (occurredAt, id). */
  static Optional<String> fraudType(List<Evidence> evidence) {
    return newest(evidence, Evidence::fraudType);
  }

  /** What the messages of the case say. */
  private static Optional<String> message(DissuasionCase shown, CaseFacts facts, Policy policy) {
    boolean sent =
        shown.steps().stream().anyMatch(s -> s.measure() == Measure.SMS && s.doneAt().isPresent());
    return sent
        ? policy.playbook().message(fraudType(facts.evidence()), shown.level())
        : Optional.empty();
  }

  private static Optional<ContactPoint> contact(List<Evidence> evidence) {
    return newest(evidence, Evidence::contact);
  }

  private static <T> Optional<T> newest(
      List<Evidence> evidence, Function<Evidence, Optional<T>> what) {
    for (int i = evidence.size() - 1; i >= 0; i--) {
      Optional<T> told = what.apply(evidence.get(i));
      if (told.isPresent()) {
        return told;
      }
    }
    return Optional.empty();
  }

  private static DissuasionTask unscored(DissuasionTask task) {
    Stream<Reason> reasons =
        task.head().reasons().stream()
            .map(r -> new Reason(r.code(), 0, r.eventIds()))
            .sorted(Comparator.comparing(Reason::code));
    TaskHead head =
        new TaskHead(
            task.head().taskId(),
            0,
            task.head().routingKey(),
            0,
            reasons.toList(),
            "",
            NO_CAUSE,
            task.head().openedAt(),
            0);
    return new DissuasionTask(
        head,
        task.state(),
        task.level(),
        task.warningClass(),
        task.fraudType(),
        task.phones(),
        task.accounts(),
        task.personId(),
        task.onCallNow(),
        task.fundsInFlight(),
        task.contact(),
        task.amountAtRiskFen(),
        task.steps(),
        // Follows from the steps, or moves with each feedback on a case that only waits.
        OptionalLong.empty(),
        task.responsibleUnit(),
        task.copyUnits(),
        task.place(),
        task.careGroup(),
        0,
        task.message(),
        task.refusedLinks(),
        task.caseIds(),
        task.conclusion(),
        task.cheatedAfterWarning(),
        task.mergedInto(),
        task.approvals());
  }

  /** The earliest promise still open; of those that are late, the one that is longest so. */
  static OptionalLong earliest(List<Step> steps) {
    OptionalLong pending = Timers.firstPending(steps);
    return pending.isPresent()
        ? pending
        : steps.stream().filter(Step::open).mapToLong(Step::dueAt).min();
  }
}
