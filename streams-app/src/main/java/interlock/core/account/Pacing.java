package interlock.core.account;

/** What the breaker hears of the stops on this account. */
final class Pacing {
  private Pacing() {}

  /** Whether a person must decide before it goes out. */
  static boolean holdsBack(Draft draft, StopDraft stop) {
    return draft.gate.holdsBack(institution(draft, stop), stop.amountFen);
  }

  /** It goes out. */
  static void goesOut(Draft draft, StopDraft stop) {
    draft.gate.passed(institution(draft, stop), 1, stop.amountFen);
  }

  /** It is out already, and asks for more. */
  static void grew(Draft draft, StopDraft stop, long byFen) {
    if (byFen > 0) {
      draft.gate.passed(institution(draft, stop), 0, byFen);
    }
  }

  /** As the bank reads it on the task. */
  private static String institution(Draft draft, StopDraft stop) {
    CaseMoney money = draft.money().of(stop.caseId.orElse(""));
    return StopTasks.target(draft.holder, draft.account, StopTasks.payees(money))
        .institution()
        .orElse("");
  }
}
