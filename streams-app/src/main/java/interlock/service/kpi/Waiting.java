package interlock.service.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a task waited for an officer. */
final class Waiting {
  /** Moments at which it began and ended to wait, in turn. */
  private final List<Instant> turns = new ArrayList<>(2);

  void at(Instant at, boolean waits) {
    if (waits != isWaiting()) {
      turns.add(at);
    }
  }

  private boolean isWaiting() {
    return turns.size() % 2 == 1;
  }

  /** Whether it waited at that moment. */
  boolean during(Instant moment) {
    long begun = turns.stream().filter(turn -> !turn.isAfter(moment)).count();
    return begun % 2 == 1;
  }
}
