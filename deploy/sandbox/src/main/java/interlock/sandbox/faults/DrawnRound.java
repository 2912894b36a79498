package interlock.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A round as the seed has drawn it.
 *
 * @param number from 1
 * @param seed of the round's load and of what is left to chance in the fault
 * @param delaySeconds from the first event to the fault
 * @param first whether the first of two instances is hit
 */
record DrawnRound(int number, FaultKind fault, long seed, int delaySeconds, boolean first) {
  private static final int LEAST_DELAY = 6;
  private static final int SPREAD = 4;

  /**
   * Draws rounds. Every kind comes once before any comes again, in an order of the seed's; the same
   * seed draws the same rounds, and more rounds begin with the same ones.
   *
   * @param kinds not empty
   */
  static List<DrawnRound> draw(long seed, int rounds, Set<FaultKind> kinds) {
    var random = new Random(seed);
    List<DrawnRound> drawn = new ArrayList<>();
    List<FaultKind> left = new ArrayList<>();
    while (drawn.size() < rounds) {
      if (left.isEmpty()) {
        left.addAll(kinds.stream().sorted().toList());
      }
      FaultKind kind = left.remove(random.nextInt(left.size()));
      drawn.add(
          new DrawnRound(
              drawn.size() + 1,
              kind,
              random.nextLong(),
              LEAST_DELAY + random.nextInt(SPREAD),
              random.nextBoolean()));
    }
    return List.copyOf(drawn);
  }
}
