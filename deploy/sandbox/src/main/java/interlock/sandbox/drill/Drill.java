package interlock.sandbox.drill;

import interlock.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A drill file without faults.
 *
 * @param file as it was named to us
 * @param start virtual time zero
 * @param policy the packaged policy with the drill's patches
 * @param ownPolicy whether there are any
 * @param leftOut how many of the file's steps are not among {@code steps}
 */
public record Drill(
    String file,
    String name,
    String title,
    Optional<String> origin,
    Instant start,
    Policy policy,
    boolean ownPolicy,
    List<Step> steps,
    int leftOut) {
  public Drill {
    steps = List.copyOf(steps);
  }

  /** Its steps up to a time after its start; for an engine whose clock cannot be hurried. */
  public Drill until(Duration last) {
    List<Step> played = steps.stream().filter(step -> step.at().compareTo(last) <= 0).toList();
    int left = leftOut + steps.size() - played.size();
    return new Drill(file, name, title, origin, start, policy, ownPolicy, played, left);
  }

  /** What a file came to: a drill, or everything that is wrong with it. */
  public sealed interface Parsed {
    /** It can be run. */
    record Valid(Drill drill) implements Parsed {}

    /** It cannot; by line, never empty. */
    record Invalid(List<Fault> faults) implements Parsed {
      public Invalid {
        faults = List.copyOf(faults);
      }
    }

    /** Everything that is wrong; empty when it is a drill. */
    default List<Fault> faults() {
      return switch (this) {
        case Valid valid -> List.of();
        case Invalid invalid -> invalid.faults();
      };
    }

    /**
     * The drill.
     *
     * @throws IllegalArgumentException with every fault, one a line
     */
    default Drill orThrow() {
      return switch (this) {
        case Valid valid -> valid.drill();
        case Invalid invalid ->
            throw new IllegalArgumentException(
                String.join("\n", invalid.faults().stream().map(Fault::toString).toList()));
      };
    }
  }
}
