package interlock.sandbox.simulate;

import java.util.List;

/**
 * A broken invariant with the shortest history found.
 *
 * @param world with only the happenings that it takes
 * @param schedules one script of choices for each life that it takes; two when only their
 *     difference shows it
 * @param drawn how many happenings the world had
 */
public record Failure(Broken broken, World world, List<int[]> schedules, int drawn) {
  public Failure {
    schedules = List.copyOf(schedules);
  }
}
