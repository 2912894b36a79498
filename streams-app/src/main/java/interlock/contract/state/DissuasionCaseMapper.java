package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.DissuasionFeedbackMapper;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.Words;
import interlock.core.subject.DissuasionCase;
import interlock.core.task.Step;
import java.util.OptionalLong;

/** {@code interlock.state.DissuasionCase}. */
final class DissuasionCaseMapper {
  private DissuasionCaseMapper() {}

  static void write(AvroOutput out, DissuasionCase dissuasion) {
    out.string(dissuasion.taskId());
    out.number(dissuasion.openedAt());
    out.string(dissuasion.openedBy());
    Words.DISSUASION_STATE.write(out, dissuasion.state());
    Words.LEVEL.write(out, dissuasion.level());
    Words.WARNING_CLASS.write(out, dissuasion.warningClass());
    out.list(dissuasion.steps(), DissuasionCaseMapper::writeStep);
    out.string(dissuasion.responsibleUnit());
    out.strings(dissuasion.copyUnits());
    Words.CONCLUSION.write(out, dissuasion.conclusion());
    out.optionalNumber(dissuasion.concludedAt());
    out.number(dissuasion.revision());
    out.list(dissuasion.feedback(), DissuasionCaseMapper::writeAnswer);
    out.strings(dissuasion.aliases());
    out.list(dissuasion.holds(), DissuasionCaseMapper::writeHold);
    out.list(dissuasion.rulings(), DissuasionCaseMapper::writeRuling);
  }

  static DissuasionCase read(AvroInput in) {
    String taskId = in.string();
    long openedAt = in.number();
    String openedBy = in.string();
    var state = Words.DISSUASION_STATE.read(in);
    var level = Words.LEVEL.read(in);
    var warningClass = Words.WARNING_CLASS.read(in);
    var steps = in.list(DissuasionCaseMapper::readStep);
    String responsibleUnit = in.string();
    var copyUnits = in.strings();
    var conclusion = Words.CONCLUSION.read(in);
    var concludedAt = in.optionalNumber();
    int revision = in.integer();
    var feedback = in.list(DissuasionCaseMapper::readAnswer);
    var aliases = in.strings();
    var holds = in.list(DissuasionCaseMapper::readHold);
    var rulings = in.list(DissuasionCaseMapper::readRuling);
    return new DissuasionCase(
        taskId,
        openedAt,
        openedBy,
        state,
        level,
        warningClass,
        steps,
        responsibleUnit,
        copyUnits,
        conclusion,
        concludedAt,
        revision,
        feedback,
        aliases,
        holds,
        rulings);
  }

  private static void writeStep(AvroOutput out, Step step) {
    Words.MEASURE.write(out, step.measure());
    out.string(step.unit());
    out.number(step.dueAt());
    Words.STEP_STATE.write(out, step.state());
    out.number(step.attempts());
    out.optionalNumber(step.doneAt());
    out.flag(step.outage());
  }

  private static Step readStep(AvroInput in) {
    var measure = Words.MEASURE.read(in);
    String unit = in.string();
    long dueAt = in.number();
    var state = Words.STEP_STATE.read(in);
    int attempts = in.integer();
    OptionalLong doneAt = in.optionalNumber();
    return new Step(measure, unit, dueAt, state, attempts, doneAt, in.flag());
  }

  private static void writeAnswer(AvroOutput out, DissuasionCase.Answer answer) {
    out.string(answer.source());
    out.string(answer.eventId());
    out.string(answer.unit());
    Words.DISSUASION_ACTION.write(out, answer.action());
    Words.DISSUASION_OUTCOME.write(out, answer.outcome());
    Words.CONCLUSION.write(out, answer.conclusion());
    out.optionalString(answer.verification().map(Enum::name));
    out.number(answer.at());
    out.number(answer.receivedAt());
    out.flag(answer.handedOver());
  }

  private static DissuasionCase.Answer readAnswer(AvroInput in) {
    String source = in.string();
    String eventId = in.string();
    String unit = in.string();
    var action = Words.DISSUASION_ACTION.read(in);
    var outcome = Words.DISSUASION_OUTCOME.read(in);
    var conclusion = Words.CONCLUSION.read(in);
    var verification = in.optionalString().flatMap(DissuasionFeedbackMapper::verification);
    long at = in.number();
    long receivedAt = in.number();
    return new DissuasionCase.Answer(
        source,
        eventId,
        unit,
        action,
        outcome,
        conclusion,
        verification,
        at,
        receivedAt,
        in.flag());
  }

  private static void writeRuling(AvroOutput out, DissuasionCase.Ruling ruling) {
    out.string(ruling.source());
    out.string(ruling.eventId());
    out.string(ruling.officer());
    out.string(ruling.unit());
    Words.LEVEL.write(out, ruling.level());
    Words.LEVEL.write(out, ruling.facts());
    out.flag(ruling.raises());
    Words.RULING_STANDING.write(out, ruling.standing());
    out.number(ruling.at());
  }

  private static DissuasionCase.Ruling readRuling(AvroInput in) {
    String source = in.string();
    String eventId = in.string();
    String officer = in.string();
    String unit = in.string();
    var level = Words.LEVEL.read(in);
    var facts = Words.LEVEL.read(in);
    boolean raises = in.flag();
    var standing = Words.RULING_STANDING.read(in);
    return new DissuasionCase.Ruling(
        source, eventId, officer, unit, level, facts, raises, standing, in.number());
  }

  private static void writeHold(AvroOutput out, DissuasionCase.Hold hold) {
    out.string(hold.taskId());
    out.string(hold.institution());
    out.string(hold.transferId());
    IdentifierMapper.write(out, hold.payer());
    Words.TRANSFER_ASK.write(out, hold.ask());
  }

  private static DissuasionCase.Hold readHold(AvroInput in) {
    String taskId = in.string();
    String institution = in.string();
    String transferId = in.string();
    var payer = IdentifierMapper.account(in);
    return new DissuasionCase.Hold(
        taskId, institution, transferId, payer, Words.TRANSFER_ASK.read(in));
  }
}
