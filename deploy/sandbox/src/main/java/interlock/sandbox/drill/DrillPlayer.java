package interlock.sandbox.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;

/**
 * Plays one drill on one engine. Checks at one moment see the state of that moment first, all of
 * them, before any waits; then those that may wait do so together.
 */
public final class DrillPlayer {
  private final Drill drill;
  private final DrillEngine engine;
  private final Consumer<StepResult> told;
  private final Bindings bindings;
  private final Judge judge;
  private final List<StepResult> results = new ArrayList<>();

  private DrillPlayer(Drill drill, DrillEngine engine, Consumer<StepResult> told) {
    this.drill = drill;
    this.engine = engine;
    this.told = told;
    bindings = new Bindings(engine.start(), engine.lateness());
    judge = new Judge(engine, bindings);
  }

  /**
   * Plays it to its end, whatever fails.
   *
   * @param engine made for this drill; stays the caller's to close
   * @param told each step's result, in the order of the file, as soon as it is known
   * @return every step's result, in the order of the file
   */
  public static List<StepResult> play(Drill drill, DrillEngine engine, Consumer<StepResult> told) {
    return new DrillPlayer(drill, engine, told).play();
  }

  private List<StepResult> play() {
    List<Step.Check> together = new ArrayList<>();
    for (Step step : drill.steps()) {
      switch (step) {
        case Step.Send send -> {
          check(together);
          together.clear();
          send(send);
        }
        case Step.Check check -> {
          if (!together.isEmpty() && !together.get(0).at().equals(check.at())) {
            check(together);
            together.clear();
          }
          together.add(check);
        }
      }
    }
    check(together);
    return List.copyOf(results);
  }

  private void send(Step.Send send) {
    engine.advanceTo(moment(send));
    try {
      engine.send(send.topic(), (GenericRecord) send.event().build(bindings));
      tell(StepResult.held(send, judge.time()));
    } catch (Bindings.Missing e) {
      tell(StepResult.missing(send, judge.time(), e.getMessage()));
    }
  }

  /** Checks of one moment. */
  private void check(List<Step.Check> together) {
    if (together.isEmpty()) {
      return;
    }
    engine.advanceTo(moment(together.get(0)));
    List<StepResult> known = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    List<Step.Check> later = new ArrayList<>();
    if (engine.isVirtual()) {
      engine.settle();
    }
    for (Step.Check check : together) {
      switch (check) {
        case Step.Expect expect ->
            judge
                .expect(expect)
                .ifPresentOrElse(
                    known::add,
                    () ->
                        waiting.add(
                            new Waiting(expect, engine.deadline(moment(expect), expect.within()))));
        case Step.Never never -> now(check, known, later);
        case Step.NeverEver neverEver -> now(check, known, later);
        case Step.Count count -> now(check, known, later);
      }
    }
    await(waiting, known);
    if (!later.isEmpty()) {
      engine.settle();
      later.forEach(check -> known.add(judge.last(check)));
    }
    known.stream()
        .sorted(Comparator.comparingInt(result -> result.step().number()))
        .forEach(this::tell);
  }

  /** A cluster shows only after a while that nothing more comes. */
  private void now(Step.Check check, List<StepResult> known, List<Step.Check> later) {
    Optional<StepResult> result = engine.isVirtual() ? judge.atOnce(check) : Optional.empty();
    result.ifPresentOrElse(known::add, () -> later.add(check));
  }

  private record Waiting(Step.Expect step, Instant deadline) {}

  private void await(List<Waiting> waiting, List<StepResult> known) {
    while (!waiting.isEmpty()) {
      Instant first = waiting.stream().map(Waiting::deadline).min(Instant::compareTo).orElseThrow();
      boolean more = engine.advance(first);
      waiting.removeIf(
          each -> {
            Optional<StepResult> held = judge.expect(each.step());
            held.ifPresent(known::add);
            return held.isPresent();
          });
      if (!more) {
        waiting.removeIf(
            each -> {
              boolean over = !each.deadline().isAfter(first);
              if (over) {
                known.add(judge.last(each.step()));
              }
              return over;
            });
      }
    }
  }

  private Instant moment(Step step) {
    return engine.start().plus(step.at());
  }

  private void tell(StepResult result) {
    results.add(result);
    told.accept(result);
  }
}
