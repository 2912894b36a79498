package interlock.service.canary;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.desk.Canary;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(CanaryRecords.SLOTS / 2 - 1);

  @Test
  void theNextRoundIsAboutOthersAndTheOneAfterThatAboutTheFirstAgain() {
    String first = of(turns.begin());
    String second = of(turns.begin());

    assertThat(second).isNotEqualTo(first);
    assertThat(of(turns.begin())).isEqualTo(first);
  }

  @Test
  void whatEndsARoundIsAboutWhomItsBeginningWas() {
    String former = turns.begin();
    turns.begin();

    assertThat(of(Canary.endOf(former))).isEqualTo(of(former));
  }

  private String of(String eventId) {
    return turns.of(new Step(CanaryPath.STOP_PAYMENT, eventId, false)).key();
  }
}
