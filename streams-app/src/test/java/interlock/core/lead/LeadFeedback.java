package interlock.core.lead;

import static interlock.core.intake.Given.origin;

import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.task.LeadTask;
import java.util.Optional;
import java.util.OptionalLong;

/** What units say of leads; times in milliseconds after the start. */
public final class LeadFeedback {
  private LeadFeedback() {}

  public static DissuasionFeedback concluded(LeadTask lead, long at) {
    return word(lead.head().taskId(), Action.CONCLUDE, Outcome.MET, Conclusion.NONE, "", at);
  }

  public static DissuasionFeedback signed(LeadTask lead, long at) {
    return word(lead.head().taskId(), Action.SIGNED, Outcome.NONE, Conclusion.NONE, "", at);
  }

  static DissuasionFeedback word(
      String taskId, Action action, Outcome outcome, Conclusion conclusion, String to, long at) {
    return word("440604", taskId, action, outcome, conclusion, to, at);
  }

  static DissuasionFeedback rejected(String taskId, String unit, long at) {
    return word(unit, taskId, Action.REJECT, Outcome.NONE, Conclusion.NONE, "", at);
  }

  private static DissuasionFeedback word(
      String unit,
      String taskId,
      Action action,
      Outcome outcome,
      Conclusion conclusion,
      String to,
      long at) {
    return new DissuasionFeedback(
        origin("PSB", action + "-" + at, at),
        taskId,
        "a:6217000000000020011",
        unit,
        Optional.empty(),
        action,
        outcome,
        conclusion,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        to.isEmpty() ? Optional.empty() : Optional.of(to),
        Optional.empty());
  }
}
