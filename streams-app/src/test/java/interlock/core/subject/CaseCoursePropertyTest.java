package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.SECOND;
import static interlock.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.Property;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.DissuasionFeedback.Verification;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Transfer.Status;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Step;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Evidence, feedback, officers' words and time in any order: promises are kept or overdue in the
 * open, a conclusion gets through, nobody is written to twice, and no case hangs.
 */
class CaseCoursePropertyTest {

  @Test
  void noCourseBreaksAPromise() {
    Property.qt().forAll(longs().all()).checkAssert(seed -> new Course(new Random(seed)).run());
  }

  private static final class Course {
    private static final int STEPS = 40;

    private final Random random;
    private final SubjectRun run = new SubjectRun();
    private final List<SubjectMail> past = new ArrayList<>();
    private final Map<String, DissuasionTask> newest = new HashMap<>();
    private final Map<String, Map<Measure, Long>> promised = new HashMap<>();
    private final TreeSet<Long> messages = new TreeSet<>();
    private long elapsed;
    private int read;
    private int named;

    /** Whether a visit found that the person need not be looked after. */
    private boolean careEnded;

    /** Whether the last mail gave the case away: the new unit has its own time to sign. */
    private boolean givenAway;

    Course(Random random) {
      this.random = random;
    }

    void run() {
      send(fact().mail());
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(13)) {
          case 0, 1 -> send(fact().mail());
          case 2, 3, 4 -> send(answer(any(Outcome.values()), Conclusion.NONE));
          case 5 ->
              send(run.decision(any(OfficerDecision.Action.values()), any("014001", "014002")));
          case 6 -> conclude();
          case 7 -> giveAway();
          case 8 -> deliver(past.get(random.nextInt(past.size())));
          case 9 -> report();
          case 10 -> care();
          default -> pass((1 + random.nextInt(40)) * any(SECOND, MINUTE, HOUR));
        }
      }
      pass(90 * DAY);
      assertThat(newest.values())
          .allMatch(t -> !t.state().open() || t.steps().stream().anyMatch(Step::open));
    }

    private Facts fact() {
      String id = "e" + ++named;
      return switch (random.nextInt(6)) {
        case 0 -> Facts.visit(id, any(100, 900)).after(elapsed);
        case 1 -> Facts.message(id, any(500, 900)).after(elapsed);
        case 2 -> Facts.call(id, 900, any(Phase.ONGOING, Phase.ENDED), id).after(elapsed);
        case 3 ->
            Facts.directive(id, any(WarningClass.values()), any(Level.values()))
                .in("451223")
                .after(elapsed);
        case 4 ->
            Facts.transfer(id, EvidenceCode.SUSPICIOUS_TRANSFER, any(Status.HELD, Status.POSTED))
                .in("620602")
                .after(elapsed);
        default -> Facts.visit(id, 900).as(EvidenceCode.IN_TOUCH_WITH_INVOLVED).after(elapsed);
      };
    }

    private SubjectMail answer(Outcome outcome, Conclusion conclusion) {
      Action action =
          conclusion == Conclusion.NONE
              ? any(Action.SIGNED, Action.CALL, Action.VISIT, Action.FAMILY_CONTACT, Action.REVISIT)
              : Action.CONCLUDE;
      return run.answer(anyTask(), action, outcome, conclusion);
    }

    private String anyTask() {
      List<String> all = new ArrayList<>(newest.keySet());
      all.sort(null);
      return random.nextInt(4) == 0
          ? all.get(random.nextInt(all.size()))
          : run.task().head().taskId();
    }

    private void conclude() {
      if (random.nextInt(3) == 0) {
        String last = run.task().head().taskId();
        send(
            run.answer(
                last,
                Action.CONCLUDE,
                Outcome.NONE,
                any(
                    Conclusion.SELF_AWARE,
                    Conclusion.DISSUADED,
                    Conclusion.FALSE_ALARM,
                    Conclusion.DEFRAUDED)));
        assertThat(newest.get(last).state()).isIn(State.CONCLUDED, State.CANCELLED);
        assertThat(newest.get(last).steps()).noneMatch(Step::open);
      }
    }

    private void giveAway() {
      givenAway = true;
      if (random.nextBoolean()) {
        run.transfersTo(any("451223", "350203", "000000"));
      } else {
        run.answers(Action.REJECT, Outcome.NONE);
      }
      check();
      givenAway = false;
    }

    /** A person comes on the care list, or a visit finds something. */
    private void care() {
      if (random.nextInt(3) > 0) {
        Verification found = any(Verification.values());
        send(run.verified(anyTask(), any(Outcome.values()), found));
        careEnded |= found == Verification.NO_LONGER_APPLIES;
      } else if (!careEnded) {
        run.cared("CARE", OptionalLong.of(1 + random.nextInt(20)));
        check();
      }
    }

    private void report() {
      if (random.nextInt(4) == 0) {
        run.reports("C" + ++named, 1, CaseStatus.REPORTED, elapsed - HOUR);
        check();
      } else if (random.nextBoolean()) {
        run.reports("C" + named, 2, CaseStatus.WITHDRAWN, elapsed - HOUR);
        check();
      }
    }

    private void pass(long millis) {
      elapsed += millis;
      run.until(elapsed);
      check();
      long now = START + elapsed;
      for (DissuasionTask task : newest.values()) {
        for (Step step : task.steps()) {
          boolean late = step.state() == Step.State.PENDING && step.dueAt() < now;
          assertThat(late).as("%s of %s is late and pending", step, task.head()).isFalse();
        }
      }
    }

    private void send(SubjectMail mail) {
      past.add(mail);
      deliver(mail);
      int before = run.history().size();
      run.deliver(mail);
      assertThat(run.history()).as("%s told again", mail).hasSize(before);
    }

    private void deliver(SubjectMail mail) {
      run.deliver(mail);
      check();
    }

    private void check() {
      List<DissuasionTask> all = run.history();
      all.subList(read, all.size()).forEach(this::published);
      read = all.size();
      SubjectFile file = run.file().orElseThrow();
      assertThat(file.cases().stream().filter(DissuasionCase::open).count()).isLessThanOrEqualTo(1);
      file.openCase().ifPresent(this::waits);
    }

    private void waits(DissuasionCase open) {
      OptionalLong wakeAt = run.wakeAt();
      // One that has passed is a deadline too, and keeps the case open.
      boolean overdue = open.steps().stream().anyMatch(s -> s.state() == Step.State.OVERDUE);
      assertThat(wakeAt.isPresent() || overdue).as("an open case has a next deadline").isTrue();
      open.steps().stream()
          .filter(s -> s.state() == Step.State.PENDING)
          .forEach(s -> assertThat(wakeAt.getAsLong()).isLessThanOrEqualTo(s.dueAt() + 1));
    }

    private void published(DissuasionTask task) {
      String id = task.head().taskId();
      DissuasionTask before = newest.put(id, task);
      assertThat(task.head().revision())
          .isEqualTo(before == null ? 1 : before.head().revision() + 1);
      assertThat(before == null || before.state().open() || !task.state().open())
          .as("an ended task opens again")
          .isTrue();
      assertThat(before == null && careEnded && task.careGroup().isPresent())
          .as("care that has ended goes on")
          .isFalse();
      Map<Measure, Long> kept = promised.computeIfAbsent(id, k -> new EnumMap<>(Measure.class));
      kept.forEach((measure, dueAt) -> keeps(task, measure, dueAt));
      for (Step step : task.steps()) {
        kept.put(step.measure(), step.dueAt());
        if (step.measure() == Measure.SMS && step.doneAt().isPresent()) {
          message(step.doneAt().getAsLong());
        }
        if (step.state() == Step.State.OVERDUE && !wasOverdue(before, step.measure())) {
          String above = SubjectRun.POLICY.units().above(step.unit());
          assertThat(task.copyUnits().contains(above) || task.responsibleUnit().equals(above))
              .as("the unit above knows of %s", step)
              .isTrue();
        }
      }
    }

    private static boolean wasOverdue(DissuasionTask before, Measure measure) {
      return before != null
          && before.steps().stream()
              .anyMatch(s -> s.measure() == measure && s.state() == Step.State.OVERDUE);
    }

    private void keeps(DissuasionTask task, Measure measure, long dueAt) {
      Step step =
          task.steps().stream().filter(s -> s.measure() == measure).findFirst().orElseThrow();
      boolean renewed =
          (measure == Measure.SIGN && givenAway)
              || measure == Measure.REVISIT
              || measure == Measure.SMS;
      if (!renewed) {
        assertThat(step.dueAt())
            .as("%s was promised by %d", step, dueAt)
            .isLessThanOrEqualTo(dueAt);
      }
    }

    /** One person, one fraud type. */
    private void message(long at) {
      if (messages.add(at)) {
        Long earlier = messages.lower(at);
        Long later = messages.higher(at);
        assertThat(earlier == null || at - earlier >= DAY).as("written to twice in a day").isTrue();
        assertThat(later == null || later - at >= DAY).as("written to twice in a day").isTrue();
      }
    }

    @SafeVarargs
    private <T> T any(T... of) {
      return of[random.nextInt(of.length)];
    }
  }
}
