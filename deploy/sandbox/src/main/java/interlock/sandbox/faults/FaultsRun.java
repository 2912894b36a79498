package interlock.sandbox.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rounds, one after the other. */
public final class FaultsRun {
  private final long seed;
  private final int rate;
  private final Consumer<String> progress;
  private final List<DrawnRound> drawn;
  private final List<RoundResult> results = new ArrayList<>();

  /**
   * @param kinds of which the seed draws; not empty
   * @param rate events a second
   * @param progress told every few seconds how far it is
   */
  public FaultsRun(
      long seed, int rounds, Set<FaultKind> kinds, int rate, Consumer<String> progress) {
    this.seed = seed;
    this.rate = rate;
    this.progress = progress;
    drawn = DrawnRound.draw(seed, rounds, kinds);
  }

  /** Whether there is another round. */
  public boolean hasNext() {
    return results.size() < drawn.size();
  }

  /**
   * Plays the next round.
   *
   * @param dir an empty directory; its logs tell more
   */
  public RoundResult next(Path dir) throws InterruptedException {
    DrawnRound round = drawn.get(results.size());
    String name =
        "round %d of %d, %s".formatted(round.number(), drawn.size(), round.fault().label());
    RoundResult result =
        new Round(round, rate, line -> progress.accept(name + ": " + line)).play(dir);
    results.add(result);
    return result;
  }

  /** What the rounds so far came to. */
  public FaultsReport report() {
    return new FaultsReport(seed, drawn.size(), results);
  }
}
