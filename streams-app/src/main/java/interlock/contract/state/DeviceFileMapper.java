package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.DeviceUseMapper;
import interlock.core.desk.Filed;
import interlock.core.device.DeviceFile;

/** {@code interlock.state.DeviceFile}. */
public final class DeviceFileMapper {
  private DeviceFileMapper() {}

  public static void write(AvroOutput out, Filed<DeviceFile> filed) {
    Kept.Head.write(out, filed);
    DeviceFile file = filed.file();
    out.list(file.uses(), DeviceUseMapper::write);
    out.number(file.folded());
    out.list(file.leads(), LeadMapper::write);
  }

  public static Filed<DeviceFile> read(AvroInput in) {
    var head = Kept.Head.read(in);
    var uses = in.list(DeviceUseMapper::read);
    int folded = in.integer();
    var leads = in.list(LeadMapper::read);
    return head.of(new DeviceFile(head.asOf(), uses, folded, leads));
  }
}
