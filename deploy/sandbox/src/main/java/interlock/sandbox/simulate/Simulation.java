package interlock.sandbox.simulate;

import interlock.core.desk.TaskIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * World after world from one seed, each lived under two schedules, until enough steps were taken or
 * something broke.
 */
public final class Simulation {
  private static final TaskIds IDS =
      new TaskIds("a key for simulations".getBytes(StandardCharsets.UTF_8));

  /** One world in so many lives on past retention. */
  private static final int OBLIVION_EACH = 16;

  /** How to read who was joined from the SubjectDesks' files. */
  private static final Optional<Subjects.Reader> IDENTITY = Optional.of(JoinedSubjects::new);

  private final Trial trial;
  private final boolean identityChecked;

  /** With the product's desks. */
  public Simulation(Set<Fault> faults) {
    this(faults, Desks.real(IDS), IDENTITY);
  }

  Simulation(Set<Fault> faults, Desks desks, Optional<Subjects.Reader> identity) {
    trial = new Trial(desks, faults, identity);
    identityChecked = identity.isPresent();
  }

  static Desks desks() {
    return Desks.real(IDS);
  }

  /**
   * Runs until one of the limits, or the first broken invariant.
   *
   * @param progress is told the steps after each world
   * @param stop ends it early, in good order
   */
  public Summary run(
      long seed, long worlds, long steps, LongConsumer progress, BooleanSupplier stop) {
    long started = System.nanoTime();
    long lived = 0;
    while (lived < worlds && trial.steps() < steps && !stop.getAsBoolean()) {
      // The first world is the seed's own, so that a world's seed alone gives it again.
      long worldSeed = lived == 0 ? seed : Choices.mix(seed, lived);
      World world = WorldMaker.draw(worldSeed, trial.faults());
      List<Long> schedules = schedules(worldSeed);
      Optional<Broken> broken = run(worldSeed, world, schedules);
      lived++;
      if (broken.isPresent()) {
        long took = System.nanoTime() - started;
        long taken = trial.steps();
        long injected = trial.injected();
        Failure failure = new Shrinker(trial).shrink(world, schedules, broken.get());
        return new Summary(
            seed,
            trial.faults(),
            lived,
            taken,
            took,
            injected,
            trial.refusedLinks(),
            identityChecked,
            Optional.of(worldSeed),
            Optional.of(failure),
            Retelling.of(failure, trial));
      }
      progress.accept(trial.steps());
    }
    return new Summary(
        seed,
        trial.faults(),
        lived,
        trial.steps(),
        System.nanoTime() - started,
        trial.injected(),
        trial.refusedLinks(),
        identityChecked,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** What breaks in the world of that seed, not shrunk. */
  Optional<Broken> world(long worldSeed) {
    return run(worldSeed, WorldMaker.draw(worldSeed, trial.faults()), schedules(worldSeed));
  }

  private Optional<Broken> run(long worldSeed, World world, List<Long> schedules) {
    // Half a year of silence costs as much as ten worlds.
    boolean toOblivion = Math.floorMod(worldSeed, OBLIVION_EACH) == 0;
    return trial.run(world, schedules.stream().map(Choices::seeded).toList(), toOblivion);
  }

  private static List<Long> schedules(long worldSeed) {
    return List.of(Choices.mix(worldSeed, 1), Choices.mix(worldSeed, 2));
  }
}
