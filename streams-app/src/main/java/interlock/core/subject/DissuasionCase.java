package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One dissuasion case: what was promised and done, which the facts alone do not tell.
 *
 * @param taskId the task's id, for ever
 * @param openedAt epoch milliseconds
 * @param openedBy id of the opening evidence
 * @param level the highest so far; falls only when evidence is withdrawn
 * @param warningClass the highest so far
 * @param steps with the deadlines promised, in the order in which they were added, by measure once
 *     two cases were joined
 * @param responsibleUnit who acts: the unit of the newest believed place, until somebody has signed
 *     or acted; then it stays
 * @param copyUnits who else is told, sorted
 * @param concludedAt epoch milliseconds, empty while open
 * @param revision of the task as last published
 * @param feedback newest last; for attempts, signing and measures done
 * @param aliases tasks that were merged into this one, sorted: answers to them are answers to it
 * @param holds the person's own payments that were asked to be held, sorted
 * @param rulings officers' words on its level, what still says something before what is past,
 *     newest last
 */
public record DissuasionCase(
    String taskId,
    long openedAt,
    String openedBy,
    DissuasionTask.State state,
    Level level,
    WarningClass warningClass,
    List<Step> steps,
    String responsibleUnit,
    List<String> copyUnits,
    Conclusion conclusion,
    OptionalLong concludedAt,
    int revision,
    List<Answer> feedback,
    List<String> aliases,
    List<Hold> holds,
    List<Ruling> rulings) {

  public DissuasionCase {
    steps = List.copyOf(steps);
    copyUnits = List.copyOf(copyUnits);
    feedback = List.copyOf(feedback);
    aliases = List.copyOf(aliases);
    holds = List.copyOf(holds);
    rulings = List.copyOf(rulings);
  }

  /** Whether somebody still works on it. */
  public boolean open() {
    return state.open();
  }

  DissuasionCase withState(DissuasionTask.State next) {
    return with(d -> d.state = next);
  }

  DissuasionCase withRisk(Level nextLevel, WarningClass nextClass) {
    return with(
        d -> {
          d.level = nextLevel;
          d.warningClass = nextClass;
        });
  }

  DissuasionCase withSteps(List<Step> next) {
    return with(d -> d.steps = next);
  }

  DissuasionCase withUnits(String responsible, List<String> copies) {
    return with(
        d -> {
          d.responsibleUnit = responsible;
          d.copyUnits = copies;
        });
  }

  DissuasionCase withFeedback(List<Answer> next) {
    return with(d -> d.feedback = next);
  }

  DissuasionCase withConclusion(Conclusion next) {
    return with(d -> d.conclusion = next);
  }

  DissuasionCase withRevision(int next) {
    return with(d -> d.revision = next);
  }

  DissuasionCase withHolds(List<Hold> next) {
    return with(d -> d.holds = next);
  }

  DissuasionCase withRulings(List<Ruling> next) {
    return with(d -> d.rulings = next);
  }

  DissuasionCase withAliases(List<String> next) {
    return with(d -> d.aliases = next);
  }

  /** Ended: no step stays open. */
  DissuasionCase ended(DissuasionTask.State end, Conclusion how, long now) {
    return with(
        d -> {
          d.state = end;
          d.steps = Steps.skipOpen(steps);
          d.conclusion = how;
          d.concludedAt = OptionalLong.of(now);
        });
  }

  /** Whether answers to that task are this case's. */
  boolean answersTo(String asked) {
    return taskId.equals(asked) || aliases.contains(asked);
  }

  private DissuasionCase with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** The parts that change. */
  private static final class Draft {
    private final DissuasionCase from;
    private DissuasionTask.State state;
    private Level level;
    private WarningClass warningClass;
    private List<Step> steps;
    private String responsibleUnit;
    private List<String> copyUnits;
    private Conclusion conclusion;
    private OptionalLong concludedAt;
    private int revision;
    private List<Answer> feedback;
    private List<String> aliases;
    private List<Hold> holds;
    private List<Ruling> rulings;

    Draft(DissuasionCase from) {
      this.from = from;
      state = from.state;
      level = from.level;
      warningClass = from.warningClass;
      steps = from.steps;
      responsibleUnit = from.responsibleUnit;
      copyUnits = from.copyUnits;
      conclusion = from.conclusion;
      concludedAt = from.concludedAt;
      revision = from.revision;
      feedback = from.feedback;
      aliases = from.aliases;
      holds = from.holds;
      rulings = from.rulings;
    }

    DissuasionCase done() {
      return new DissuasionCase(
          from.taskId,
          from.openedAt,
          from.openedBy,
          state,
          level,
          warningClass,
          steps,
          responsibleUnit,
          copyUnits,
          conclusion,
          concludedAt,
          revision,
          feedback,
          aliases,
          holds,
          rulings);
    }
  }

  /**
   * One feedback, as far as the case needs it. Times epoch milliseconds.
   *
   * @param verification what a return visit verified
   * @param at when it happened, at the latest when it was received
   * @param handedOver whether the case went to another unit by it
   */
  public record Answer(
      String source,
      String eventId,
      String unit,
      DissuasionFeedback.Action action,
      DissuasionFeedback.Outcome outcome,
      Conclusion conclusion,
      Optional<DissuasionFeedback.Verification> verification,
      long at,
      long receivedAt,
      boolean handedOver) {}

  /**
   * An officer's word on the level.
   *
   * @param level what the officers made of it; of a proposal what it is
   * @param facts what it was before
   * @param raises whether he found the case graver, not milder
   * @param standing what the word counts for
   * @param at when it was received, epoch milliseconds
   */
  public record Ruling(
      String source,
      String eventId,
      String officer,
      String unit,
      Level level,
      Level facts,
      boolean raises,
      Standing standing,
      long at) {

    /** What an officer's word counts for, in the order in which that may change. */
    public enum Standing {
      /** Another officer must agree. */
      PROPOSED,
      /** One of those who made the level what it is. */
      IN_FORCE,
      /** Rejected, outdated or overruled: kept so that it is known when it is told again. */
      PAST
    }

    Ruling past() {
      return new Ruling(source, eventId, officer, unit, level, facts, raises, Standing.PAST, at);
    }

    Ruling inForce(Level made, Level asked) {
      return new Ruling(source, eventId, officer, unit, made, asked, raises, Standing.IN_FORCE, at);
    }

    /** The same word as two files know it. */
    Ruling joined(Ruling other) {
      return new Ruling(
          source,
          eventId,
          officer,
          unit,
          level.max(other.level),
          facts.max(other.facts),
          raises,
          standing.compareTo(other.standing) >= 0 ? standing : other.standing,
          at);
    }

    /** The same word where so much is promised; a proposal is about the level that it names. */
    Ruling joined(Level promised) {
      return standing == Standing.IN_FORCE
          ? inForce(level.max(promised), facts.max(promised))
          : this;
    }
  }

  /**
   * A payment of the person's own that his bank was asked to hold.
   *
   * @param taskId the dissuasion task in whose name it was asked
   * @param payer the account it leaves
   * @param ask the furthest that was asked
   */
  public record Hold(
      String taskId, String institution, String transferId, Account payer, AccountMail.Ask ask) {

    static final Comparator<Hold> ORDER =
        Comparator.comparing(Hold::taskId)
            .thenComparing(Hold::institution)
            .thenComparing(Hold::transferId);
  }
}
