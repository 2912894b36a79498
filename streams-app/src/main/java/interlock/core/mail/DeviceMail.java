package interlock.core.mail;

import interlock.core.identity.Account;
import java.util.Optional;

/** What a DeviceDesk reads. */
public sealed interface DeviceMail extends Mail permits DeviceMail.Used, Wake {

  /**
   * A payment was ordered from this device.
   *
   * @param account the payer's
   * @param institution the payer's
   * @param region where it was ordered
   * @param at when, epoch milliseconds, the bank's clock
   */
  record Used(Account account, Optional<String> institution, Optional<String> region, long at)
      implements DeviceMail {}
}
