package interlock.core.subject;

import interlock.core.policy.Measure;
import interlock.core.policy.PlannedStep;
import interlock.core.task.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The steps of a case: what was promised is never lost and never made later. */
final class Steps {
  private Steps() {}

  /**
   * Adds what the playbook asks for from now on. A measure that is promised already keeps the
   * earlier deadline; one that is done stays done.
   *
   * @param plan may name a measure twice, on two conditions
   * @param now epoch milliseconds, from which the deadlines count
   */
  static List<Step> promise(List<Step> steps, List<PlannedStep> plan, String unit, long now) {
    List<Step> next = new ArrayList<>(steps);
    for (PlannedStep planned : plan) {
      if (planned.measure() != Measure.SMS) {
        promise(next, planned.measure(), unit, now + planned.withinMillis());
      }
    }
    return List.copyOf(next);
  }

  private static void promise(List<Step> steps, Measure measure, String unit, long dueAt) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.measure() == measure) {
        switch (step.state()) {
          case PENDING, OVERDUE -> steps.set(i, step.dueBy(dueAt));
          // In an open case: evidence was withdrawn, and now there is other evidence.
          case SKIPPED -> steps.set(i, Step.pending(measure, unit, dueAt).tried(step.attempts()));
          case DONE -> {
            // Done once for this case.
          }
        }
        return;
      }
    }
    steps.add(Step.pending(measure, unit, dueAt));
  }

  /** A further visit of that kind, also where one was made before. */
  static List<Step> renew(List<Step> steps, Measure measure, String unit, long dueAt) {
    List<Step> next = new ArrayList<>(steps);
    next.removeIf(s -> s.measure() == measure);
    next.add(Step.pending(measure, unit, dueAt));
    return List.copyOf(next);
  }

  /** A message that waits for the end of the quiet hours; one at a time. */
  static List<Step> waiting(List<Step> steps, String unit, long until) {
    if (anyOpen(steps, Measure.SMS)) {
      return steps;
    }
    List<Step> next = new ArrayList<>(steps);
    next.add(Step.pending(Measure.SMS, unit, until));
    return List.copyOf(next);
  }

  /**
   * Messages that waited long enough go out with this revision: the first of them, once.
   *
   * @param alreadySent whether the person had such a message lately
   */
  static List<Step> sentAfterWaiting(List<Step> steps, boolean alreadySent, long now) {
    List<Step> next = new ArrayList<>();
    boolean sent = alreadySent;
    for (Step step : steps) {
      if (step.measure() != Measure.SMS || !isOverdue(step, now)) {
        next.add(step);
      } else if (sent) {
        next.add(step.in(Step.State.SKIPPED));
      } else {
        next.add(step.tried(1).done(now));
        sent = true;
      }
    }
    return List.copyOf(next);
  }

  /** A message that goes out with this revision: done at once. */
  static List<Step> sent(List<Step> steps, String unit, long withinMillis, long now) {
    List<Step> next = new ArrayList<>(steps);
    // Whatever waited is said now.
    next.removeIf(s -> s.measure() == Measure.SMS && s.open());
    next.add(Step.pending(Measure.SMS, unit, now + withinMillis).tried(1).done(now));
    return List.copyOf(next);
  }

  /** Open steps of the unit that acted so far go to the one that acts now. */
  static List<Step> moved(List<Step> steps, String from, String to) {
    return change(
        steps,
        s -> s.open() && s.unit().equals(from) && s.measure() != Measure.REVISIT,
        s -> s.by(to));
  }

  static List<Step> done(List<Step> steps, Measure measure, long at) {
    return change(steps, s -> s.open() && s.measure() == measure, s -> s.done(at));
  }

  static List<Step> tried(List<Step> steps, Measure measure) {
    return change(steps, s -> s.measure() == measure, s -> s.tried(s.attempts() + 1));
  }

  static List<Step> skipOpen(List<Step> steps) {
    return change(steps, Step::open, s -> s.in(Step.State.SKIPPED));
  }

  /** What evidence that was withdrawn had asked for, and nothing else asks for. */
  static List<Step> skipUnplanned(List<Step> steps, List<PlannedStep> plan) {
    return change(
        steps,
        s ->
            s.open()
                && s.measure() != Measure.REVISIT
                && s.measure() != Measure.TAKE_REPORT
                && plan.stream().noneMatch(p -> p.measure() == s.measure()),
        s -> s.in(Step.State.SKIPPED));
  }

  /** That nobody need do any more. */
  static List<Step> skip(List<Step> steps, Measure measure) {
    return change(steps, s -> s.open() && s.measure() == measure, s -> s.in(Step.State.SKIPPED));
  }

  /**
   * What was not done in time.
   *
   * @param outageAfter who is found late by so many milliseconds more was late unseen: Interlock
   *     stood still
   */
  static List<Step> overdue(List<Step> steps, long now, long outageAfter) {
    return change(steps, s -> isOverdue(s, now), s -> s.overdue(now - s.dueAt() >= outageAfter));
  }

  static boolean isOverdue(Step step, long now) {
    return step.state() == Step.State.PENDING && step.dueAt() <= now;
  }

  static boolean anyPending(List<Step> steps, Measure measure) {
    return steps.stream().anyMatch(s -> s.state() == Step.State.PENDING && s.measure() == measure);
  }

  static boolean anyOpen(List<Step> steps, Measure measure) {
    return steps.stream().anyMatch(s -> s.open() && s.measure() == measure);
  }

  private static List<Step> change(
      List<Step> steps, Predicate<Step> which, UnaryOperator<Step> how) {
    return steps.stream().map(s -> which.test(s) ? how.apply(s) : s).toList();
  }
}
