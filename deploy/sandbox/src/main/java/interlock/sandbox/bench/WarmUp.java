package interlock.sandbox.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Loads played whole, one after the other, before what is measured.
 *
 * @param atLeast the last begins before this is over; none is played for zero
 * @param loads by number, from 0
 */
record WarmUp(Duration atLeast, IntFunction<MixedLoad> loads) {
  static final WarmUp NONE =
      new WarmUp(
          Duration.ZERO,
          number -> {
            throw new IllegalStateException("no warm-up");
          });

  /** Plays one load to its end. */
  @FunctionalInterface
  interface Player {
    void play(MixedLoad load) throws InterruptedException;
  }

  /** Plays them, and tells which. */
  List<MixedLoad> play(Player player) throws InterruptedException {
    long startNanos = System.nanoTime();
    List<MixedLoad> played = new ArrayList<>();
    while (System.nanoTime() - startNanos < atLeast.toNanos()) {
      MixedLoad load = loads.apply(played.size());
      player.play(load);
      played.add(load);
    }
    return List.copyOf(played);
  }
}
