package interlock.core.mail;

import interlock.core.event.DissuasionFeedback;
import interlock.core.identity.Account;
import java.util.Optional;

/** What a DeviceDesk reads. */
public sealed interface DeviceMail extends Mail permits DeviceMail.Used, DeviceMail.FedBack, Wake {

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

  /** What a unit did about the device's lead. */
  record FedBack(DissuasionFeedback feedback) implements DeviceMail {}
}
