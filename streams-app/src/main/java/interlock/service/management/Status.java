package interlock.service.management;

import interlock.core.desk.Room;
import interlock.core.policy.Policy;
import interlock.core.task.Alert.Scope;
import interlock.topology.AppStatus;
import interlock.topology.AppStatus.ThreadStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the process is, in figures. */
final class Status {
  private final String version;
  private final Health health;
  private final InstantSource clock;
  private final Instant startedAt;
  private volatile Optional<Watch> watch = Optional.empty();

  Status(String version, Health health, InstantSource clock) {
    this.version = version;
    this.health = health;
    this.clock = clock;
    startedAt = clock.instant();
  }

  void watch(Watch from) {
    watch = Optional.of(from);
  }

  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("version", version);
    shown.put("startedAt", startedAt.toString());
    shown.put("upSeconds", Duration.between(startedAt, clock.instant()).toSeconds());
    shown.put("live", health.isLive());
    shown.put("ready", health.isReady());
    shown.put("parts", health.shown());
    watch.ifPresent(w -> add(shown, w));
    return shown;
  }

  private void add(Map<String, Object> shown, Watch w) {
    shown.put("degraded", Degraded.of(w));
    Policy policy = w.policies().inForce(clock.millis());
    shown.put(
        "policy",
        Map.of(
            "version",
            policy.version(),
            "effectiveFrom",
            Instant.ofEpochMilli(policy.effectiveFromAt()).toString()));
    shown.put("applications", w.engine().status().stream().map(Status::app).toList());
    Map<String, Object> desks = new LinkedHashMap<>();
    for (Room room : Room.values()) {
      desks.put(room.name().toLowerCase(Locale.ROOT), desk(room, w));
    }
    shown.put("desks", desks);
    Map<String, Object> breakers = new LinkedHashMap<>();
    for (Scope.Kind scope : Scope.Kind.values()) {
      breakers.put(scope.name().toLowerCase(Locale.ROOT), w.desks().breakersOpen(scope));
    }
    shown.put("breakersOpen", breakers);
    Map<String, Object> tasks = new LinkedHashMap<>();
    tasks.put("known", w.tasks().book().size());
    tasks.put("toBeRead", w.tasks().left());
    shown.put("tasks", tasks);
  }

  private static Map<String, Object> desk(Room room, Watch w) {
    Map<String, Object> desk = new LinkedHashMap<>();
    desk.put("mailLagSeconds", w.desks().mailLag(room));
    desk.put("wakesOverdueSeconds", w.desks().wakesOverdue(room));
    desk.put("outboxWaiting", w.desks().outboxWaiting(room));
    return desk;
  }

  private static Map<String, Object> app(AppStatus app) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", app.app());
    shown.put("state", app.state());
    shown.put("since", app.since().toString());
    shown.put("active", app.active());
    shown.put("standby", app.standby());
    shown.put("toBeRestored", app.restoring());
    shown.put("standbyLag", app.standbyLag());
    shown.put("threadsReplaced", app.replaced());
    shown.put("threads", app.threads().stream().map(Status::thread).toList());
    return shown;
  }

  private static Map<String, Object> thread(ThreadStatus thread) {
    return Map.of("name", thread.name(), "state", thread.state());
  }
}
