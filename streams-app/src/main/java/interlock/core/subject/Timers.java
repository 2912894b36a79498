package interlock.core.subject;

import interlock.core.policy.Policy;
import interlock.core.task.Step;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** When something new would be decided. Fading points alone wake nobody. */
final class Timers {
  private Timers() {}

  /**
   * The next moment, epoch milliseconds; in the past if a promise is late and nobody has judged it
   * yet. Flights and calls that ended before the file's {@code asOf} are on the task already.
   */
  static OptionalLong wakeAt(SubjectFile file, Policy policy) {
    LongStream care = Care.next(file, policy.playbook()).stream().mapToLong(Care.Revisit::dueAt);
    if (file.openCase().isEmpty()) {
      return care.min();
    }
    int position = file.cases().size() - 1;
    DissuasionCase open = file.cases().get(position);
    CaseFacts facts = CaseFacts.of(file, position);
    LongStream steps =
        open.steps().stream().filter(s -> s.state() == Step.State.PENDING).mapToLong(Step::dueAt);
    var episodes = Span.episodes(facts.evidence());
    LongStream spans =
        Stream.concat(
                Span.flights(episodes, policy.risk()).stream(),
                Span.calls(episodes, policy.risk()).stream())
            .filter(s -> s.goesOnAt(file.asOf()))
            .mapToLong(Span::to);
    LongStream idle = idleAt(open, facts, policy).stream();
    return Stream.of(care, steps, spans, idle).flatMapToLong(s -> s).min();
  }

  /** When a case without an open step ends by itself; empty while a step is open. */
  static OptionalLong idleAt(DissuasionCase open, CaseFacts facts, Policy policy) {
    if (open.steps().stream().anyMatch(Step::open)) {
      return OptionalLong.empty();
    }
    long last = Math.max(open.openedAt(), facts.lastActivityAt().orElse(open.openedAt()));
    return OptionalLong.of(last + policy.playbook().concludeAfterMillis());
  }

  /** What a case's unit has to meet next; empty once it has ended. */
  static OptionalLong nextDueAt(SubjectFile file, int position, Policy policy) {
    DissuasionCase asked = file.cases().get(position);
    if (!asked.open()) {
      return OptionalLong.empty();
    }
    List<Step> steps = asked.steps();
    OptionalLong promised = TaskView.earliest(steps);
    return promised.isPresent() ? promised : idleAt(asked, CaseFacts.of(file, position), policy);
  }
}
