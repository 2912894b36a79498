package interlock.sandbox.day;

import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.Step;
import interlock.task.StepState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many warnings came to a message, a call, a visit: as published, attempts included.
 *
 * @param warnings tasks, merged ones once
 */
record Funnel(int warnings, int messages, int calls, int visits) {
  private static final double HUNDRED = 100.0;

  /**
   * Public figures per 100 warnings: Hechi (January to November 2024) and the nation (January 2023
   * to May 2024). The ratios are derived from them; they count what was sent and called in all,
   * which need not be for the same warnings.
   */
  static final String PUBLIC_MESSAGES = "55–100";

  static final String PUBLIC_CALLS = "29–74";
  static final String PUBLIC_VISITS = "1.2–3.5";

  static Funnel of(Collection<DissuasionTask> tasks) {
    int warnings = 0;
    int messages = 0;
    int calls = 0;
    int visits = 0;
    for (DissuasionTask task : tasks) {
      if (task.getState() != DissuasionState.MERGED) {
        warnings++;
        for (Step step : task.getSteps()) {
          switch (step.getMeasure()) {
            case SMS -> messages += step.getState() == StepState.DONE ? 1 : 0;
            case CALL -> calls += made(step);
            case VISIT -> visits += made(step);
            default -> {}
          }
        }
      }
    }
    return new Funnel(warnings, messages, calls, visits);
  }

  /** Who was met at the bank's counter needs no attempt at his door. */
  private static int made(Step step) {
    return Math.max(step.getAttempts(), step.getState() == StepState.DONE ? 1 : 0);
  }

  double messagesPerWarnings() {
    return per(messages, warnings);
  }

  double callsPerWarnings() {
    return per(calls, warnings);
  }

  double visitsPerWarnings() {
    return per(visits, warnings);
  }

  double callsPerMessages() {
    return per(calls, messages);
  }

  double visitsPerMessages() {
    return per(visits, messages);
  }

  private static double per(int part, int whole) {
    return whole == 0 ? 0 : Math.round(HUNDRED * 10 * part / whole) / 10.0;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("warnings", warnings);
    json.put("messages", messages);
    json.put("calls", calls);
    json.put("visits", visits);
    json.put("callsPer100Messages", callsPerMessages());
    json.put("visitsPer100Messages", visitsPerMessages());
    json.put("messagesPer100Warnings", messagesPerWarnings());
    json.put("callsPer100Warnings", callsPerWarnings());
    json.put("visitsPer100Warnings", visitsPerWarnings());
    json.put(
        "publicPer100Warnings",
        Map.of(
            "messages", PUBLIC_MESSAGES,
            "calls", PUBLIC_CALLS,
            "visits", PUBLIC_VISITS,
            "grade", "DERIVED"));
    return json;
  }
}
