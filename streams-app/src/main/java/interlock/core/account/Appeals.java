package interlock.core.account;

import interlock.core.account.AccountFile.HeardAppeal;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Appeal;
import interlock.core.task.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** Beyond that the one of which nothing was said for longest is forgotten. */
  static final int MOST = 64;

  private static final Comparator<HeardAppeal> OLDEST_FIRST =
      Comparator.comparingLong(HeardAppeal::reportedAt).thenComparing(HeardAppeal::status);

  private Appeals() {}

  static void read(Draft draft, Appeal appeal) {
    if (isOvertaken(draft, appeal)) {
      return;
    }
    Predicate<Stop> about =
        stop ->
            appeal.taskId().map(stop.taskId()::equals).orElse(true)
                && (appeal.caseId().isEmpty() || appeal.caseId().equals(stop.caseId()));
    if (appeal.status() == Appeal.Status.UPHELD && !stands(draft, about)) {
      draft.outputs.add(Outcome.withoutEffect(appeal, draft.now()));
    }
    // A word that is about nothing here may come again, put right.
    if (Orders.measures(draft).anyMatch(about)) {
      remember(draft, appeal);
    }
    act(draft, appeal, about.and(stop -> !Stops.hasEnded(stop.state())));
  }

  /** What was ordered after an appeal was upheld stands, however often the appeal is told. */
  private static boolean isOvertaken(Draft draft, Appeal appeal) {
    HeardAppeal word = heard(appeal);
    return draft.appeals.stream()
        .filter(known -> known.appealId().equals(word.appealId()))
        .anyMatch(
            known ->
                known.status() == Appeal.Status.UPHELD || OLDEST_FIRST.compare(known, word) >= 0);
  }

  private static void remember(Draft draft, Appeal appeal) {
    List<HeardAppeal> all = new ArrayList<>(draft.appeals);
    all.removeIf(known -> known.appealId().equals(appeal.appealId()));
    all.add(heard(appeal));
    draft.appeals = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  private static HeardAppeal heard(Appeal appeal) {
    return new HeardAppeal(appeal.appealId(), appeal.status(), appeal.origin().reportedAt());
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
          case RECEIVED -> stop -> show(draft, stop, ReasonCode.APPEAL_RECEIVED);
          case DISMISSED -> stop -> show(draft, stop, ReasonCode.APPEAL_DISMISSED);
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

  private static void show(Draft draft, StopDraft stop, ReasonCode status) {
    stop.drop(SHOWN);
    stop.because(status, draft);
  }
}
