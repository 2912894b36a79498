package interlock.service.management;

import interlock.core.desk.Room;
import interlock.core.task.Alert.Scope;
import interlock.topology.AppStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What of a process works, but not as it should: each with its figure and what follows from it. */
final class Degraded {
  /** As long deadlines are judged, seconds. */
  private static final double TOLERATED = 5;

  /** Copies that are behind by more make a takeover slow, records. */
  private static final long MUCH = 10_000;

  private final List<Map<String, Object>> findings = new ArrayList<>();

  static List<Map<String, Object>> of(Watch watch) {
    var degraded = new Degraded();
    watch.engine().status().forEach(degraded::app);
    for (Room room : Room.values()) {
      degraded.room(room, watch);
    }
    for (Scope.Kind scope : Scope.Kind.values()) {
      long open = watch.desks().breakersOpen(scope);
      degraded.when(
          open > 0,
          "breaker." + scope.name().toLowerCase(Locale.ROOT),
          open,
          "breakers on stops are open: officers have what they hold back");
    }
    degraded.when(
        watch.desks().buried() > 0,
        "deadLetters",
        watch.desks().buried(),
        "mail went to dead-letter since the start");
    return List.copyOf(degraded.findings);
  }

  private void app(AppStatus app) {
    when(
        app.restoring() > 0,
        app.app() + ".restoring",
        app.restoring(),
        "records are to be restored before all desks are open");
    when(
        app.standbyLag() > MUCH,
        app.app() + ".standbyLag",
        app.standbyLag(),
        "copies are behind: a takeover restores these records first");
    when(
        app.replaced() > 0,
        app.app() + ".threadsReplaced",
        app.replaced(),
        "threads ended by a fault and were replaced; the log says why");
  }

  private void room(Room room, Watch watch) {
    String desk = room.name().toLowerCase(Locale.ROOT);
    double lag = watch.desks().mailLag(room);
    when(
        lag > TOLERATED,
        desk + ".mailLagSeconds",
        lag,
        "mail waits: no deadline is judged meanwhile");
    double overdue = watch.desks().wakesOverdue(room);
    when(
        overdue > TOLERATED,
        desk + ".wakesOverdueSeconds",
        overdue,
        "wake-ups are due that are not mailed: deadlines are judged late");
  }

  private void when(boolean holds, String what, Number figure, String meaning) {
    if (holds) {
      Map<String, Object> finding = new LinkedHashMap<>();
      finding.put("what", what);
      finding.put("figure", figure);
      finding.put("meaning", meaning);
      findings.add(finding);
    }
  }
}
