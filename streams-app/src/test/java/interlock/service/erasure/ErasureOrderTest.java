package interlock.service.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.RejectCode;
import interlock.core.policy.Policy;
import org.junit.jupiter.api.Test;

/** Which policies take an order to forget. */
class ErasureOrderTest {
  @Test
  void thePackagedPolicyTakesIt() {
    assertThat(ErasureOrder.refusal(PolicyDocument.packaged())).isEmpty();
  }

  @Test
  void whereOnlyListedSourcesMaySpeakItNeedsARuleForDecisions() {
    assertThat(ErasureOrder.refusal(listing("{source: PSB, topics: [POLICE_DECISION]}")))
        .contains(RejectCode.SOURCE_NOT_LISTED);
    assertThat(
            ErasureOrder.refusal(listing("{source: interlock-erase, topics: [POLICE_WATCHLIST]}")))
        .contains(RejectCode.SOURCE_NOT_FOR_TOPIC);
    assertThat(
            ErasureOrder.refusal(listing("{source: interlock-erase, topics: [POLICE_DECISION]}")))
        .isEmpty();
  }

  private static Policy listing(String rule) {
    return PolicyDocument.parse(
            """
            version: listed
            effectiveFrom: 1970-01-01T00:00:00Z
            sources:
              listedOnly: true
              rules:
                - %s
            """
                .formatted(rule))
        .orThrow();
  }
}
