package interlock.core.device;

import interlock.core.desk.DeskFile;
import interlock.core.mail.DeviceMail.Used;
import java.util.List;
import java.util.Optional;

/**
 * What is on a DeviceDesk.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param uses the newest of each account, the newest first; those of the window, as of the last
 *     change
 * @param folded how many had to go because the file was full
 * @param lead the lead issued
 */
public record DeviceFile(long asOf, List<Used> uses, int folded, Optional<Lead> lead)
    implements DeskFile {

  public DeviceFile {
    uses = List.copyOf(uses);
  }

  /**
   * The lead as last published.
   *
   * @param accounts what the number of accounts had reached: the policy's number, or that doubled
   *     so many times
   */
  public record Lead(String taskId, int revision, long openedAt, int accounts) {}
}
