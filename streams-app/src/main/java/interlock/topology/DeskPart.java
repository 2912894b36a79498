package interlock.topology;

import interlock.core.task.Alert.Scope;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How one partition's desks of a room are: written by the thread that serves them, read by whoever
 * asks. Times are milliseconds.
 */
final class DeskPart {
  private volatile long mailLag;
  private volatile long wakesOverdue;
  private volatile long outboxWaiting;
  private volatile Map<Scope.Kind, Integer> breakersOpen = Map.of();

  long mailLag() {
    return mailLag;
  }

  void mailLag(long millis) {
    mailLag = millis;
  }

  long wakesOverdue() {
    return wakesOverdue;
  }

  void wakesOverdue(long millis) {
    wakesOverdue = millis;
  }

  long outboxWaiting() {
    return outboxWaiting;
  }

  void outboxWaiting(long letters) {
    outboxWaiting = letters;
  }

  int breakersOpen(Scope.Kind scope) {
    return breakersOpen.getOrDefault(scope, 0);
  }

  void breakersOpen(List<Scope> open) {
    var counted = new EnumMap<Scope.Kind, Integer>(Scope.Kind.class);
    open.forEach(scope -> counted.merge(scope.kind(), 1, Integer::sum));
    breakersOpen = counted;
  }
}
