package interlock.core.device;

import interlock.core.desk.DeskFile;
import interlock.core.lead.Lead;
import interlock.core.mail.DeviceMail.Used;
import java.util.List;

/**
 * What is on a DeviceDesk.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param uses the newest of each account, the newest first; those of the window, as of the last
 *     change
 * @param folded how many had to go because the file was full
 * @param leads the lead issued, at most one
 */
public record DeviceFile(long asOf, List<Used> uses, int folded, List<Lead> leads)
    implements DeskFile {

  public DeviceFile {
    uses = List.copyOf(uses);
    leads = List.copyOf(leads);
  }
}
