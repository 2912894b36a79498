package interlock.core.device;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.lead.LeadBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A device's file holds nothing open, and nobody remembers it. */
public final class DeviceForgetting implements Forgetting<DeviceFile> {

  @Override
  public boolean decidesItself(DeviceFile file) {
    return true;
  }

  @Override
  public boolean holdsSomething(DeviceFile file, long now) {
    return false;
  }

  @Override
  public Decision<DeviceFile> forget(Address key, DeviceFile file, Moment moment) {
    return new Decision<>(Optional.empty(), List.of(), List.of(), OptionalLong.empty());
  }

  /** The lead's number goes on while the file is there. */
  @Override
  public DeviceFile without(DeviceFile file, Set<String> taskIds) {
    return file;
  }

  @Override
  public Map<String, Boolean> leads(DeviceFile file) {
    return LeadBook.openness(file.leads());
  }
}
