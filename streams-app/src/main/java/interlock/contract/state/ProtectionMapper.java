package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.account.Protection;

/** {@code interlock.state.Protection}. */
final class ProtectionMapper {
  private ProtectionMapper() {}

  static void write(AvroOutput out, Protection protection) {
    StopMapper.write(out, protection.task());
    out.string(protection.unit());
    out.strings(protection.documents());
    out.optionalNumber(protection.releaseAt());
  }

  static Protection read(AvroInput in) {
    var task = StopMapper.read(in);
    String unit = in.string();
    var documents = in.strings();
    return new Protection(task, unit, documents, in.optionalNumber());
  }
}
