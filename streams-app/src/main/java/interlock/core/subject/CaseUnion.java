package interlock.core.subject;

import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.task.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * How the cases of two desks become those of one. Two open cases become one: the task that was
 * opened first survives with the higher level and the earlier deadlines, and the other ends as
 * MERGED (design.md §2). Associative, commutative and idempotent as long as the file is not full.
 *
 * @param cases oldest first; the open one is the last
 * @param merged the case that ended for the open one's sake, as it was; it is told once and not
 *     kept, and its answers go to the survivor
 */
record CaseUnion(List<DissuasionCase> cases, Optional<DissuasionCase> merged) {

  /** Which was opened first. */
  static final Comparator<DissuasionCase> OLDEST =
      Comparator.comparingLong(DissuasionCase::openedAt).thenComparing(DissuasionCase::taskId);

  /** Of several cases together; those that still hold something first. */
  private static final int MOST_HOLDS = 64;

  private static final Comparator<Step> FIRST_DUE =
      Comparator.comparingLong(Step::dueAt)
          .thenComparing(Comparator.comparing(Step::state).reversed())
          .thenComparing(Step::unit);

  static final Comparator<Step> SHOWN =
      Comparator.comparing(Step::measure)
          .thenComparingLong(s -> s.doneAt().orElse(Long.MAX_VALUE))
          .thenComparing(FIRST_DUE);

  CaseUnion {
    cases = List.copyOf(cases);
  }

  static CaseUnion of(List<DissuasionCase> a, List<DissuasionCase> b) {
    TreeMap<String, DissuasionCase> ended = new TreeMap<>();
    List<DissuasionCase> open = new ArrayList<>();
    for (List<DissuasionCase> cases : List.of(a, b)) {
      for (DissuasionCase one : cases) {
        if (one.open()) {
          open.add(one);
        } else {
          ended.merge(one.taskId(), one, (x, y) -> x.revision() >= y.revision() ? x : y);
        }
      }
    }
    open.removeIf(c -> ended.containsKey(c.taskId()));
    List<DissuasionCase> all = new ArrayList<>(ended.values());
    all.sort(OLDEST);
    if (open.isEmpty()) {
      return new CaseUnion(all, Optional.empty());
    }
    open.sort(OLDEST);
    DissuasionCase first = open.getFirst();
    DissuasionCase last = open.getLast();
    all.add(open.size() == 1 ? first : joined(first, last));
    boolean two = open.size() == 2 && !first.answersTo(last.taskId());
    return new CaseUnion(all, two ? Optional.of(last) : Optional.empty());
  }

  private static DissuasionCase joined(DissuasionCase survivor, DissuasionCase other) {
    DissuasionCase acting = ACTING.compare(survivor, other) <= 0 ? survivor : other;
    TreeSet<String> copies = union(survivor.copyUnits(), other.copyUnits());
    copies.add(survivor.responsibleUnit());
    copies.add(other.responsibleUnit());
    copies.remove(acting.responsibleUnit());
    TreeSet<String> aliases = union(survivor.aliases(), other.aliases());
    aliases.add(other.taskId());
    aliases.remove(survivor.taskId());
    return survivor
        .withState(acting.state())
        .withRisk(
            survivor.level().max(other.level()), survivor.warningClass().max(other.warningClass()))
        .withSteps(steps(survivor.steps(), other.steps()))
        .withUnits(acting.responsibleUnit(), List.copyOf(copies))
        .withRevision(
            survivor.taskId().equals(other.taskId())
                ? Math.max(survivor.revision(), other.revision())
                : survivor.revision())
        .withFeedback(answers(survivor, other))
        .withAliases(List.copyOf(aliases))
        .withHolds(holds(survivor, other))
        .withRulings(rulings(survivor, other));
  }

  /** Who has gone further acts on. */
  private static final Comparator<DissuasionCase> ACTING =
      Comparator.comparing(DissuasionCase::state)
          .reversed()
          .thenComparing(DissuasionCase::responsibleUnit);

  private static TreeSet<String> union(Collection<String> a, Collection<String> b) {
    TreeSet<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  /** One of each measure; of messages all. */
  private static List<Step> steps(List<Step> a, List<Step> b) {
    Map<Measure, Step> byMeasure = new EnumMap<>(Measure.class);
    TreeSet<Step> all = new TreeSet<>(SHOWN);
    for (List<Step> steps : List.of(a, b)) {
      for (Step step : steps) {
        if (step.measure() == Measure.SMS) {
          all.add(step);
        } else {
          byMeasure.merge(step.measure(), step, CaseUnion::joined);
        }
      }
    }
    all.addAll(byMeasure.values());
    return List.copyOf(all);
  }

  /** Done once is done; of two promises the earlier one is kept. */
  private static Step joined(Step a, Step b) {
    Comparator<Step> first =
        Comparator.comparing((Step s) -> rank(s.state()))
            .thenComparingLong(s -> s.doneAt().orElse(Long.MAX_VALUE))
            .thenComparing(FIRST_DUE);
    Step kept = first.compare(a, b) <= 0 ? a : b;
    return new Step(
        kept.measure(),
        kept.unit(),
        kept.dueAt(),
        kept.state(),
        Math.max(a.attempts(), b.attempts()),
        kept.doneAt(),
        a.outage() || b.outage());
  }

  private static int rank(Step.State state) {
    return switch (state) {
      case DONE -> 0;
      case PENDING, OVERDUE -> 1;
      case SKIPPED -> 2;
    };
  }

  private static List<DissuasionCase.Answer> answers(DissuasionCase a, DissuasionCase b) {
    return List.copyOf(
        byKey(
                a.feedback(),
                b.feedback(),
                answer -> answer.source() + "|" + answer.eventId(),
                (x, y) -> x)
            .values()
            .stream()
            .sorted(CaseFacts.ANSWERS)
            .toList());
  }

  /** What was promised to one of two cases an officer's word on the other does not take away. */
  private static List<DissuasionCase.Ruling> rulings(DissuasionCase a, DissuasionCase b) {
    Level promised = a.taskId().equals(b.taskId()) ? Level.LOW : a.level().max(b.level());
    return Rulings.newest(
        byKey(
                a.rulings(),
                b.rulings(),
                r -> r.source() + "|" + r.eventId(),
                DissuasionCase.Ruling::joined)
            .values()
            .stream()
            .map(r -> r.joined(promised))
            .toList());
  }

  private static List<DissuasionCase.Hold> holds(DissuasionCase a, DissuasionCase b) {
    return byKey(
            a.holds(),
            b.holds(),
            h -> h.taskId() + "|" + h.institution() + "|" + h.transferId(),
            (x, y) -> x.ask().compareTo(y.ask()) >= 0 ? x : y)
        .values()
        .stream()
        .sorted(
            Comparator.comparing(DissuasionCase.Hold::ask).thenComparing(DissuasionCase.Hold.ORDER))
        .limit(MOST_HOLDS)
        .sorted(DissuasionCase.Hold.ORDER)
        .toList();
  }

  private static <T> Map<String, T> byKey(
      List<T> a, List<T> b, Function<T, String> key, BinaryOperator<T> both) {
    Map<String, T> all = new TreeMap<>();
    a.forEach(i -> all.put(key.apply(i), i));
    b.forEach(i -> all.merge(key.apply(i), i, both));
    return all;
  }
}
