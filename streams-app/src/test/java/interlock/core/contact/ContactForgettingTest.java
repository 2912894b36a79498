package interlock.core.contact;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.SITE;
import static interlock.testing.Facts.START;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.desk.Address;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.WatchEntry;
import interlock.core.mail.ContactMail;
import interlock.core.task.Erasure;
import interlock.core.task.Erasure.Result;
import interlock.core.task.Erasure.Why;
import interlock.core.task.LineControlTask;
import interlock.testing.Facts;
import interlock.testing.KeptRun;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a number or site is forgotten, and what an order to forget it finds. */
class ContactForgettingTest {
  private static final long FORGOTTEN = 180 * DAY + 180 * DAY / 16;
  private static final Address KEY = Address.contact(SITE);

  private final KeptRun<ContactFile, ContactMail> contact =
      new KeptRun<>(
          KEY,
          new ContactDesk(new TaskIds(new byte[16])),
          new ContactForgetting(),
          ContactMail.class);

  @Test
  void aListingKeepsItAndRefusesTheOrderUntilItEnds() {
    contact.at(0, listed(OptionalLong.of(START + 400 * DAY)));
    contact.at(DAY, new ContactMail.Decided(Facts.erasure(KEY, Action.ERASE)));
    assertThat(erasure().result()).isEqualTo(Result.REFUSED);
    assertThat(erasure().why()).containsExactly(Why.LISTED);

    contact.until(399 * DAY);
    assertThat(contact.filed()).isPresent();
    contact.until(400 * DAY + FORGOTTEN);
    assertThat(contact.filed()).isEmpty();
  }

  @Test
  void aMeasureAndTheCaseThatAskedForItRefuseTheOrder() {
    contact.at(0, reported(1, CaseStatus.REPORTED));
    contact.at(DAY, new ContactMail.Decided(Facts.erasure(KEY, Action.ERASE)));
    assertThat(erasure().why()).containsExactlyInAnyOrder(Why.OPEN_TASK, Why.POLICE_CASE);

    contact.at(2 * DAY, reported(2, CaseStatus.WITHDRAWN));
    contact.at(2 * DAY, new ContactMail.Decided(Facts.erasure(KEY, Action.ERASE)));
    assertThat(erasure().why()).as("it may be down").containsExactly(Why.OPEN_TASK);

    contact.at(2 * DAY, restored());
    contact.at(3 * DAY, new ContactMail.Decided(Facts.erasure(KEY, Action.ERASE)));
    assertThat(erasure().result()).isEqualTo(Result.ERASED);
    assertThat(contact.filed()).isEmpty();
  }

  private ContactMail restored() {
    LineControlTask task = contact.published(LineControlTask.class).getLast();
    return new ContactMail.LineAnswered(
        new LineControlFeedback(
            Facts.origin("CMCC", "R-1", START + 2 * DAY),
            task.head().taskId(),
            SITE,
            "CMCC",
            LineCommand.RESTORE,
            LineControlFeedback.Result.DONE,
            Optional.empty()));
  }

  private static ContactMail listed(OptionalLong validTo) {
    return new ContactMail.ContactListed(
        new WatchEntry(
            Facts.origin("PSB", "W-1", START),
            "W-1",
            true,
            new WatchEntry.Target.Line(SITE),
            Grade.SUSPECT,
            Optional.empty(),
            Optional.empty(),
            START,
            validTo));
  }

  private static ContactMail reported(int version, CaseStatus status) {
    return new ContactMail.ContactReported(
        "UP-1", version, status, true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Erasure erasure() {
    return contact.published(Erasure.class).getLast();
  }
}
