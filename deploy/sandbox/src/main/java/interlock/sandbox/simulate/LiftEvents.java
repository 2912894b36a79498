package interlock.sandbox.simulate;

import interlock.core.event.LineControlFeedback;
import interlock.core.identity.ContactPoint;
import java.util.List;

/** Officers' lifts of what is asked of a line, between the carrier's answers. */
final class LiftEvents {
  private static final int PERMILLE_WORLDS = 150;
  private static final int PERMILLE_ANSWER = 400;
  private static final int MOST_LINES = 2;
  private static final int MOST_WORDS = 4;
  private static final List<String> OFFICERS = List.of("1001", "1002", "1003");

  private final Timeline timeline;
  private final Population population;
  private final Choices choices;

  /**
   * @param choices of their own, so that the rest of a world is drawn the same
   */
  LiftEvents(Timeline timeline, Population population, Choices choices) {
    this.timeline = timeline;
    this.population = population;
    this.choices = choices;
  }

  /** Adds them to a world; to most nothing. */
  void draw() {
    if (!choices.chance(PERMILLE_WORLDS)) {
      return;
    }
    int lines = choices.between(1, MOST_LINES);
    for (int i = 0; i < lines; i++) {
      words(choices.of(population.contacts()));
    }
  }

  private void words(ContactPoint line) {
    long at = timeline.anyTime(choices);
    int words = choices.between(1, MOST_WORDS);
    for (int i = 0; i < words; i++) {
      if (choices.chance(PERMILLE_ANSWER)) {
        timeline.add(
            new Happening.CarrierAnswers(
                at,
                choices.below(Timeline.INTAKES),
                timeline.nextId("lifted"),
                line.key(),
                choices.of(List.of(LineControlFeedback.Result.values()))));
      } else {
        timeline.add(
            new Happening.OfficerLifts(
                at,
                choices.below(Timeline.INTAKES),
                timeline.nextId("lift"),
                line.key(),
                choices.of(OFFICERS)));
      }
      at = timeline.later(at, choices);
    }
  }
}
