package interlock.sandbox.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what a step asks for against what was published so far. */
final class Judge {
  private final DrillEngine engine;
  private final Bindings bindings;

  Judge(DrillEngine engine, Bindings bindings) {
    this.engine = engine;
    this.bindings = bindings;
  }

  /** Now, after the start. */
  Duration time() {
    return Duration.between(engine.start(), engine.now());
  }

  /** Empty if it does not hold yet; binds the step's alias if it does. */
  Optional<StepResult> expect(Step.Expect step) {
    try {
      for (Map<String, Object> record : engine.outputs().newest(step.topic())) {
        if (step.match().holds(record, bindings)) {
          step.alias().ifPresent(alias -> bindings.bind(alias, record));
          NearMiss found = NearMiss.of(record, step.match(), bindings);
          return Optional.of(StepResult.found(step, time(), found.what()));
        }
      }
      return Optional.empty();
    } catch (Bindings.Missing notYet) {
      return Optional.empty();
    }
  }

  /** Empty if it refers to what an expect of the same moment may still find. */
  Optional<StepResult> atOnce(Step.Check step) {
    try {
      return Optional.of(judge(step));
    } catch (Bindings.Missing notYet) {
      return Optional.empty();
    }
  }

  /** What there is to say when there is no more waiting. */
  StepResult last(Step.Check step) {
    try {
      return judge(step);
    } catch (Bindings.Missing e) {
      return StepResult.missing(step, time(), e.getMessage());
    }
  }

  private StepResult judge(Step.Check step) throws Bindings.Missing {
    List<Map<String, Object>> records =
        step instanceof Step.NeverEver
            ? engine.outputs().all(step.topic())
            : engine.outputs().newest(step.topic());
    step.match().requireReferences(bindings);
    List<Map<String, Object>> matching = new ArrayList<>();
    List<Map<String, Object>> others = new ArrayList<>();
    for (Map<String, Object> record : records) {
      (step.match().holds(record, bindings) ? matching : others).add(record);
    }
    return switch (step) {
      case Step.Expect expect ->
          StepResult.failed(step, time(), NearMiss.nearest(others, step.match(), bindings));
      case Step.Never never -> none(step, matching);
      case Step.NeverEver neverEver -> none(step, matching);
      case Step.Count count -> {
        int found = matching.size();
        boolean held = found == count.expected();
        List<Map<String, Object>> telling = found > count.expected() ? matching : others;
        yield StepResult.counted(
            step,
            held,
            time(),
            found,
            held ? Optional.empty() : NearMiss.nearest(telling, step.match(), bindings));
      }
    };
  }

  private StepResult none(Step.Check step, List<Map<String, Object>> matching)
      throws Bindings.Missing {
    return matching.isEmpty()
        ? StepResult.held(step, time())
        : StepResult.failed(step, time(), NearMiss.nearest(matching, step.match(), bindings));
  }
}
