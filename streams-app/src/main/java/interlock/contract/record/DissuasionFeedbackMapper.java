package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Verification;
import java.util.Arrays;
import java.util.Optional;

/** {@code interlock.centre.DissuasionFeedback}. */
public final class DissuasionFeedbackMapper {
  private DissuasionFeedbackMapper() {}

  public static void write(AvroOutput out, DissuasionFeedback feedback) {
    OriginMapper.write(out, feedback.origin());
    out.string(feedback.taskId());
    out.string(feedback.routingKey());
    out.string(feedback.unit());
    Words.DISSUASION_ACTION.write(out, feedback.action());
    Words.DISSUASION_OUTCOME.write(out, feedback.outcome());
    Words.CONCLUSION.write(out, feedback.conclusion());
    out.optionalString(feedback.officer());
    out.optionalString(feedback.verification().map(Verification::name));
    out.optionalMoney(feedback.amountSavedFen());
    out.optionalMoney(feedback.amountLostFen());
    out.optionalString(feedback.transferTo());
    out.optionalString(feedback.note());
  }

  public static DissuasionFeedback read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String taskId = in.string();
    String routingKey = in.string();
    String unit = in.string();
    var action = Words.DISSUASION_ACTION.read(in);
    var outcome = Words.DISSUASION_OUTCOME.read(in, DissuasionFeedback.Outcome.NONE);
    var conclusion = Words.CONCLUSION.read(in, Conclusion.NONE);
    var officer = in.optionalString();
    var verification = in.optionalString().flatMap(DissuasionFeedbackMapper::verification);
    var amountSavedFen = in.optionalMoney();
    var amountLostFen = in.optionalMoney();
    var transferTo = in.optionalString();
    var note = in.optionalString();
    return new DissuasionFeedback(
        origin,
        taskId,
        routingKey,
        unit,
        officer,
        action,
        outcome,
        conclusion,
        verification,
        amountSavedFen,
        amountLostFen,
        transferTo,
        note);
  }

  /** Other words say how it was verified, not what came of it. */
  public static Optional<Verification> verification(String word) {
    return Arrays.stream(Verification.values()).filter(v -> v.name().equals(word)).findFirst();
  }
}
