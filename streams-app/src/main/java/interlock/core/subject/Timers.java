package interlock.core.subject;

import interlock.core.policy.Policy;
import interlock.core.task.Step;
import java.util.List;
import java.util.OptionalLong;

/** When something new would be decided. Fading points alone wake nobody. */
final class Timers {
  private Timers() {}

  /**
   * The next moment, epoch milliseconds; in the past if a promise is late and nobody has judged it
   * yet. Flights and calls that ended before the file's {@code asOf} are on the task already.
   */
  static OptionalLong wakeAt(SubjectFile file, Policy policy) {
    long next = Care.next(file, policy.playbook()).map(Care.Revisit::dueAt).orElse(Long.MAX_VALUE);
    if (file.openCase().isPresent()) {
      int position = file.cases().size() - 1;
      DissuasionCase open = file.cases().get(position);
      CaseFacts facts = CaseFacts.of(file, position);
      next = Math.min(next, firstPending(open.steps()).orElse(Long.MAX_VALUE));
      next = Math.min(next, idleAt(open, facts, policy).orElse(Long.MAX_VALUE));
      var episodes = Span.episodes(facts.evidence());
      next = firstEnd(Span.flights(episodes, policy.risk()), file.asOf(), next);
      next = firstEnd(Span.calls(episodes, policy.risk()), file.asOf(), next);
    }
    return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** The earliest promise that is neither kept nor late. */
  static OptionalLong firstPending(List<Step> steps) {
    long first = Long.MAX_VALUE;
    for (Step step : steps) {
      if (step.state() == Step.State.PENDING) {
        first = Math.min(first, step.dueAt());
      }
    }
    return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
  }

  private static long firstEnd(List<Span> spans, long now, long next) {
    long first = next;
    for (Span span : spans) {
      if (span.goesOnAt(now)) {
        first = Math.min(first, span.to());
      }
    }
    return first;
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
