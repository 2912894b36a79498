package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.UpheldAppeals;
import interlock.core.event.Appeal;
import interlock.core.task.Outcome;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Appeals against stops and holds (law art. 32). An appeal shows on what it is about; upheld it
 * lifts at once, and one that finds nothing to lift is told to its source.
 */
final class Appeals {
  /** How far an appeal is while the measure stands. */
  private static final Set<ReasonCode> SHOWN =
      Set.of(ReasonCode.APPEAL_RECEIVED, ReasonCode.APPEAL_DISMISSED);

  private Appeals() {}

  static void read(Draft draft, Appeal appeal) {
    if (draft.upheld.contains(appeal.appealId())) {
      // What was ordered after it stands, however often the appeal is told.
      return;
    }
    Predicate<Stop> about =
        stop ->
            appeal.taskId().map(stop.taskId()::equals).orElse(true)
                && (appeal.caseId().isEmpty() || appeal.caseId().equals(stop.caseId()));
    if (appeal.status() == Appeal.Status.UPHELD) {
      if (!stands(draft, about)) {
        draft.outputs.add(Outcome.withoutEffect(appeal, draft.now()));
      }
      // One that is about nothing here may come again, put right.
      if (Orders.measures(draft).anyMatch(about)) {
        draft.upheld = UpheldAppeals.with(draft.upheld, appeal.appealId());
      }
    }
    act(draft, appeal, about.and(stop -> !Stops.hasEnded(stop.state())));
  }

  private static boolean stands(Draft draft, Predicate<Stop> about) {
    Predicate<Stop> open = about.and(stop -> !Stops.hasEnded(stop.state()));
    return draft.stops.stream().anyMatch(open)
        || draft.protections.stream().map(Protection::task).anyMatch(open)
        || draft.holds.stream().filter(Hold::isOpen).map(Hold::task).anyMatch(open);
  }

  private static void act(Draft draft, Appeal appeal, Predicate<Stop> which) {
    Consumer<StopDraft> order =
        switch (appeal.status()) {
          case RECEIVED -> stop -> show(draft, stop, appeal, ReasonCode.APPEAL_RECEIVED);
          case DISMISSED -> stop -> show(draft, stop, appeal, ReasonCode.APPEAL_DISMISSED);
          case UPHELD ->
              stop -> {
                stop.drop(SHOWN);
                if (!stop.isLift()) {
                  Stops.lift(draft, stop, ReasonCode.APPEAL_UPHELD);
                }
              };
        };
    Orders.change(draft, which, order);
    Orders.changeProtections(draft, which, order);
    Orders.changeHolds(
        draft,
        which,
        hold ->
            appeal.status() == Appeal.Status.UPHELD
                ? HoldAsks.release(
                    draft, Orders.changed(hold, stop -> stop.drop(SHOWN)), ReasonCode.APPEAL_UPHELD)
                : Orders.changed(hold, order));
  }

  private static void show(Draft draft, StopDraft stop, Appeal appeal, ReasonCode status) {
    if (!stop.knows(appeal.origin())) {
      stop.answered(appeal.origin());
      stop.drop(SHOWN);
      stop.because(status, draft);
    }
  }
}
