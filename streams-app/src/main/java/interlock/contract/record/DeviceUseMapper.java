package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.mail.DeviceMail.Used;

/** {@code interlock.mail.DeviceUse}, in mail and on file. */
public final class DeviceUseMapper {
  private DeviceUseMapper() {}

  public static void write(AvroOutput out, Used use) {
    IdentifierMapper.write(out, use.account());
    out.optionalString(use.institution());
    out.optionalString(use.region());
    out.number(use.at());
  }

  public static Used read(AvroInput in) {
    var account = IdentifierMapper.account(in);
    var institution = in.optionalString();
    var region = in.optionalString();
    return new Used(account, institution, region, in.number());
  }
}
