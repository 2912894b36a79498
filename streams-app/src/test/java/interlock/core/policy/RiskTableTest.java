package interlock.core.policy;

import static interlock.core.policy.EvidenceCode.BALANCE_DRAINED;
import static interlock.core.policy.EvidenceCode.CONTACT_CONFIRMED;
import static interlock.core.policy.EvidenceCode.CONTACT_REPORTED;
import static interlock.core.policy.EvidenceCode.COUNTER_ALARM;
import static interlock.core.policy.EvidenceCode.GROWING_PAYMENTS;
import static interlock.core.policy.EvidenceCode.IN_FLIGHT_ON_CALL;
import static interlock.core.policy.EvidenceCode.IN_FLIGHT_TO_INVOLVED;
import static interlock.core.policy.EvidenceCode.IN_TOUCH_WITH_INVOLVED;
import static interlock.core.policy.EvidenceCode.LARGE_CASH_OPEN_CASE;
import static interlock.core.policy.EvidenceCode.ON_CALL_WITH_INVOLVED;
import static interlock.core.policy.EvidenceCode.PAID_INVOLVED_ACCOUNT;
import static interlock.core.policy.EvidenceCode.PAID_SUSPECT_ACCOUNT;
import static interlock.core.policy.EvidenceCode.POLICE_DIRECTIVE;
import static interlock.core.policy.EvidenceCode.REPEATED_PAYMENTS;
import static interlock.core.policy.EvidenceCode.SUSPICIOUS_TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of design.md §3, as the packaged policy holds it. */
class RiskTableTest {
  private final Risk risk = PolicyDocument.packaged().risk();

  @Test
  void everyRowHasItsLevel() {
    assertThat(levelOf(CONTACT_REPORTED)).isEqualTo(Level.LOW);
    assertThat(levelOf(CONTACT_CONFIRMED)).isEqualTo(Level.MEDIUM);
    assertThat(levelOf(IN_TOUCH_WITH_INVOLVED)).isEqualTo(Level.MEDIUM);
    assertThat(levelOf(ON_CALL_WITH_INVOLVED)).isEqualTo(Level.HIGH);
    assertThat(levelOf(SUSPICIOUS_TRANSFER)).isEqualTo(Level.MEDIUM);
    assertThat(levelOf(PAID_SUSPECT_ACCOUNT)).isEqualTo(Level.MEDIUM);
    assertThat(levelOf(PAID_INVOLVED_ACCOUNT)).isEqualTo(Level.HIGH);
    assertThat(levelOf(IN_FLIGHT_TO_INVOLVED)).isEqualTo(Level.SPECIAL_HIGH);
    assertThat(levelOf(IN_FLIGHT_ON_CALL)).isEqualTo(Level.SPECIAL_HIGH);
    assertThat(levelOf(COUNTER_ALARM)).isEqualTo(Level.HIGH);
    assertThat(levelOf(LARGE_CASH_OPEN_CASE)).isEqualTo(Level.HIGH);
    assertThat(levelOf(POLICE_DIRECTIVE)).isEqualTo(Level.LOW);
    assertThat(levelOf(REPEATED_PAYMENTS)).isEqualTo(Level.LOW);
    assertThat(levelOf(BALANCE_DRAINED)).isEqualTo(Level.LOW);
    assertThat(levelOf(GROWING_PAYMENTS)).isEqualTo(Level.MEDIUM);
  }

  @Test
  void patternsOfOnesOwnPaymentsAddUp() {
    assertThat(levelOf(REPEATED_PAYMENTS, BALANCE_DRAINED)).isEqualTo(Level.MEDIUM);
    assertThat(levelOf(BALANCE_DRAINED, GROWING_PAYMENTS)).isEqualTo(Level.HIGH);
  }

  @Test
  void codesThatOneEventBringsTogetherStayInTheirRow() {
    assertThat(levelOf(CONTACT_CONFIRMED, IN_TOUCH_WITH_INVOLVED)).isEqualTo(Level.MEDIUM);
    assertThat(levelOf(CONTACT_CONFIRMED, IN_TOUCH_WITH_INVOLVED, ON_CALL_WITH_INVOLVED))
        .isEqualTo(Level.HIGH);
    assertThat(levelOf(SUSPICIOUS_TRANSFER, PAID_SUSPECT_ACCOUNT)).isEqualTo(Level.MEDIUM);
    assertThat(levelOf(SUSPICIOUS_TRANSFER, PAID_INVOLVED_ACCOUNT)).isEqualTo(Level.HIGH);
    assertThat(levelOf(SUSPICIOUS_TRANSFER, COUNTER_ALARM)).isEqualTo(Level.HIGH);
  }

  @Test
  void factsAddUp() {
    assertThat(levelOf(SUSPICIOUS_TRANSFER, IN_TOUCH_WITH_INVOLVED)).isEqualTo(Level.HIGH);
    assertThat(levelOf(COUNTER_ALARM, ON_CALL_WITH_INVOLVED)).isEqualTo(Level.SPECIAL_HIGH);
  }

  @ParameterizedTest
  @EnumSource
  void oneKindOfFactRepeatedRisesAtMostOneLevel(EvidenceCode code) {
    EvidenceRule rule = risk.rule(code);
    assertThat(risk.levelOf(rule.cap())).isLessThanOrEqualTo(rule.floor().up());
  }

  @Test
  void twoLowFactsDoNotJumpToHigh() {
    assertThat(levelOf(CONTACT_REPORTED, CONTACT_REPORTED)).isLessThan(Level.HIGH);
    assertThat(levelOf(CONTACT_REPORTED, POLICE_DIRECTIVE)).isLessThan(Level.HIGH);
    assertThat(levelOf(POLICE_DIRECTIVE, POLICE_DIRECTIVE)).isLessThan(Level.HIGH);
  }

  /** The level of some facts, all new: the floors, and what the points add up to. */
  private Level levelOf(EvidenceCode... codes) {
    int score = Arrays.stream(codes).mapToInt(c -> risk.rule(c).points()).sum();
    Level floor = Arrays.stream(codes).map(c -> risk.rule(c).floor()).reduce(Level.LOW, Level::max);
    return floor.max(risk.levelOf(score));
  }
}
