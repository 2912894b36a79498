package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.codes.ReasonCode;
import interlock.core.contact.LineRelief;
import interlock.core.task.Voice;

/** {@code interlock.state.LineRelief}. */
final class LineReliefMapper {
  private LineReliefMapper() {}

  static void write(AvroOutput out, LineRelief relief) {
    out.strings(relief.setAside());
    out.optionalString(relief.why().map(ReasonCode::code));
    out.list(relief.voices(), LineReliefMapper::writeVoice);
    out.strings(relief.heard());
  }

  static LineRelief read(AvroInput in) {
    var setAside = in.strings();
    var why = in.optionalString().map(LineReliefMapper::code);
    var voices = in.list(LineReliefMapper::readVoice);
    return new LineRelief(setAside, why, voices, in.strings());
  }

  private static ReasonCode code(String code) {
    return ReasonCode.of(code).orElseThrow(() -> AvroInput.bad("a reason of a newer version"));
  }

  private static void writeVoice(AvroOutput out, Voice voice) {
    out.string(voice.officer());
    out.string(voice.unit());
    out.number(voice.at());
  }

  private static Voice readVoice(AvroInput in) {
    String officer = in.string();
    String unit = in.string();
    return new Voice(officer, unit, in.number());
  }
}
