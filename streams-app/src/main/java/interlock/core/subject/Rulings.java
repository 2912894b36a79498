package interlock.core.subject;

import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.policy.Approval;
import interlock.core.policy.Level;
import interlock.core.policy.RulingRule;
import interlock.core.subject.DissuasionCase.Ruling;
import interlock.core.subject.DissuasionCase.Ruling.Standing;
import interlock.core.task.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Officers who RAISE or LOWER an open case by one level. Of several words the newest counts: a
 * raised case is never below what the officer said; a lowered one is as he said until its facts ask
 * for more than they did then.
 *
 * <p>Where the policy asks for two, the first officer's word is a proposal, which changes nothing
 * but what the task shows. A different officer makes it so, by APPROVE or by the same word; whoever
 * speaks first, the outcome is one. REJECT drops it, a word in the other direction does, and so
 * does every change of the level that it is about.
 */
final class Rulings {
  /** Of a case; who decides oftener plays with it. */
  private static final int MOST = 8;

  static final Comparator<Ruling> IN_TIME =
      Comparator.comparingLong(Ruling::at)
          .thenComparing(Ruling::source)
          .thenComparing(Ruling::eventId);

  /** What is past goes first. */
  private static final Comparator<Ruling> LEAST =
      Comparator.comparing((Ruling r) -> r.standing() != Standing.PAST).thenComparing(IN_TIME);

  private Rulings() {}

  /** Whether that decision may change an open case here, and is not known. */
  static boolean isNews(List<DissuasionCase> cases, OfficerDecision decision) {
    return cases.stream().anyMatch(c -> isOn(c, decision));
  }

  private static boolean isOn(DissuasionCase asked, OfficerDecision decision) {
    return asked.open()
        && asked.answersTo(decision.taskId())
        && asked.rulings().stream().noneMatch(r -> isOf(r, decision.origin()))
        && saysSomething(decision.action());
  }

  private static boolean isOf(Ruling ruling, Origin origin) {
    return ruling.source().equals(origin.source()) && ruling.eventId().equals(origin.eventId());
  }

  /** Whether it finds nothing to decide here, and is not known. */
  static boolean isVoid(List<DissuasionCase> cases, OfficerDecision decision) {
    return switch (decision.action()) {
      case RAISE, LOWER -> cases.stream().noneMatch(c -> isOn(c, decision) || knows(c, decision));
      case APPROVE, REJECT ->
          cases.stream()
              .noneMatch(
                  c ->
                      knows(c, decision)
                          || (isOn(c, decision) && proposed(c).findAny().isPresent()));
      case ORDER, SPLIT -> cases.stream().noneMatch(c -> c.answersTo(decision.taskId()));
      case MODIFY, LIFT -> true;
      case TRY_ERASE, ERASE -> false;
    };
  }

  private static boolean knows(DissuasionCase asked, OfficerDecision decision) {
    return asked.rulings().stream().anyMatch(r -> isOf(r, decision.origin()));
  }

  private static boolean saysSomething(OfficerDecision.Action action) {
    return switch (action) {
      // An APPROVE without a proposal too: told again it must not count for a later one.
      case RAISE, LOWER, APPROVE, REJECT -> true;
      case MODIFY, ORDER, LIFT, SPLIT, TRY_ERASE, ERASE -> false;
    };
  }

  /**
   * The same instance where the decision changes nothing.
   *
   * @param byFacts the level that the open case's facts give
   */
  static List<DissuasionCase> apply(
      List<DissuasionCase> cases, OfficerDecision decision, Level byFacts, RulingRule rule) {
    if (!isNews(cases, decision)) {
      return cases;
    }
    return cases.stream()
        .map(c -> isOn(c, decision) ? ruled(c, decision, byFacts, rule) : c)
        .toList();
  }

