package interlock.core.subject;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CareEntry;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Verification;
import interlock.core.joining.Refusal;
import interlock.core.joining.Refused;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Measure;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Reason;
import interlock.core.task.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a case is what it is, for its task. */
final class Reasons {
  /** Event ids under one reason: the oldest, so that a flood does not make a revision each. */
  static final int MOST_EVENTS = 20;

  private static final Comparator<Reason> STRONGEST_FIRST =
      Comparator.comparingInt(Reason::points).reversed().thenComparing(Reason::code);

  private final List<Reason> reasons = new ArrayList<>();

  private Reasons() {}

  /**
   * @param placeKnown whether a unit answers for the place where the person is believed to be
   */
  static List<Reason> of(
      DissuasionCase subjectCase,
      CaseFacts facts,
      Assessment assessment,
      Optional<CareEntry> care,
      boolean placeKnown,
      List<SubjectFile.Report> reports,
      boolean cheatedAfterWarning,
      boolean tooLate,
      boolean forVictim,
      SubjectFile file) {
    Reasons all = new Reasons();
    all.evidence(assessment);
    all.reasons.addAll(assessment.raises());
    care.ifPresent(c -> all.add(ReasonCode.CARE_LIST, List.of(c.origin().eventId())));
    all.when(
        subjectCase.steps().stream().anyMatch(s -> late(s, subjectCase)), ReasonCode.STEP_OVERDUE);
    all.when(forVictim, ReasonCode.SECOND_SCAM_PROTECTION);
    all.when(subjectCase.steps().stream().anyMatch(Step::outage), ReasonCode.OUR_OUTAGE);
    all.when(
        !forVictim && subjectCase.steps().stream().anyMatch(s -> s.measure() == Measure.REVISIT),
        ReasonCode.REVISIT_DUE);
    Verified.genuine(facts)
        .ifPresent(
            a ->
                all.add(
                    a.verification().orElseThrow() == Verification.GENUINE
                        ? ReasonCode.FOUND_GENUINE
                        : ReasonCode.FOUND_NOT_GENUINE,
                    List.of(a.eventId())));
    List<String> careEnded =
        facts.answers().stream()
            .filter(Verified::endsCare)
            .map(DissuasionCase.Answer::eventId)
            .toList();
    if (!careEnded.isEmpty()) {
      all.add(ReasonCode.CARE_ENDED, careEnded);
    }
    all.rulings(
        Rulings.decided(subjectCase), ReasonCode.RAISED_BY_OFFICER, ReasonCode.LOWERED_BY_OFFICER);
    all.rulings(
        Rulings.proposals(subjectCase), ReasonCode.RAISE_PROPOSED, ReasonCode.LOWER_PROPOSED);
    List<String> handedOver =
        subjectCase.feedback().stream()
            .filter(DissuasionCase.Answer::handedOver)
            .map(DissuasionCase.Answer::eventId)
            .toList();
    if (!handedOver.isEmpty()) {
      all.add(ReasonCode.TRANSFERRED, handedOver);
    }
    if (!facts.withdrawn().isEmpty()) {
      all.add(
          ReasonCode.EVIDENCE_WITHDRAWN,
          facts.withdrawn().stream().map(Evidence::eventId).distinct().toList());
    }
    all.when(!subjectCase.aliases().isEmpty(), ReasonCode.SUBJECTS_JOINED);
    Set<Refusal> refusals = refusals(file);
    all.when(!refusals.isEmpty(), ReasonCode.LINK_REFUSED);
    all.when(refusals.contains(Refusal.SECOND_PERSON), ReasonCode.POSSIBLE_FAMILY_CONTACT);
    all.when(refusals.contains(Refusal.SPLIT), ReasonCode.SPLIT_BY_OFFICER);
    all.when(!placeKnown && !facts.evidence().isEmpty(), ReasonCode.REGION_UNKNOWN);
    all.when(!reports.isEmpty(), ReasonCode.VICTIM_REPORTED);
    all.when(cheatedAfterWarning, ReasonCode.CHEATED_AFTER_WARNING);
    all.when(tooLate, ReasonCode.TOO_LATE);
    all.when(endedByItself(subjectCase), ReasonCode.CASE_IDLE);
    return all.reasons.stream().sorted(STRONGEST_FIRST).toList();
  }

  private void evidence(Assessment assessment) {
    Map<EvidenceCode, List<String>> events = new EnumMap<>(EvidenceCode.class);
    for (Fact fact : assessment.facts()) {
      events.computeIfAbsent(fact.code(), c -> new ArrayList<>()).addAll(fact.eventIds());
    }
    events.forEach(
        (code, ids) ->
            reasons.add(
                new Reason(
                    ReasonCode.valueOf(code.name()),
                    assessment.points().getOrDefault(code, 0),
                    ids.stream().distinct().limit(MOST_EVENTS).toList())));
  }

  private void rulings(List<DissuasionCase.Ruling> words, ReasonCode raised, ReasonCode lowered) {
    Map<ReasonCode, List<String>> events = new EnumMap<>(ReasonCode.class);
    for (DissuasionCase.Ruling word : words) {
      events
          .computeIfAbsent(word.raises() ? raised : lowered, c -> new ArrayList<>())
          .add(word.eventId());
    }
    events.forEach(this::add);
  }

  private static Set<Refusal> refusals(SubjectFile file) {
    return file.standing().members().refused().stream()
        .map(Refused::why)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Refusal.class)));
  }

  private void when(boolean holds, ReasonCode code) {
    if (holds) {
      add(code, List.of());
    }
  }

  private void add(ReasonCode code, List<String> eventIds) {
    reasons.add(new Reason(code, 0, eventIds.stream().limit(MOST_EVENTS).toList()));
  }

  /** Was, or is, not done in time. */
  private static boolean late(Step step, DissuasionCase subjectCase) {
    return switch (step.state()) {
      case PENDING -> false;
      case OVERDUE -> true;
      case DONE -> step.doneAt().orElse(Long.MIN_VALUE) > step.dueAt();
      case SKIPPED -> step.dueAt() < subjectCase.concludedAt().orElse(Long.MIN_VALUE);
    };
  }

  private static boolean endedByItself(DissuasionCase subjectCase) {
    return subjectCase.state() == DissuasionTask.State.CONCLUDED
        && subjectCase.conclusion() == Conclusion.UNKNOWN_RESULT
        && subjectCase.feedback().stream().allMatch(a -> a.conclusion() == Conclusion.NONE);
  }
}
