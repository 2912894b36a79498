package interlock.metrics;

import java.util.Arrays;
import java.util.List;

/** The fixed upper bounds of a histogram, in its unit. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
public enum Buckets {
  NONE(),
  /** For what a machine does: 5 ms to 30 s. */
  FAST(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
  /** For what people and banks do: 1 s to a day. */
  SLOW(1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 14_400, 86_400);

  private final List<Double> bounds;

  Buckets(double... bounds) {
    this.bounds = Arrays.stream(bounds).boxed().toList();
  }

  public List<Double> bounds() {
    return bounds;
  }
}
