package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.phone;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.Grade;
import interlock.core.mail.Wake;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A warning is taken back once its ground falls. */
class ContactWithdrawalTest extends ContactStory {
  @Test
  void aReportThatNamesTheLineNoMoreTakesItsWarningBackFromEveryone() {
    at(0, touched(sms(1, 0)));
    at(1, touched(sms(2, 1)));
    at(2, touched(sms(2, 2)));
    at(3, named("UP-1", 1));

    at(4, named("UP-1", 2, false));

    assertThat(takenBack)
        .extracting(w -> w.party().phone().orElseThrow())
        .containsExactly(phone(1), phone(2));
    assertThat(takenBack).allMatch(w -> w.marks().equals(List.of(Marks.all(NUMBER))));
    assertThat(takenBack).allMatch(w -> w.takenBackAt() == START + 4);
    assertThat(pieces).isEmpty();
    assertThat(file.orElseThrow().takenBackAt()).isEqualTo(START + 4);
  }

  @Test
  void ofTwoGroundsOnlyTheOneThatFellIsTakenBack() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(2, listed("W-1", Grade.INVOLVED, true, 0));

    at(3, listed("W-1", Grade.INVOLVED, false, 0));

    assertThat(takenBack)
        .singleElement()
        .satisfies(w -> assertThat(w.marks()).containsExactly(Marks.ground(NUMBER, "W-1")));
    assertThat(pieces.values()).extracting(Evidence::about).containsExactly("UP-1");
  }

  @Test
  void aListingTakesItsWarningBackWhenItRunsOut() {
    at(0, touched(sms(1, 0)));
    at(1, listed("W-1", Grade.INVOLVED, true, 0, HOUR));
    at(HOUR, new Wake(START + HOUR));

    assertThat(takenBack).hasSize(1);
    assertThat(pieces).isEmpty();
  }

  @Test
  void aListingThatBecomesMilderTakesItsWarningBack() {
    at(0, touched(sms(1, 0)));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));
    assertThat(pieces).hasSize(1);
    at(2, listed("W-1", Grade.SUSPECT, true, 0));

    assertThat(takenBack).hasSize(1);
    assertThat(pieces).isEmpty();
  }

  @Test
  void anAllowedLineTakesEverythingBackUntilItIsAllowedNoMore() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(2, named("UP-2", 1));
    at(3, listed("W-0", Grade.ALLOWED, true, 0));
    assertThat(takenBack).hasSize(1);
    assertThat(pieces).isEmpty();

    at(4, listed("W-0", Grade.ALLOWED, false, 0));
    assertThat(pieces.values()).extracting(Evidence::about).containsExactly("UP-1", "UP-2");
  }

  @Test
  void aGroundThatFallsAndRisesInOneMillisecondStands() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(1, named("UP-1", 2, false));
    at(1, named("UP-1", 3));

    assertThat(takenBack).hasSize(1);
    assertThat(told).hasSize(2);
    assertThat(told.getLast().id()).isEqualTo(told.getFirst().id());
    assertThat(told.getLast().toldAt()).isGreaterThan(takenBack.getFirst().takenBackAt());

    at(1, named("UP-1", 4, false));
    assertThat(takenBack.getLast().takenBackAt()).isGreaterThanOrEqualTo(told.getLast().toldAt());
  }

  @Test
  void theGroundsThatStoodForAnotherAreFollowedByItWhenTheyFall() {
    at(0, touched(sms(1, 0)));
    for (int n = 1; n <= 4; n++) {
      at(n, named("UP-" + n, 1));
    }
    assertThat(told).extracting(Evidence::about).containsExactly("UP-1", "UP-2", "UP-3");

    at(5, named("UP-2", 2, false));

    assertThat(pieces.values()).extracting(Evidence::about).containsExactly("UP-1", "UP-3", "UP-4");
  }
}
