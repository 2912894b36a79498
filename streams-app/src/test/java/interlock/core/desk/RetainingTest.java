package interlock.core.desk;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.device.DeviceDesk;
import interlock.core.device.DeviceFile;
import interlock.core.device.DeviceForgetting;
import interlock.core.identity.Account;
import interlock.core.identity.DeviceId;
import interlock.core.lead.LeadFeedback;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.DeviceMail.Used;
import interlock.core.mail.Wake;
import interlock.core.task.LeadTask;
import interlock.core.task.Tombstone;
import interlock.testing.KeptRun;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The packaged policy: ended tasks leave their topics after 90 days, idle files after 180. */
class RetainingTest {
  private static final Address DESK =
      Address.device(DeviceId.ofFingerprint("PHONE-0001").orElseThrow());

  /** At most a sixteenth of 180 days late. */
  private static final long FORGOTTEN = 180 * DAY + 180 * DAY / 16;

  private final KeptRun<DeviceFile, DeviceMail> device =
      new KeptRun<>(
          DESK,
          new DeviceDesk(new TaskIds(new byte[16])),
          new DeviceForgetting(),
          DeviceMail.class);

  @Test
  void anEndedTaskLeavesItsTopicOnceAfterItsTime() {
    usedBy(5, 0);
    LeadTask lead = device.published(LeadTask.class).getFirst();
    device.at(DAY, new DeviceMail.FedBack(LeadFeedback.concluded(lead, DAY)));

    device.until(91 * DAY - 1);
    assertThat(device.tombstones()).isEmpty();
    device.until(91 * DAY + 10);
    assertThat(device.tombstones()).containsExactly(tombstone(lead));

    device.at(92 * DAY, new Wake(START + 91 * DAY)).until(170 * DAY);
    assertThat(device.tombstones()).containsExactly(tombstone(lead));
  }

  @Test
  void whatComesMeanwhileKeepsItThere() {
    usedBy(5, 0);
    LeadTask lead = device.published(LeadTask.class).getFirst();
    device.at(DAY, new DeviceMail.FedBack(LeadFeedback.concluded(lead, DAY)));
    usedBy(10, 20 * DAY);

    device.until(120 * DAY);
    assertThat(device.tombstones()).as("it is open again").isEmpty();
  }

  /** Somebody may be on his way; a lead that nobody follows goes with the file. */
  @Test
  void aLeadOnWhichSomebodyIsToActLeavesItsTopicWithTheFileOnly() {
    usedBy(5, 0);
    LeadTask lead = device.published(LeadTask.class).getFirst();
    device.at(DAY, new DeviceMail.FedBack(LeadFeedback.signed(lead, DAY)));

    device.until(180 * DAY);
    assertThat(device.tombstones()).isEmpty();
    assertThat(device.wakes()).as("not in vain all the time").isLessThan(5);
    device.until(FORGOTTEN + 2 * DAY);
    assertThat(device.filed()).isEmpty();
    assertThat(device.tombstones()).containsExactly(tombstone(lead));
  }

  @Test
  void aFileOnWhichNothingHappensIsForgottenAndBeginsAnew() {
    usedBy(5, 0);

    device.until(180 * DAY - 1);
    assertThat(device.filed()).isPresent();
    device.until(FORGOTTEN + DAY);
    assertThat(device.filed()).isEmpty();
    assertThat(device.wakeAt()).isEmpty();

    usedBy(5, FORGOTTEN + 2 * DAY);
    assertThat(device.published(LeadTask.class))
        .extracting(l -> l.head().revision())
        .as("raised, not signed in time; raised anew")
        .containsExactly(1, 2, 1);
  }

  @Test
  void aRepeatIsNothingThatHappened() {
    usedBy(5, 0);
    for (int day = 1; day <= 200; day += 3) {
      device.at(day * DAY, used(3, 2));
    }
    assertThat(device.filed()).isEmpty();
  }

  /** Beside its two ends a busy file is woken only where the grid is crossed. */
  @Test
  void aBusyDeskIsHardlyEverWoken() {
    for (int day = 0; day < 365; day++) {
      device.at(day * DAY, used(1, day * DAY));
    }
    assertThat(device.wakes()).isZero();
    assertThat(device.filed()).isPresent();
  }

  private static Tombstone tombstone(LeadTask lead) {
    return new Tombstone(Tombstone.Kind.LEAD, lead.head().taskId(), DESK.key());
  }

  private void usedBy(int accounts, long at) {
    IntStream.range(0, accounts).forEach(i -> device.at(at + i, used(i, at + i)));
  }

  private static Used used(int account, long at) {
    return new Used(
        Account.parse("62220200000000%05d".formatted(account)).value().orElseThrow(),
        Optional.empty(),
        Optional.empty(),
        START + at);
  }
}
