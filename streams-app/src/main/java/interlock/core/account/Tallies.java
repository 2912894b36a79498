package interlock.core.account;

import interlock.core.account.AccountFile.Told;
import interlock.core.account.Allocation.Portion;
import interlock.core.desk.Address;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Tally;
import interlock.core.policy.Taint;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells each case what became of its money here, and only what changed (docs/adr/0013): what it was
 * last told stays on file while there is something to tell of.
 */
final class Tallies {
  private Tallies() {}

  /** Mails what changed. */
  static void tell(Draft draft) {
    Map<String, Told> next = new TreeMap<>();
    for (Told told : draft.told) {
      next.put(told.caseId(), told);
    }
    for (Told now : changes(draft)) {
      Told before = next.getOrDefault(now.caseId(), nothing(now.caseId()));
      var news =
          new CaseMail.MoneyProgress(
              draft.account,
              now.tally().minus(before.tally()),
              before.hop(),
              now.hop(),
              before.firstStopAt().isPresent() ? OptionalLong.empty() : now.firstStopAt());
      if (!news.isNothing()) {
        draft.mail.add(new Letter(Address.caseFile(now.caseId()), news));
      }
      if (now.equals(nothing(now.caseId()))) {
        next.remove(now.caseId());
      } else {
        next.put(now.caseId(), now);
      }
    }
    draft.told = List.copyOf(next.values());
  }

  /**
   * A bank says how much it gave back for a stop, all in all: a repeat, and an older word that
   * comes late, change nothing. What it gave back for several stops of one case adds up.
   */
  static void returned(Draft draft, StopDraft stop, long returnedFen) {
    long more = returnedFen - stop.returnedFen;
    String caseId = stop.caseId.orElse("");
    if (caseId.isEmpty() || more <= 0) {
      return;
    }
    stop.returnedFen = returnedFen;
    Told before =
        draft.told.stream()
            .filter(t -> t.caseId().equals(caseId))
            .findFirst()
            .orElseGet(() -> nothing(caseId));
    List<Told> next = new ArrayList<>(draft.told);
    next.remove(before);
    next.add(
        new Told(
            caseId,
            before.tally(),
            before.hop(),
            before.firstStopAt(),
            before.returnedFen() + more,
            before.forgotten()));
    next.sort(Comparator.comparing(Told::caseId));
    draft.told = List.copyOf(next);
  }

  /**
   * Asks the cases that count money here whether they are still there: one that was forgotten says
   * so, and no other says anything.
   */
  static List<Letter> ask(AccountFile file) {
    return file.told().stream()
        .filter(t -> !t.forgotten())
        .map(
            t ->
                new Letter(
                    Address.caseFile(t.caseId()),
                    new CaseMail.MoneyProgress(
                        file.account(), Tally.NOTHING, t.hop(), t.hop(), OptionalLong.empty())))
        .toList();
  }

  /** A case's desk has forgotten the case. */
  static void forgotten(Draft draft, String caseId) {
    draft.told =
        draft.told.stream().map(t -> t.caseId().equals(caseId) ? t.asForgotten() : t).toList();
  }

  /** The case is heard of again: it is told all anew. */
  static void heardAgain(Draft draft, String caseId) {
    draft.told =
        draft.told.stream().filter(t -> !(t.caseId().equals(caseId) && t.forgotten())).toList();
  }

  private static Told nothing(String caseId) {
    return new Told(caseId, Tally.NOTHING, 0, OptionalLong.empty(), 0, false);
  }

  private static List<Told> changes(Draft draft) {
    Map<String, Told> told = new TreeMap<>();
    draft.told.forEach(t -> told.put(t.caseId(), t));
    var caseIds = new TreeSet<>(told.keySet());
    caseIds.addAll(draft.money().byCase().keySet());
    draft.stops.forEach(s -> s.caseId().ifPresent(caseIds::add));
    List<Told> changes = new ArrayList<>();
    for (String caseId : caseIds) {
      Told before = told.getOrDefault(caseId, nothing(caseId));
      Told now = before.forgotten() ? before : now(draft, before);
      if (!now.equals(before)) {
        changes.add(now);
      }
    }
    return changes;
  }

  private static Told now(Draft draft, Told before) {
    String caseId = before.caseId();
    CaseMoney money = draft.money().of(caseId);
    Tally tally = gone(draft, caseId, money.leftFen(), before.returnedFen());
    boolean known = money.concerns();
    boolean acknowledged = false;
    for (Stop stop : draft.stops) {
      if (stop.caseId().filter(caseId::equals).isPresent()) {
        tally = tally.plus(of(stop, money.leftFen()));
        known = true;
        acknowledged |= stop.stopCount() > 0 || new StopDraft(stop).holds();
      }
    }
    if (!known && before.returnedFen() == 0) {
      return nothing(caseId);
    }
    OptionalLong firstStopAt =
        before.firstStopAt().isEmpty() && acknowledged
            ? OptionalLong.of(draft.now())
            : before.firstStopAt();
    return new Told(
        caseId,
        tally,
        money.concerns() ? money.hop() : 0,
        firstStopAt,
        before.returnedFen(),
        false);
  }

  private static Tally gone(Draft draft, String caseId, long leftFen, long returnedFen) {
    Taint taint = draft.policy().stopPayment().taint();
    long cash = 0;
    long untraced = 0;
    for (Portion portion : draft.money().allocation().portions()) {
      if (portion.caseId().equals(caseId) && Spread.followedTo(portion, taint).isEmpty()) {
        if (portion.outflow().cash()) {
          cash += portion.taintedFen();
        } else {
          untraced += portion.taintedFen();
        }
      }
    }
    return new Tally(leftFen, cash, untraced, 0, 0, 0, 0, returnedFen);
  }

  private static Tally of(Stop stop, long leftFen) {
    var draft = new StopDraft(stop);
    long held = held(stop);
    boolean holds = draft.holds();
    boolean frozen = draft.isFrozen();
    return new Tally(
        0,
        0,
        0,
        // What left meanwhile is asked for where it went.
        isAskedFor(stop) ? Math.min(stop.amountFen(), leftFen) : 0,
        holds && !frozen ? held : 0,
        frozen ? held : 0,
        stop.state() == State.EXPIRED ? held : 0,
        0);
  }

  /** It went out, and the bank is not, and was not, asked to let go. */
  private static boolean isAskedFor(Stop stop) {
    return switch (stop.state()) {
      case REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> !new StopDraft(stop).isLift();
      case PROPOSED, REFUSED, LIFTED, EXPIRED, CANCELLED -> false;
    };
  }

  /** A whole account holds others' money too: there only what was asked for is the case's. */
  private static long held(Stop stop) {
    long held = stop.amountHeldFen().orElse(0);
    return new StopDraft(stop).heldScope() == Scope.WHOLE_ACCOUNT
        ? Math.min(held, stop.amountFen())
        : held;
  }
}
