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
    out.optional(file.lead(), DeviceFileMapper::writeLead);
  }

  public static Filed<DeviceFile> read(AvroInput in) {
    var head = Kept.Head.read(in);
    var uses = in.list(DeviceUseMapper::read);
    int folded = in.integer();
    var lead = in.optional(DeviceFileMapper::readLead);
    return head.of(new DeviceFile(head.asOf(), uses, folded, lead));
  }

  private static void writeLead(AvroOutput out, DeviceFile.Lead lead) {
    out.string(lead.taskId());
    out.number(lead.revision());
    out.number(lead.openedAt());
    out.number(lead.accounts());
  }

  private static DeviceFile.Lead readLead(AvroInput in) {
    String taskId = in.string();
    int revision = in.integer();
    long openedAt = in.number();
    return new DeviceFile.Lead(taskId, revision, openedAt, in.integer());
  }
}