  private static DissuasionCase ruled(
      DissuasionCase open, OfficerDecision decision, Level byFacts, RulingRule rule) {
    boolean answersNothing =
        (decision.action() == OfficerDecision.Action.APPROVE
                || decision.action() == OfficerDecision.Action.REJECT)
            && proposed(open).findAny().isEmpty();
    if (answersNothing) {
      return with(open, UnaryOperator.identity(), word(open, decision, false).past());
    }
    return switch (decision.action()) {
      case RAISE -> said(open, word(open, decision, true), byFacts, rule);
      case LOWER -> said(open, word(open, decision, false), byFacts, rule);
      case APPROVE -> said(open, word(open, decision, proposes(open)), byFacts, rule);
      case REJECT ->
          with(
              open,
              r -> r.standing() == Standing.PROPOSED ? r.past() : r,
              word(open, decision, proposes(open)).past());
      case MODIFY, ORDER, LIFT, SPLIT, TRY_ERASE, ERASE -> open;
    };
  }

  /** The direction of the newest proposal. */
  private static boolean proposes(DissuasionCase open) {
    return proposed(open).max(IN_TIME).orElseThrow().raises();
  }

  private static Ruling word(DissuasionCase open, OfficerDecision decision, boolean raises) {
    Origin origin = decision.origin();
    return new Ruling(
        origin.source(),
        origin.eventId(),
        decision.officer(),
        decision.unit(),
        open.level(),
        open.level(),
        raises,
        Standing.PROPOSED,
        origin.receivedAt());
  }

  private static DissuasionCase said(
      DissuasionCase open, Ruling word, Level byFacts, RulingRule rule) {
    List<Ruling> agreeing = proposed(open).filter(r -> r.raises() == word.raises()).toList();
    // One officer is one voice, whatever unit he speaks for.
    boolean second = agreeing.stream().anyMatch(r -> !r.officer().equals(word.officer()));
    if (second || rule.approval(word.raises(), open.level()) != Approval.TWO) {
      Level made = word.raises() ? open.level().up() : open.level().down();
      Level facts = open.level().max(byFacts);
      return with(
          open,
          r -> agreeing.contains(r) ? r.inForce(made, facts) : r.past(),
          word.inForce(made, facts));
    }
    if (!agreeing.isEmpty()) {
      return open;
    }
    return with(open, r -> r.standing() == Standing.PROPOSED ? r.past() : r, word);
  }

  private static DissuasionCase with(
      DissuasionCase open, UnaryOperator<Ruling> change, Ruling word) {
    List<Ruling> all = new ArrayList<>(open.rulings().stream().map(change).toList());
    all.add(word);
    return open.withRulings(newest(all));
  }

  static List<Ruling> newest(List<Ruling> rulings) {
    return rulings.stream()
        .sorted(LEAST)
        .skip(Math.max(0, rulings.size() - MOST))
        .sorted(IN_TIME)
        .toList();
  }

  /** Without proposals about another level than the case is at now. */
  static List<Ruling> lapsed(List<Ruling> rulings, Level level) {
    return rulings.stream()
        .map(r -> r.standing() == Standing.PROPOSED && r.facts() != level ? r.past() : r)
        .toList();
  }

  private static Stream<Ruling> proposed(DissuasionCase asked) {
    return asked.rulings().stream().filter(r -> r.standing() == Standing.PROPOSED);
  }

  /** What waits for another officer, oldest first; nothing waits on a case that has ended. */
  static List<Ruling> proposals(DissuasionCase asked) {
    return asked.open() ? proposed(asked).toList() : List.of();
  }

  /** Those whose words made the level what it is, oldest first. */
  static List<Ruling> decided(DissuasionCase asked) {
    Optional<Ruling> last = last(asked);
    return asked.rulings().stream()
        .filter(r -> r.standing() == Standing.IN_FORCE)
        .filter(r -> last.filter(l -> l.raises() == r.raises()).isPresent())
        .toList();
  }

  /** Who spoke for the level that is, or is proposed. */
  static List<Voice> voices(DissuasionCase asked) {
    return Stream.concat(decided(asked).stream(), proposals(asked).stream())
        .map(r -> new Voice(r.officer(), r.unit(), r.at()))
        .toList();
  }

  private static Optional<Ruling> last(DissuasionCase asked) {
    return asked.rulings().stream().filter(r -> r.standing() == Standing.IN_FORCE).max(IN_TIME);
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
