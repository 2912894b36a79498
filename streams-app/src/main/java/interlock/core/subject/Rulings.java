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
 * Officers who RAISE or LOWER an open case by one level. The newest word holds until new evidence
 * comes; after that the level is what the facts say, and at least what the officer said.
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

  /** The same instance where the decision is no news. */
  static List<DissuasionCase> apply(List<DissuasionCase> cases, OfficerDecision decision) {
    if (!isNews(cases, decision)) {
      return cases;
    }
    return cases.stream().map(c -> isOn(c, decision) ? ruled(c, decision) : c).toList();
  }

  private static DissuasionCase ruled(DissuasionCase open, OfficerDecision decision) {
    Origin origin = decision.origin();
    boolean raises = decision.action() == Action.RAISE;
    var ruling =
        new Ruling(
            origin.source(),
            origin.eventId(),
            raises ? open.level().up() : open.level().down(),
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

  /** What an open case's level is, if its facts say {@code byFacts}. */
  static Level level(DissuasionCase open, CaseFacts facts, Level byFacts) {
    Optional<Ruling> last = last(open);
    if (last.isEmpty()) {
      return byFacts;
    }
    long at = last.get().at();
    boolean news = facts.evidence().stream().anyMatch(e -> e.receivedAt() > at);
    return news ? byFacts.max(last.get().level()) : last.get().level();
  }
}
