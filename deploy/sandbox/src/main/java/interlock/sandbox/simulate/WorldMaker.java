package interlock.sandbox.simulate;

import interlock.core.desk.Address;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import java.util.List;
import java.util.Set;

/** Draws a world from a seed: many small ones of different temper, seldom a large one. */
final class WorldMaker {
  private static final List<String> BANK_WORDS =
      List.of("", "0000", "0000", "1300", "1100", "0900");
  private static final List<Integer> TEMPERS = List.of(2, 3, 6, 16);
  // Weights of payment patterns, contacts, reports, directives, listings, care, bindings, answers.
  private static final int[][] THEMES = {
    {8, 1, 4, 0, 2, 0, 1, 0},
    {6, 1, 4, 0, 2, 0, 1, 5},
    {1, 8, 1, 3, 3, 2, 2, 0},
    {1, 6, 2, 3, 3, 2, 2, 4},
    {4, 4, 3, 2, 3, 1, 3, 0},
    {3, 3, 3, 2, 2, 1, 2, 3},
    {2, 2, 1, 2, 1, 2, 9, 0},
  };
  private static final int RARE = 1;
  private static final int DEVICES = 3;
  private static final int PROTECTIONS = 4;
  private static final int LIFTS = 5;
  private static final int TERMS = 6;
  private static final int PERMILLE_HOT = 2;
  private static final int PERMILLE_GIVEN_OUT = 250;
  private static final List<Integer> PAGES = List.of(500, 500, 3, 1);

  private final Choices choices;
  private final Choices devices;
  private final Population population;
  private final Timeline timeline;
  private final BankEvents bank;
  private final LineEvents lines;
  private final PoliceEvents police;
  private final NumberEvents numbers;

  private WorldMaker(Choices choices, Choices devices, Set<Fault> faults) {
    this.choices = choices;
    this.devices = devices;
    this.population = Population.draw(choices);
    this.timeline = new Timeline(choices, faults);
    this.bank = new BankEvents(timeline, population, devices);
    this.lines = new LineEvents(timeline, population);
    this.police = new PoliceEvents(timeline, population, bank);
    this.numbers = new NumberEvents(timeline, population, choices.chance(PERMILLE_GIVEN_OUT));
  }

  /** The world of that seed. */
  static World draw(long seed, Set<Fault> faults) {
    var devices = Choices.seeded(Choices.mix(seed, DEVICES));
    return new WorldMaker(Choices.seeded(seed), devices, faults).world(seed);
  }

  private World world(long seed) {
    var policy =
        Policies.draw(
            choices,
            Choices.seeded(Choices.mix(seed, RARE)),
            devices,
            Choices.seeded(Choices.mix(seed, TERMS)));
    int[] theme = THEMES[choices.below(THEMES.length)];
    int events = choices.chance(150) ? choices.between(20, 48) : choices.between(2, 20);
    // Payments first, for reports name them.
    for (int i = 0; i < events * theme[0] / sum(theme); i++) {
      bank.pattern();
    }
    for (int i = 0; i < events; i++) {
      happen(draw(theme));
    }
    if (choices.chance(PERMILLE_HOT)) {
      for (int i = 0; i < 130; i++) {
        lines.contact(population.phones().getFirst());
      }
    }
    new ProtectionEvents(timeline, population, Choices.seeded(Choices.mix(seed, PROTECTIONS)))
        .draw();
    new LiftEvents(timeline, population, Choices.seeded(Choices.mix(seed, LIFTS))).draw();
    List<Happening> happenings = timeline.happenings();
    long last = happenings.isEmpty() ? Timeline.START : happenings.getLast().at();
    long[] horizons = {0, 0, 0, Timeline.HOUR, 9 * Timeline.DAY};
    return new World(
        seed,
        population,
        policy,
        happenings,
        last + horizons[choices.below(horizons.length)],
        choices.of(TEMPERS),
        choices.between(1, 6),
        choices.of(PAGES));
  }

  private void happen(int kind) {
    switch (kind) {
      case 0 -> bank.pattern();
      case 1 -> lines.contact();
      case 2 -> police.report();
      case 3 -> police.directive();
      case 4 -> police.listing();
      case 5 -> police.care();
      case 6 -> numbers.binding();
      default -> answer();
    }
  }

  private int draw(int[] weights) {
    int left = choices.below(sum(weights));
    int kind = 0;
    while (left >= weights[kind]) {
      left -= weights[kind++];
    }
    return kind;
  }

  private static int sum(int[] weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    return sum;
  }

  private void answer() {
    long at = timeline.anyTime();
    int intake = timeline.anyIntake();
    String id = timeline.nextId("answer");
    int which = choices.below(4);
    switch (choices.below(7)) {
      case 0, 1 ->
          timeline.add(
              new Happening.BankAnswers(
                  at,
                  intake,
                  id,
                  choices.of(population.accounts()),
                  choices.of(BANK_WORDS),
                  which));
      case 2 ->
          timeline.add(
              new Happening.OfficerDecides(
                  at,
                  intake,
                  id,
                  choices.of(population.accounts()),
                  choices.of(
                      List.of(
                          OfficerDecision.Action.APPROVE,
                          OfficerDecision.Action.REJECT,
                          OfficerDecision.Action.LIFT)),
                  Integer.toString(1000 + choices.below(3)),
                  which));
      case 3 ->
          timeline.add(
              new Happening.CarrierAnswers(
                  at,
                  intake,
                  id,
                  choices.of(population.contacts()).key(),
                  choices.of(List.of(LineControlFeedback.Result.values()))));
      case 4 -> police.appeal();
      case 5 -> numbers.split();
      default ->
          timeline.add(
              new Happening.UnitActs(
                  at,
                  intake,
                  id,
                  Address.subject(choices.of(population.phones())).key(),
                  choices.of(List.of(Action.values())),
                  choices.of(List.of(Outcome.values())),
                  choices.chance(300)
                      ? choices.of(List.of(Conclusion.values()))
                      : Conclusion.NONE));
    }
  }
}
