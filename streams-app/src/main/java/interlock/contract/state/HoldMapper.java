package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.TransferHoldAskedMapper;
import interlock.contract.record.Words;
import interlock.core.account.Hold;

/** {@code interlock.state.Hold}. */
final class HoldMapper {
  private HoldMapper() {}

  static void write(AvroOutput out, Hold hold) {
    StopMapper.write(out, hold.task());
    Words.STOP_STATE.write(out, hold.shown());
    out.flag(hold.opened());
    TransferHoldAskedMapper.write(out, hold.asked());
    out.optionalNumber(hold.heldUntil());
  }

  static Hold read(AvroInput in) {
    var task = StopMapper.read(in);
    var shown = Words.STOP_STATE.read(in);
    boolean opened = in.flag();
    var asked = TransferHoldAskedMapper.read(in);
    return new Hold(task, shown, opened, asked, in.optionalNumber());
  }
}
