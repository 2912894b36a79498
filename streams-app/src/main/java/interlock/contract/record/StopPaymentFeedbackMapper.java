package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.StopPaymentFeedback;

/** {@code interlock.bank.StopPaymentFeedback}. */
public final class StopPaymentFeedbackMapper {
  private StopPaymentFeedbackMapper() {}

  public static void write(AvroOutput out, StopPaymentFeedback feedback) {
    OriginMapper.write(out, feedback.origin());
    out.string(feedback.taskId());
    IdentifierMapper.write(out, feedback.account());
    out.string(feedback.institution());
    Words.STOP_COMMAND.write(out, feedback.command());
    out.string(feedback.resultCode());
    out.optionalString(feedback.applicationId());
    Words.FEEDBACK_PHASE.write(out, feedback.phase());
    out.optionalMoney(feedback.amountHeldFen());
    out.optionalMoney(feedback.balanceBeforeFen());
    out.optionalNumber(feedback.effectiveFrom());
    out.optionalNumber(feedback.expiresAt());
    out.optionalMoney(feedback.returnedFen());
    out.optionalString(feedback.note());
  }

  public static StopPaymentFeedback read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String taskId = in.string();
    var account = IdentifierMapper.account(in);
    String institution = in.string();
    var command = Words.STOP_COMMAND.read(in);
    String resultCode = in.string();
    var applicationId = in.optionalString();
    var phase = Words.FEEDBACK_PHASE.read(in);
    var amountHeldFen = in.optionalMoney();
    var balanceBeforeFen = in.optionalMoney();
    var effectiveFrom = in.optionalNumber();
    var expiresAt = in.optionalNumber();
    var returnedFen = in.optionalMoney();
    var note = in.optionalString();
    return new StopPaymentFeedback(
        origin,
        taskId,
        applicationId,
        account,
        institution,
        command,
        phase,
        resultCode,
        amountHeldFen,
        balanceBeforeFen,
        effectiveFrom,
        expiresAt,
        returnedFen,
        note);
  }
}
