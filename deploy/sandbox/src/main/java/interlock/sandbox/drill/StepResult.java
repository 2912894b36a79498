package interlock.sandbox.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one step.
 *
 * @param time when it was decided, after the start
 * @param matched the task that an expect found
 * @param counted how many matched, for count
 * @param nearest why it failed: the record that came closest, or that should not be
 * @param missing why it could not be judged or sent: a value that it refers to is not to be had
 */
public record StepResult(
    Step step,
    boolean held,
    Duration time,
    Optional<String> matched,
    Optional<Integer> counted,
    Optional<NearMiss> nearest,
    Optional<String> missing) {

  static StepResult held(Step step, Duration time) {
    return new StepResult(
        step, true, time, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static StepResult found(Step step, Duration time, String matched) {
    return new StepResult(
        step,
        true,
        time,
        Optional.of(matched),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static StepResult counted(
      Step step, boolean held, Duration time, int count, Optional<NearMiss> nearest) {
    return new StepResult(
        step, held, time, Optional.empty(), Optional.of(count), nearest, Optional.empty());
  }

  static StepResult failed(Step step, Duration time, Optional<NearMiss> nearest) {
    return new StepResult(
        step, false, time, Optional.empty(), Optional.empty(), nearest, Optional.empty());
  }

  static StepResult missing(Step step, Duration time, String why) {
    return new StepResult(
        step, false, time, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
