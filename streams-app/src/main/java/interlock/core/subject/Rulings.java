package interlock.core.subject;

import interlock.core.event.OfficerDecision;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.Origin;
import interlock.core.policy.Level;
import interlock.core.subject.DissuasionCase.Ruling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Officers who RAISE or LOWER an open case by one level. Of several words the newest counts: a
 * raised case is never below what the officer said; a lowered one is as he said until its facts ask
 * for more than they did then.
 */
final class Rulings {
  /** The newest of a case; who decides oftener plays with it. */
  private static final int MOST = 8;

  static final Comparator<Ruling> IN_TIME =
      Comparator.comparingLong(Ruling::at)
          .thenComparing(Ruling::source)
          .thenComparing(Ruling::eventId);

  private Rulings() {}

  /** Whether that decision is one on an open case here, and not known. */
  static boolean isNews(List<DissuasionCase> cases, OfficerDecision decision) {
    return cases.stream().anyMatch(c -> isOn(c, decision));
  }

  private static boolean isOn(DissuasionCase asked, OfficerDecision decision) {
    return grades(decision)
        && asked.open()
        && asked.answersTo(decision.taskId())
        && asked.rulings().stream().noneMatch(r -> isOf(r, decision.origin()));
  }

  private static boolean isOf(Ruling ruling, Origin origin) {
    return ruling.source().equals(origin.source()) && ruling.eventId().equals(origin.eventId());
  }

  private static boolean grades(OfficerDecision decision) {
    return switch (decision.action()) {
      case RAISE, LOWER -> true;
      case APPROVE, REJECT, MODIFY, ORDER, LIFT, SPLIT -> false;
    };
  }

  /**
   * The same instance where the decision is no news.
   *
   * @param byFacts the level that the open case's facts give
   */
  static List<DissuasionCase> apply(
      List<DissuasionCase> cases, OfficerDecision decision, Level byFacts) {
    if (!isNews(cases, decision)) {
      return cases;
    }
    return cases.stream().map(c -> isOn(c, decision) ? ruled(c, decision, byFacts) : c).toList();
  }

  private static DissuasionCase ruled(
      DissuasionCase open, OfficerDecision decision, Level byFacts) {
    Origin origin = decision.origin();
    boolean raises = decision.action() == Action.RAISE;
    var ruling =
        new Ruling(
            origin.source(),
            origin.eventId(),
            raises ? open.level().up() : open.level().down(),
            open.level().max(byFacts),
            raises,
            origin.receivedAt());
    List<Ruling> all = new ArrayList<>(open.rulings());
    all.add(ruling);
    return open.withRulings(newest(all));
  }

  static List<Ruling> newest(List<Ruling> rulings) {
    return rulings.stream().sorted(IN_TIME).skip(Math.max(0, rulings.size() - MOST)).toList();
  }

  static Optional<Ruling> last(DissuasionCase asked) {
    return asked.rulings().isEmpty() ? Optional.empty() : Optional.of(asked.rulings().getLast());
  }

  /** What an open case's level is, if its facts give {@code byFacts}. */
  static Level level(DissuasionCase open, Level byFacts) {
    return last(open).map(ruling -> level(ruling, byFacts)).orElse(byFacts);
  }

  private static Level level(Ruling ruling, Level byFacts) {
    if (ruling.raises()) {
      return byFacts.max(ruling.level());
    }
    return byFacts.compareTo(ruling.facts()) > 0 ? byFacts : ruling.level();
  }
}
