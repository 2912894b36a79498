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
 * @param rulings officers' words on its level, newest last
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
   * @param at when it happened, at the latest when it was received
   */
  public record Answer(
      String source,
      String eventId,
      String unit,
      DissuasionFeedback.Action action,
      DissuasionFeedback.Outcome outcome,
      Conclusion conclusion,
      long at,
      long receivedAt) {}

  /**
   * An officer's word on the level.
   *
   * @param level what the officer made of it
   * @param facts what it was before
   * @param raises whether he found the case graver, not milder
   * @param at when it was received, epoch milliseconds
   */
  public record Ruling(
      String source, String eventId, Level level, Level facts, boolean raises, long at) {

    /** The same word as two files know it. */
    Ruling joined(Ruling other) {
      return joined(other.level, other.facts);
    }

    /** The same word where so much is promised, or asked for by facts. */
    Ruling joined(Level promised, Level asked) {
      return new Ruling(source, eventId, level.max(promised), facts.max(asked), raises, at);
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
