package interlock.sandbox.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From a failure to the shortest history that shows it: takes happenings away, then makes choices
 * calm, as long as the same invariant breaks. Deterministic, and bounded by a number of trials.
 */
final class Shrinker {
  private static final int MOST_TRIALS = 6_000;
  private static final int OTHER_SCHEDULES = 12;

  private final Trial trial;
  private int left = MOST_TRIALS;

  /** Whether it only breaks past retention; all else is found sooner without. */
  private boolean toOblivion;

  Shrinker(Trial trial) {
    this.trial = trial;
  }

  /**
   * @param seeds of the schedules under which the world broke
   */
  Failure shrink(World world, List<Long> seeds, Broken first) {
    List<int[]> scripts = new ArrayList<>();
    for (long seed : seeds) {
      scripts.add(record(world, seed));
    }
    toOblivion =
        trial
            .run(world, scripts.stream().map(Choices::scripted).toList(), false)
            .filter(b -> b.invariant() == first.invariant())
            .isEmpty();
    var best = new Failure(first, world, scripts, world.happenings().size());
    best = alone(best);
    int size;
    do {
      size = size(best);
      best = fewerHappenings(best);
      best = calmer(best);
    } while (size(best) < size && left > 0);
    return best;
  }

  private int[] record(World world, long seed) {
    Choices choices = Choices.recorded(seed);
    try {
      trial.live(world, choices, Observer.NOBODY);
    } catch (Broken expected) {
      // What was chosen until then is what is wanted.
      return choices.script();
    }
    return choices.script();
  }

  private static int size(Failure failure) {
    int choices = failure.schedules().stream().mapToInt(Shrinker::busy).sum();
    return 1000 * failure.world().happenings().size() + choices + failure.schedules().size();
  }

  private static int busy(int[] script) {
    return (int) Arrays.stream(script).filter(c -> c != 0).count();
  }

  /** The first schedule alone, or another alone, if the comparison is not what breaks. */
  private Failure alone(Failure failure) {
    for (int[] script : failure.schedules()) {
      Optional<Failure> one = tried(failure, failure.world(), List.of(script));
      if (one.isPresent()) {
        return one.get();
      }
    }
    return failure;
  }

  private Failure fewerHappenings(Failure start) {
    Failure best = start;
    int chunk = Math.max(1, best.world().happenings().size() / 2);
    while (chunk >= 1 && left > 0) {
      boolean less = false;
      for (int from = 0; from < best.world().happenings().size() && left > 0; ) {
        List<Happening> fewer = new ArrayList<>(best.world().happenings());
        fewer.subList(from, Math.min(fewer.size(), from + chunk)).clear();
        Optional<Failure> smaller = anyhow(best, best.world().with(fewer));
        if (smaller.isPresent()) {
          best = smaller.get();
          less = true;
        } else {
          from += chunk;
        }
      }
      if (!less || chunk > 1) {
        chunk /= 2;
      }
    }
    return best;
  }

  /** Under the plain schedule, under the present one, or under a few others. */
  private Optional<Failure> anyhow(Failure best, World world) {
    List<List<int[]>> candidates = new ArrayList<>();
    int lives = best.schedules().size();
    if (lives == 1) {
      candidates.add(List.of(new int[0]));
    }
    candidates.add(best.schedules());
    for (int i = 0; i < OTHER_SCHEDULES; i++) {
      List<int[]> others = new ArrayList<>();
      for (int life = 0; life < lives; life++) {
        boolean plain = lives > 1 && life == 0;
        others.add(plain ? new int[0] : record(world, Choices.mix(world.seed(), 1_000L + i)));
      }
      candidates.add(others);
    }
    for (List<int[]> schedules : candidates) {
      Optional<Failure> smaller = tried(best, world, schedules);
      if (smaller.isPresent()) {
        return smaller;
      }
    }
    return Optional.empty();
  }

  private Failure calmer(Failure start) {
    Failure best = start;
    for (int life = 0; life < best.schedules().size(); life++) {
      int chunk = Math.max(1, best.schedules().get(life).length);
      while (chunk >= 1 && left > 0) {
        int length = best.schedules().get(life).length;
        for (int from = 0; from < length && left > 0; from += chunk) {
          int[] script = best.schedules().get(life).clone();
          int to = Math.min(script.length, from + chunk);
          if (from >= to || isCalm(script, from, to)) {
            continue;
          }
          Arrays.fill(script, from, to, 0);
          List<int[]> schedules = new ArrayList<>(best.schedules());
          schedules.set(life, trimmed(script));
          best = tried(best, best.world(), schedules).orElse(best);
        }
        chunk /= 2;
      }
    }
    return best;
  }

  private static boolean isCalm(int[] script, int from, int to) {
    return Arrays.stream(script, from, to).allMatch(c -> c == 0);
  }

  private static int[] trimmed(int[] script) {
    int length = script.length;
    while (length > 0 && script[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(script, length);
  }

  private Optional<Failure> tried(Failure best, World world, List<int[]> schedules) {
    left--;
    return trial
        .run(world, schedules.stream().map(Choices::scripted).toList(), toOblivion)
        .filter(b -> b.invariant() == best.broken().invariant())
        .map(b -> new Failure(b, world, schedules, best.drawn()));
  }
}
