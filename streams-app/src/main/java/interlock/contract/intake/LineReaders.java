package interlock.contract.intake;

import interlock.contract.record.FraudContactMapper;
import interlock.contract.record.LineControlFeedbackMapper;
import interlock.contract.record.Words;
import interlock.core.codes.RejectCode;
import interlock.core.event.Event;
import interlock.core.event.FraudContact;
import interlock.core.event.LineControlFeedback;
import java.time.Duration;

/** What carriers and platforms send. */
final class LineReaders {
  /** A call of more than a month is a unit mistaken. */
  private static final long LONGEST_SECONDS = Duration.ofDays(31).toSeconds();

  private LineReaders() {}

  static Event fraudContact(
      interlock.telecom.FraudContact from, FraudContact.Reporter reporter, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    var subscriber =
        who.phone("", "subscriber", from.getSubscriber())
            .orElseThrow(
                () ->
                    new Refusal(
                        RejectCode.NO_IDENTIFIER, "subscriber", "names no subscriber's number"));
    return new FraudContact(
        origin,
        reporter,
        subscriber,
        who.kind("contact", from.getContact()),
        who.contact("contact", from.getContact()),
        checks.choice("phase", Words.CONTACT_PHASE, from.getPhase()),
        checks.optionalText("sessionId", from.getSessionId()),
        checks.number("durationSeconds", from.getDurationSeconds(), 0, LONGEST_SECONDS),
        checks.codes("signals", from.getSignals()),
        permille(from.getConfidence()),
        checks.optionalText("fraudType", from.getFraudType()),
        Boolean.TRUE.equals(from.getAlreadyWarned()),
        checks.region(from.getRegion()));
  }

  private static int permille(double confidence) {
    // Written so that NaN is refused as well.
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new Refusal(RejectCode.CONFIDENCE_OUT_OF_RANGE, "confidence", "not between 0 and 1");
    }
    return FraudContactMapper.permille(confidence);
  }

  static Event feedback(interlock.centre.LineControlFeedback from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    return new LineControlFeedback(
        origin,
        checks.text("taskId", from.getTaskId()),
        who.contact("contact", from.getContact()),
        checks.text("carrier", from.getCarrier()),
        checks.choice("command", Words.LINE_COMMAND, from.getCommand()),
        LineControlFeedbackMapper.result(checks.text("result", from.getResult()))
            .orElseThrow(
                () ->
                    new Refusal(
                        RejectCode.UNKNOWN_RESULT_CODE,
                        "result",
                        "a result code that is not on the list")),
        checks.note("note", from.getNote()));
  }
}
