package interlock.sandbox.simulate;

import interlock.core.desk.Address;
import interlock.core.identity.Account;
import java.util.List;
import java.util.OptionalLong;

/** Officers' orders to protect a person's own account, the second officer's, the bank's answers. */
final class ProtectionEvents {
  private static final int PERMILLE_WORLDS = 200;
  private static final int PERMILLE_OWN = 850;
  private static final int PERMILLE_CONSENT = 900;
  private static final int MOST_ORDERED = 3;
  private static final int MOST_ORDERS = 3;
  private static final int MOST_ANSWERS = 4;
  private static final List<String> OFFICERS = List.of("1001", "1002", "1003");
  private static final List<String> BANK_WORDS = List.of("0000", "0000", "0000", "", "1300");
  private static final List<OptionalLong> AMOUNTS =
      List.of(OptionalLong.of(50_000), OptionalLong.of(2_000_000), OptionalLong.empty());

  private final Timeline timeline;
  private final Population population;
  private final Choices choices;

  /**
   * @param choices of their own, so that the rest of a world is drawn the same
   */
  ProtectionEvents(Timeline timeline, Population population, Choices choices) {
    this.timeline = timeline;
    this.population = population;
    this.choices = choices;
  }

  /** Adds them to a world; to most nothing. */
  void draw() {
    if (!choices.chance(PERMILLE_WORLDS)) {
      return;
    }
    int ordered = choices.between(1, MOST_ORDERED);
    for (int i = 0; i < ordered; i++) {
      protection();
    }
  }

  private void protection() {
    Person person = population.person(choices);
    Account account =
        choices.chance(PERMILLE_OWN) ? person.account() : choices.of(population.accounts());
    boolean consent = choices.chance(PERMILLE_CONSENT);
    OptionalLong fen = choices.of(AMOUNTS);
    long at = timeline.anyTime(choices);
    int orders = choices.between(1, MOST_ORDERS);
    for (int i = 0; i < orders; i++) {
      timeline.add(
          new Happening.OfficerProtects(
              at,
              intake(),
              timeline.nextId("protection"),
              Address.subject(person.phone()).key(),
              account,
              choices.of(OFFICERS),
              consent,
              fen));
      at = timeline.later(at, choices);
    }
    int answers = choices.below(MOST_ANSWERS + 1);
    for (int i = 0; i < answers; i++) {
      timeline.add(
          new Happening.BankAnswers(
              at,
              intake(),
              timeline.nextId("protected"),
              account,
              choices.of(BANK_WORDS),
              choices.below(MOST_ANSWERS)));
      at = timeline.later(at, choices);
    }
  }

  private int intake() {
    return choices.below(Timeline.INTAKES);
  }
}
