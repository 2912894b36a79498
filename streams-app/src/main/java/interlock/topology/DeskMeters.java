package interlock.topology;

import interlock.core.desk.Room;
import interlock.core.task.Alert.Scope;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What desks read, how far behind they are, and what waits at them. */
public final class DeskMeters {
  private static final double MILLIS = 1_000;

  private final Map<Room, Counter> changed = new EnumMap<>(Room.class);
  private final Map<Room, Counter> known = new EnumMap<>(Room.class);
  private final Map<Room, Counter> unreadable = new EnumMap<>(Room.class);
  private final Map<Room, Counter> buried = new EnumMap<>(Room.class);
  private final Map<Room, Counter> forgotten = new EnumMap<>(Room.class);
  private final Map<Room, Counter> waited = new EnumMap<>(Room.class);
  private final Map<Room, DistributionSummary> wakeLag = new EnumMap<>(Room.class);
  private final Map<Room, Set<DeskPart>> parts = new EnumMap<>(Room.class);
  private final Map<Scope.Kind, Counter> opened = new EnumMap<>(Scope.Kind.class);
  private final Map<Scope.Kind, Counter> closed = new EnumMap<>(Scope.Kind.class);

  DeskMeters(Meters meters) {
    for (Room room : Room.values()) {
      String desk = Stores.label(room);
      changed.put(room, meters.counter(Meter.MAIL_READ, desk, "changed"));
      known.put(room, meters.counter(Meter.MAIL_READ, desk, "known"));
      unreadable.put(room, meters.counter(Meter.MAIL_READ, desk, "dead_letter"));
      buried.put(room, meters.counter(Meter.DEAD_LETTERS, Label.desk(desk)));
      forgotten.put(room, meters.counter(Meter.FILES_FORGOTTEN, desk));
      waited.put(room, meters.counter(Meter.OUTBOX_WAITED, desk));
      wakeLag.put(room, meters.histogram(Meter.WAKE_LAG, desk));
      parts.put(room, ConcurrentHashMap.newKeySet());
      meters.gauge(Meter.MAIL_LAG, () -> mailLag(room), desk);
      meters.gauge(Meter.WAKES_OVERDUE, () -> wakesOverdue(room), desk);
      meters.gauge(Meter.OUTBOX_WAITING, () -> outboxWaiting(room), desk);
    }
    for (Scope.Kind scope : Scope.Kind.values()) {
      String label = Label.lower(scope);
      opened.put(scope, meters.counter(Meter.BREAKER_CHANGED, label, "opened"));
      closed.put(scope, meters.counter(Meter.BREAKER_CHANGED, label, "closed"));
      meters.gauge(Meter.BREAKER_OPEN, () -> breakersOpen(scope), label);
    }
  }

  /** Seconds by which the slowest part of a room's mailbox is behind. */
  public double mailLag(Room room) {
    return parts.get(room).stream().mapToLong(DeskPart::mailLag).max().orElse(0) / MILLIS;
  }

  /** Seconds since the oldest wake-up of a room was due that is not mailed. */
  public double wakesOverdue(Room room) {
    return parts.get(room).stream().mapToLong(DeskPart::wakesOverdue).max().orElse(0) / MILLIS;
  }

  /** Letters of a room's desks that wait for a later page. */
  public long outboxWaiting(Room room) {
    return parts.get(room).stream().mapToLong(DeskPart::outboxWaiting).sum();
  }

  /** Breakers that are open in this instance's parts. */
  public long breakersOpen(Scope.Kind scope) {
    return parts.get(Room.ACCOUNT).stream().mapToLong(part -> part.breakersOpen(scope)).sum();
  }

  /** Mail that was buried since the process started. */
  public double buried() {
    return buried.values().stream().mapToDouble(Counter::count).sum();
  }

  /** A part of a room that this instance serves from now on. */
  DeskPart open(Room room) {
    var part = new DeskPart();
    parts.get(room).add(part);
    return part;
  }

  void close(Room room, DeskPart part) {
    parts.get(room).remove(part);
  }

  void mailRead(Room room, boolean fileChanged) {
    (fileChanged ? changed : known).get(room).increment();
  }

  void buried(Room room) {
    unreadable.get(room).increment();
    buried.get(room).increment();
  }

  void forgotten(Room room) {
    forgotten.get(room).increment();
  }

  void lettersWait(Room room, int letters) {
    waited.get(room).increment(letters);
  }

  void breaker(Scope.Kind scope, boolean opens) {
    (opens ? opened : closed).get(scope).increment();
  }

  /**
   * A wake-up was mailed.
   *
   * @param late milliseconds
   */
  void woken(Room room, long late) {
    wakeLag.get(room).record(late / MILLIS);
  }
}
