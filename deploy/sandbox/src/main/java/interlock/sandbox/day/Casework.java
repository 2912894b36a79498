package interlock.sandbox.day;

import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionOutcome;
import interlock.common.Conclusion;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.Step;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** How an officer does one step: how long it takes, what he tells, and when he gives up. */
final class Casework {
  private static final int MOST_CALLS = 6;
  private static final int MOST_VISITS = 3;
  private static final double TO_NEIGHBOUR = 0.02;
  private static final double NOT_OURS = 0.01;
  private static final double FAMILY_ANSWERS = 0.75;
  private static final double AT_HOME = 0.85;

  private final Diary diary;
  private final Stage stage;
  private final Town town;
  private final DayBoard board;
  private final Answering answering;
  private final RandomGenerator random;
  private final Set<String> givenAway = new HashSet<>();

  Casework(
      Diary diary,
      Stage stage,
      Town town,
      DayBoard board,
      Answering answering,
      RandomGenerator random) {
    this.diary = diary;
    this.stage = stage;
    this.town = town;
    this.board = board;
    this.answering = answering;
    this.random = random;
  }

  /**
   * Begins it.
   *
   * @param done called when the officer is free, with the time before it is tried again
   */
  void begin(Job job, Consumer<Duration> done) {
    switch (job.measure()) {
      case SIGN -> after(seconds(10, 40), job, done, () -> sign(job, done));
      case CALL -> after(seconds(10, 40), job, done, () -> call(job, done));
      case FAMILY_CONTACT -> after(minutes(2, 5), job, done, () -> family(job, done));
      case REVISIT ->
          after(
              minutes(3, 6),
              job,
              done,
              () -> {
                answering.tell(job, DissuasionAction.REVISIT, DissuasionOutcome.REACHED);
                done.accept(Duration.ZERO);
              });
      case TAKE_REPORT ->
          after(
              minutes(8, 18),
              job,
              done,
              () -> {
                town.reports(subject(job));
                done.accept(Duration.ZERO);
              });
      case VISIT -> after(minutes(8, 40), job, done, () -> visit(job, done));
      case BRANCH_DISPATCH -> {
        answering.tell(job, DissuasionAction.BRANCH_DISPATCH, DissuasionOutcome.DISPATCHED);
        after(minutes(2, 6), job, done, () -> atTheBranch(job, done));
      }
      case SMS, BANK_VERIFY, PROTECTIVE, UNKNOWN ->
          throw new IllegalArgumentException("no officer does " + job.measure());
    }
  }

  private void sign(Job job, Consumer<Duration> done) {
    boolean mayGive = !job.unit().equals(Prefecture.CITY) && givenAway.add(job.taskId());
    double fate = random.nextDouble();
    if (mayGive && fate < NOT_OURS) {
      answering.tell(job, DissuasionAction.REJECT, DissuasionOutcome.NONE);
    } else if (mayGive && fate < NOT_OURS + TO_NEIGHBOUR) {
      answering.transfer(job, Prefecture.neighbour(job.unit()));
    } else {
      answering.tell(job, DissuasionAction.SIGNED, DissuasionOutcome.NONE);
    }
    done.accept(Duration.ZERO);
  }

  private void call(Job job, Consumer<Duration> done) {
    int made = attempts(job) + 1;
    DissuasionOutcome outcome = Telephone.rings(current(job).getOnCallNow(), random);
    answering.tell(job, DissuasionAction.CALL, outcome);
    if (outcome == DissuasionOutcome.REACHED) {
      Resident who = subject(job);
      town.spokenTo(who);
      later(minutes(2, 7), () -> afterTheTalk(job, who, done));
    } else if (made >= MOST_CALLS) {
      conclude(job, Conclusion.UNKNOWN_RESULT, done);
    } else {
      done.accept(minutes(3, 6));
    }
  }

  /** Where somebody goes to the door anyhow, he concludes. */
  private void afterTheTalk(Job job, Resident who, Consumer<Duration> done) {
    Conclusion said = Talk.concludes(who, town.hidesALoss(who), random);
    boolean decidedAtTheDoor =
        said != Conclusion.DEFRAUDED && openStep(job.taskId(), Measure.VISIT).isPresent();
    if (decidedAtTheDoor) {
      done.accept(Duration.ZERO);
    } else {
      conclude(job, said, done);
    }
  }

  private void family(Job job, Consumer<Duration> done) {
    boolean answered = random.nextDouble() < FAMILY_ANSWERS;
    answering.tell(
        job,
        DissuasionAction.FAMILY_CONTACT,
        answered ? DissuasionOutcome.FAMILY_REACHED : DissuasionOutcome.NO_ANSWER);
    done.accept(answered ? Duration.ZERO : minutes(10, 20));
  }

  private void visit(Job job, Consumer<Duration> done) {
    int made = attempts(job) + 1;
    if (random.nextDouble() < AT_HOME) {
      answering.tell(job, DissuasionAction.VISIT, DissuasionOutcome.MET);
      faceToFace(job, done);
    } else {
      answering.tell(job, DissuasionAction.VISIT, DissuasionOutcome.NOT_FOUND);
      if (made >= MOST_VISITS) {
        conclude(job, Conclusion.UNKNOWN_RESULT, done);
      } else {
        done.accept(minutes(30, 60));
      }
    }
  }

  private void atTheBranch(Job job, Consumer<Duration> done) {
    answering.tell(job, DissuasionAction.BRANCH_DISPATCH, DissuasionOutcome.ARRIVED);
    later(
        minutes(1, 4),
        () -> {
          answering.tell(job, DissuasionAction.BRANCH_DISPATCH, DissuasionOutcome.MET);
          faceToFace(job, done);
        });
  }

  private void faceToFace(Job job, Consumer<Duration> done) {
    Resident who = subject(job);
    town.met(who);
    later(
        minutes(10, 25),
        () -> conclude(job, Talk.concludes(who, town.hidesALoss(who), random), done));
  }

  private void conclude(Job job, Conclusion conclusion, Consumer<Duration> done) {
    if (board.isOpen(job.taskId())) {
      answering.conclude(job, conclusion);
    }
    done.accept(Duration.ZERO);
  }

  /** Once the time is over, if the step is still to be done then. */
  private void after(Duration time, Job job, Consumer<Duration> done, Runnable deed) {
    later(
        time,
        () -> {
          if (openStep(job.taskId(), job.measure()).isPresent()) {
            deed.run();
          } else {
            done.accept(Duration.ZERO);
          }
        });
  }

  private void later(Duration time, Runnable deed) {
    diary.note(stage.now().plus(time), deed);
  }

  private DissuasionTask current(Job job) {
    return board.task(job.taskId());
  }

  private Resident subject(Job job) {
    return town.subject(current(job));
  }

  private int attempts(Job job) {
    return openStep(job.taskId(), job.measure()).map(Step::getAttempts).orElse(0);
  }

  private Optional<Step> openStep(String taskId, Measure measure) {
    return board.isOpen(taskId)
        ? board.task(taskId).getSteps().stream()
            .filter(s -> s.getMeasure() == measure && Worklists.isOpen(s))
            .findFirst()
        : Optional.empty();
  }

  private Duration minutes(int least, int most) {
    return seconds(60 * least, 60 * most);
  }

  private Duration seconds(int least, int most) {
    return Duration.ofSeconds(random.nextInt(least, most + 1));
  }
}
