package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.phone;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.Origin;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import interlock.core.subject.Label;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who was in touch with what is INVOLVED is warned. */
class ContactDeskTest extends ContactStory {
  @Test
  void warnsWhoSpokeToANumberThatACaseNamesLater() {
    at(0, touched(call(1, 0, Phase.ENDED, "S6", 300)));
    assertThat(told).isEmpty();
    assertThat(tasks).isEmpty();

    at(HOUR, named("UP-1", 1));

    assertThat(told)
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(EvidenceCode.IN_TOUCH_WITH_INVOLVED);
              assertThat(e.warningClass()).isEqualTo(WarningClass.CALL);
              assertThat(e.about()).isEqualTo("UP-1");
              assertThat(e.episode()).isEqualTo(new Label("call", "CMCC", "S6", ""));
              assertThat(e.receivedAt()).isEqualTo(START + HOUR);
              assertThat(e.contact()).contains(NUMBER);
            });
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
    assertThat(task().caseIds()).containsExactly("UP-1");
  }

  @Test
  void warnsOfEachTouchWhileInvolved() {
    at(0, named("UP-1", 1));
    at(MINUTE, touched(call(1, MINUTE, Phase.ONGOING, "S1", 900)));
    at(2 * MINUTE, touched(call(1, 2 * MINUTE, Phase.ENDED, "S1", 900)));

    assertThat(told)
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.ON_CALL_WITH_INVOLVED, EvidenceCode.IN_TOUCH_WITH_INVOLVED);
    assertThat(told)
        .extracting(Evidence::episode)
        .containsOnly(new Label("call", "CMCC", "S1", ""));
  }

  @Test
  void aCallThatNobodyEndedIsOverAfterTheCallTime() {
    at(0, touched(call(1, 0, Phase.ONGOING, "S1", 900)));
    at(2 * HOUR, named("UP-1", 1));

    assertThat(told)
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.IN_TOUCH_WITH_INVOLVED);
  }

  @Test
  void prefersTheCallThatASubscriberIsOnToWhatCameLater() {
    at(0, touched(call(1, 0, Phase.ONGOING, "S1", 900)));
    at(MINUTE, touched(sms(1, MINUTE)));
    at(2 * MINUTE, named("UP-1", 1));

    assertThat(told)
        .singleElement()
        .satisfies(e -> assertThat(e.code()).isEqualTo(EvidenceCode.ON_CALL_WITH_INVOLVED));
  }

  @Test
  void warnsNobodyWhoWasInTouchBeforeTheWindow() {
    at(0, touched(sms(1, 0)));
    at(72 * HOUR, touched(sms(2, 72 * HOUR)));
    at(72 * HOUR + 1, named("UP-1", 1));

    assertThat(told).extracting(Evidence::eventId).containsExactly("sms-2-" + 72 * HOUR);
  }

  @Test
  void warnsAtMostSoManyPeopleTheNewestFirst() {
    for (int n = 0; n < 250; n++) {
      at(n, touched(sms(n, n)));
    }
    at(HOUR, named("UP-1", 1));

    assertThat(told).hasSize(200);
    assertThat(told.getFirst().eventId()).isEqualTo("sms-249-249");
    assertThat(told.getLast().eventId()).isEqualTo("sms-50-50");
  }

  @Test
  void keepsTheNewestTouchesAndCountsTheRest() {
    for (int n = 0; n < 310; n++) {
      at(n, touched(sms(n, n)));
    }

    assertThat(file.orElseThrow().touches()).hasSize(300);
    assertThat(file.orElseThrow().folded()).isEqualTo(10);
    assertThat(file.orElseThrow().touches().getFirst().eventId()).isEqualTo("sms-10-10");
  }

  @Test
  void aTouchReceivedOnceMoreLaterIsKnown() {
    at(0, named("UP-1", 1));
    at(1, touched(sms(1, 1)));
    Optional<ContactFile> before = file;
    Origin again =
        new Origin("CMCC", sms(1, 1).origin().eventId(), START + 1, START + 1, START + HOUR);
    at(HOUR, touched(contact(again, phone(1), NUMBER, ContactKind.SMS, Phase.INSTANT, "", 300)));

    assertThat(told).hasSize(1);
    assertThat(file.orElseThrow()).isSameAs(before.orElseThrow());
  }

  @Test
  void anotherCaseIsToldToEveryoneOnceMoreButOnlyOnce() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(2, named("UP-2", 1));
    at(3, named("UP-2", 1));

    assertThat(told).extracting(Evidence::about).containsExactly("UP-1", "UP-2");
    assertThat(task().head().revision()).isEqualTo(2);
    assertThat(task().caseIds()).containsExactly("UP-1", "UP-2");
  }
}
