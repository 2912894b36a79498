package interlock.core.contact;

import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.moment;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.phone;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact.Phase;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.ContactMail;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** More people were in touch than are warned one by one: a lead says how many were not. */
class CrowdsTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final ContactPoint NUMBER = line("17100009999");

  private final List<LeadTask> leads = new ArrayList<>();
  private Optional<ContactFile> file = Optional.empty();
  private int letters;

  @Test
  void ofTwoHundredAndFiftySubscribersFiftyAreLeftToAnOfficer() {
    touchedBy(0, 250);

    at(HOUR, named("UP-1", 1, true));

    assertThat(letters).isEqualTo(200);
    assertThat(leads)
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.kind()).isEqualTo(LeadTask.Kind.MANY_VICTIMS);
              assertThat(lead.peopleNotWarned()).hasValue(50);
              assertThat(lead.state()).isEqualTo(LeadTask.State.OPEN);
              assertThat(lead.contact()).contains(NUMBER);
              assertThat(lead.caseIds()).containsExactly("UP-1");
              assertThat(lead.unit()).isNotEmpty();
              assertThat(lead.head().routingKey()).isEqualTo(Address.contact(NUMBER).key());
              assertThat(lead.head().reasons())
                  .extracting(Reason::code)
                  .containsExactly(ReasonCode.TOO_MANY_UPSTREAM);
            });
  }

  @Test
  void whoWasInTouchThreeTimesCountsOnce() {
    touchedBy(0, 201);
    for (int again = 1; again <= 3; again++) {
      at(MINUTE, touched(0, MINUTE + again));
    }
    at(HOUR, named("UP-1", 1, true));
    assertThat(leads).singleElement().satisfies(l -> assertThat(l.peopleNotWarned()).hasValue(1));
  }

  @Test
  void aRepeatALaterTouchAndAnotherReportSayNothingNew() {
    touchedBy(0, 250);
    at(HOUR, named("UP-1", 1, true));

    at(HOUR, named("UP-1", 1, true));
    at(HOUR, touched(0, 0));
    at(HOUR, named("UP-2", 1, true));
    touchedBy(250, 260);

    assertThat(leads).hasSize(1);
  }

  @Test
  void whoWasToldAtOnceIsNotAmongThem() {
    at(0, named("UP-1", 1, true));
    touchedBy(0, 201);
    assertThat(letters).isEqualTo(201);

    at(HOUR, named("UP-2", 1, true));

    assertThat(leads).isEmpty();
  }

  @Test
  void whoWasTheFirstGroundsAloneIsTheOthersWhenItFalls() {
    at(0, named("UP-1", 1, true));
    touchedBy(0, 201);
    at(HOUR, named("UP-2", 1, true));
    letters = 0;

    at(2 * HOUR, named("UP-1", 2, false));

    assertThat(letters).as("told of UP-2, and UP-1 taken back").isEqualTo(402);
    assertThat(leads).isEmpty();
  }

  @Test
  void aWithdrawnReportCancelsItAndTheNextOneOpensItAgain() {
    touchedBy(0, 250);
    at(HOUR, named("UP-1", 1, true));

    at(HOUR, named("UP-1", 2, false));

    LeadTask cancelled = leads.getLast();
    assertThat(cancelled.state()).isEqualTo(LeadTask.State.CANCELLED);
    assertThat(cancelled.peopleNotWarned()).isEmpty();
    assertThat(cancelled.caseIds()).containsExactly("UP-1");
    assertThat(cancelled.head().revision()).isEqualTo(2);
    assertThat(cancelled.head().taskId()).isEqualTo(leads.getFirst().head().taskId());

    at(HOUR, named("UP-2", 1, true));

    assertThat(leads).hasSize(3);
    assertThat(leads.getLast().state()).isEqualTo(LeadTask.State.OPEN);
    assertThat(leads.getLast().peopleNotWarned()).hasValue(50);
  }

  /** 500 within minutes: 300 are on file, 100 of them beyond the limit, and 200 were dropped. */
  @Test
  void whoIsNotOnFileAnyMoreCountsAsAbout() {
    touchedBy(0, 500);
    at(HOUR, named("UP-1", 1, true));
    assertThat(leads).singleElement().satisfies(l -> assertThat(l.peopleNotWarned()).hasValue(300));
  }

  /** What was dropped before the window began is nobody's to warn. */
  @Test
  void whatWasDroppedLongAgoDoesNotCount() {
    touchedBy(0, 500);
    for (int i = 0; i < 300; i++) {
      long at = 4 * DAY + i * 15L * MINUTE;
      at(at, touched(1000 + i, at));
    }
    // The oldest of them is 74 hours and 45 minutes old, the first that counts 72.
    at(4 * DAY + 299 * 15 * MINUTE, named("UP-1", 1, true));
    assertThat(leads).singleElement().satisfies(l -> assertThat(l.peopleNotWarned()).hasValue(89));
  }

  /** All of one subscriber: there is nobody beside him. */
  @Test
  void oneWhoIsCalledWithoutEndIsOne() {
    for (int i = 0; i < 500; i++) {
      at(i, touched(1, i));
    }
    at(HOUR, named("UP-1", 1, true));
    assertThat(leads).isEmpty();
  }

  private void touchedBy(int from, int to) {
    for (int i = from; i < to; i++) {
      at(i, touched(i, i));
    }
  }

  private static ContactMail touched(int subscriber, long at) {
    return new ContactMail.Touched(
        contact(
            origin("CMCC", "sms-" + subscriber + "-" + at, at),
            phone(subscriber),
            NUMBER,
            ContactKind.SMS,
            Phase.INSTANT,
            "",
            300));
  }

  private static ContactMail named(String caseId, int version, boolean named) {
    return new ContactMail.ContactReported(
        caseId,
        version,
        CaseStatus.REPORTED,
        named,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void at(long at, ContactMail mail) {
    var desk = new ContactDesk(new TaskIds(new byte[16]));
    Decision<ContactFile> decision = desk.decide(Address.contact(NUMBER), file, mail, moment(at));
    file = decision.file();
    letters += decision.mail().size();
    decision.outputs().stream()
        .filter(LeadTask.class::isInstance)
        .forEach(lead -> leads.add((LeadTask) lead));
  }
}
