package interlock.service.api;

import java.util.HashMap;
import java.util.Map;

/** How many streams there are, in all and for each caller. */
final class StreamPlaces {
  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  StreamPlaces(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** One stream's place. */
  final class Place implements AutoCloseable {
    private final String caller;
    private boolean given = true;

    private Place(String caller) {
      this.caller = caller;
    }

    /** Gives it back, once. */
    @Override
    public void close() {
      synchronized (StreamPlaces.this) {
        if (given) {
          given = false;
          all--;
          taken.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
        }
      }
    }
  }

  /**
   * Takes a place.
   *
   * @throws ApiProblem when there is none
   */
  synchronized Place take(String caller) {
    if (taken.getOrDefault(caller, 0) >= mostOfOne) {
      throw ApiProblem.tooMany("This token has %d streams already; close one".formatted(mostOfOne));
    }
    if (all >= most) {
      throw ApiProblem.unavailable("Too many streams; ask again, or another instance");
    }
    all++;
    taken.merge(caller, 1, Integer::sum);
    return new Place(caller);
  }
}
