package interlock.sandbox.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a simulation went.
 *
 * @param steps mails decided
 * @param refusedLinks links that desks refused, of all lives
 * @param identityChecked whether joining was held against the batch union-find
 * @param worldSeed of the world that broke; it alone replays it
 */
public record Summary(
    long seed,
    Set<Fault> faults,
    long worlds,
    long steps,
    long nanos,
    long injected,
    long refusedLinks,
    boolean identityChecked,
    Optional<Long> worldSeed,
    Optional<Failure> failure,
    String retelling) {
  private static final double NANOS = 1e9;

  public Summary {
    faults = Set.copyOf(faults);
  }

  /** The last line. */
  public String line() {
    return "%,d worlds, %,d steps, %,.0f steps/s, %s, %,d faults injected, %d broken"
        .formatted(
            worlds,
            steps,
            stepsPerSecond(),
            identityChecked
                ? "%,d refused links".formatted(refusedLinks)
                : "identity not checked (nothing is joined yet)",
            injected,
            failure.isPresent() ? 1 : 0);
  }

  public double stepsPerSecond() {
    return steps / Math.max(1e-9, nanos / NANOS);
  }

  /** For a machine. */
  public Map<String, Object> json() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seed", seed);
    values.put("faults", Fault.list(faults));
    values.put("worlds", worlds);
    values.put("steps", steps);
    values.put("seconds", nanos / NANOS);
    values.put("stepsPerSecond", Math.round(stepsPerSecond()));
    values.put("faultsInjected", injected);
    values.put("refusedLinks", refusedLinks);
    values.put("identityChecked", identityChecked);
    values.put("broken", failure.map(f -> f.broken().invariant().name()).orElse(""));
    worldSeed.ifPresent(s -> values.put("worldSeed", s));
    values.put("retelling", retelling);
    return values;
  }
}
