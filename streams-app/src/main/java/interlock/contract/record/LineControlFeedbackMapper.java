package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.Result;
import java.util.Arrays;
import java.util.Optional;

/** {@code interlock.centre.LineControlFeedback}; its result is a closed list written as text. */
public final class LineControlFeedbackMapper {
  private LineControlFeedbackMapper() {}

  public static void write(AvroOutput out, LineControlFeedback feedback) {
    OriginMapper.write(out, feedback.origin());
    out.string(feedback.taskId());
    ContactMapper.write(out, feedback.contact());
    out.string(feedback.carrier());
    Words.LINE_COMMAND.write(out, feedback.command());
    out.string(feedback.result().name());
    out.optionalString(feedback.note());
  }

  public static LineControlFeedback read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String taskId = in.string();
    var contact = ContactMapper.point(in);
    String carrier = in.string();
    var command = Words.LINE_COMMAND.read(in);
    var result = result(in.string()).orElseThrow(() -> AvroInput.bad("an unknown result"));
    var note = in.optionalString();
    return new LineControlFeedback(origin, taskId, contact, carrier, command, result, note);
  }

  /** The result of that name. */
  public static Optional<Result> result(String code) {
    return Arrays.stream(Result.values()).filter(result -> result.name().equals(code)).findFirst();
  }
}
