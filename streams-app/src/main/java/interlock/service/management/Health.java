package interlock.service.management;

import interlock.metrics.Meter;
import interlock.metrics.Meters;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether the process lives and is ready, by what each part says of itself. A part that has not
 * begun is alive and not ready.
 */
public final class Health {
  private static final Saying NOT_BEGUN =
      new Saying(() -> true, () -> false, () -> "it has not begun");

  private final Map<Part, Saying> parts = new ConcurrentHashMap<>(new EnumMap<>(Part.class));
  private volatile boolean started;

  /** What a part says of itself. */
  private record Saying(BooleanSupplier alive, BooleanSupplier ready, Supplier<String> how) {}

  /** Knows all parts, of which none has begun. */
  public Health(Meters meters) {
    for (Part part : Part.values()) {
      parts.put(part, NOT_BEGUN);
      meters.gauge(Meter.READY, () -> isReady(part) ? 1 : 0, part.label());
    }
  }

  /**
   * A part begins.
   *
   * @param alive false: only a new process can help
   * @param ready whether it runs with all that it needs
   * @param how it is, in a few words; without identifiers
   */
  public void begins(
      Part part, BooleanSupplier alive, BooleanSupplier ready, Supplier<String> how) {
    parts.put(part, new Saying(alive, ready, how));
  }

  public boolean isReady(Part part) {
    return parts.get(part).ready().getAsBoolean();
  }

  /** Whether all threads that must live do. */
  public boolean isLive() {
    return all(saying -> saying.alive().getAsBoolean());
  }

  /** Whether every part is ready. */
  public boolean isReady() {
    boolean ready = all(saying -> saying.ready().getAsBoolean());
    started |= ready;
    return ready;
  }

  /** Whether it has been ready once since the start. */
  public boolean hasStarted() {
    return started || isReady();
  }

  private boolean all(Predicate<Saying> holds) {
    return parts.values().stream().allMatch(holds);
  }

  /** Every part with what it says. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      Saying saying = parts.get(part);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("alive", saying.alive().getAsBoolean());
      one.put("ready", saying.ready().getAsBoolean());
      one.put("how", saying.how().get());
      shown.put(part.label(), one);
    }
    return shown;
  }
}
