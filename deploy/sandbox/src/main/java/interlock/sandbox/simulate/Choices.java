package interlock.sandbox.simulate;

import java.util.Arrays;
import java.util.List;

/**
 * The choices of one world or of one schedule. 0 is always the calm one: the oldest mail, no fault;
 * so a script of zeros, or an empty one, is plain life, and a failure shrinks towards it.
 */
final class Choices {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int PERMILLE = 1000;

  private final boolean scripted;
  private final boolean recording;
  private long state;
  private int[] script;
  private int made;

  private Choices(long seed, boolean recording, boolean scripted, int[] script) {
    this.state = seed;
    this.recording = recording;
    this.scripted = scripted;
    this.script = script;
  }

  static Choices seeded(long seed) {
    return new Choices(seed, false, false, new int[0]);
  }

  /** Seeded, and remembers what it chose. */
  static Choices recorded(long seed) {
    return new Choices(seed, true, false, new int[256]);
  }

  /** Chooses as the script says; 0 after its end. */
  static Choices scripted(int[] script) {
    return new Choices(0, false, true, script);
  }

  /** A well-mixed seed for the n-th part of something. */
  static long mix(long seed, long n) {
    return mixed(seed + (n + 1) * GOLDEN);
  }

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    if (scripted) {
      int wanted = made < script.length ? script[made] : 0;
      made++;
      return Math.min(wanted, bound - 1);
    }
    state += GOLDEN;
    int chosen = (int) (((mixed(state) >>> 32) * bound) >>> 32);
    if (recording) {
      if (made == script.length) {
        script = Arrays.copyOf(script, 2 * made);
      }
      script[made++] = chosen;
    }
    return chosen;
  }

  /** Both inclusive. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  boolean chance(int permille) {
    return below(PERMILLE) >= PERMILLE - permille;
  }

  <T> T of(List<T> from) {
    return from.get(below(from.size()));
  }

  /** What was chosen, if recorded. */
  int[] script() {
    return Arrays.copyOf(script, Math.min(made, script.length));
  }

  // Steele, Lea and Flood's SplitMix64.
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
