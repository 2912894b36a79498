package interlock.service.policy;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Policy;
import interlock.service.policy.LivePolicies.Taken;
import interlock.service.policy.PublishedPolicy.Approval;
import interlock.service.policy.PublishedPolicy.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From moment 1,000 on a version needs two officers. */
class TwoOfficersTest {
  private static final Policy PACKAGED = PolicyDocument.packaged();

  private final LivePolicies policies = new LivePolicies(PACKAGED, Optional.empty());

  @BeforeEach
  void theRule() {
    assertThat(policies.take(published(policy("rule", 1_000, 2), 10, "li")))
        .as("one officer was enough for it")
        .isEqualTo(Taken.NEW);
  }

  @Test
  void aVersionOfOneOfficerDecidesNothing() {
    assertThat(policies.take(published(policy("next", 2_000, 2), 1_500, "li")))
        .isEqualTo(Taken.PROPOSED);

    assertThat(policies.inForce(9_000).version()).isEqualTo("rule");
    assertThat(policies.proposed()).extracting(Standing::version).containsExactly("next");
    assertThat(policies.policy("next")).isEmpty();
  }

  @Test
  void anotherOfficerMakesItCountFromTheMomentThatHeSays() {
    policies.take(published(policy("next", 2_000, 2), 1_500, "li"));

    assertThat(policies.take(approval(policy("next", 3_000, 2), 2_500, "wang")))
        .isEqualTo(Taken.NEW);
    assertThat(policies.inForce(2_999).version()).isEqualTo("rule");
    assertThat(policies.inForce(3_000).version()).isEqualTo("next");
    assertThat(policies.proposed()).isEmpty();
    assertThat(policies.take(approval(policy("next", 3_500, 2), 2_600, "zhao")))
        .as("a third name moves nothing")
        .isEqualTo(Taken.KNOWN);
    assertThat(policies.inForce(3_000).version()).isEqualTo("next");
  }

  @Test
  void theSameOfficerTwiceIsOneOfficer() {
    policies.take(published(policy("next", 2_000, 2), 1_500, "li"));

    assertThat(policies.take(approval(policy("next", 2_000, 2), 1_600, "li")))
        .isEqualTo(Taken.SAME_OFFICER);
    assertThat(policies.inForce(9_000).version()).isEqualTo("rule");
  }

  @Test
  void anApprovalOfAnotherContentOrOfNothingIsNone() {
    policies.take(published(policy("next", 2_000, 2), 1_500, "li"));

    assertThat(policies.take(approval(policy("next", 2_000, 1), 1_600, "wang")))
        .isEqualTo(Taken.CONFLICTING);
    assertThat(policies.take(approval(policy("other", 2_000, 2), 1_600, "wang")))
        .isEqualTo(Taken.NOT_PUBLISHED);
    assertThat(policies.inForce(9_000).version()).isEqualTo("rule");
  }

  @Test
  void theRuleInForceAtPublicationDecidesAlsoOnItsOwnEnd() {
    assertThat(policies.take(published(policy("earlier", 1_200, 1), 900, "li")))
        .as("published before the rule was in force")
        .isEqualTo(Taken.NEW);
    assertThat(policies.take(published(policy("between", 1_800, 1), 1_100, "li")))
        .as("published while it was")
        .isEqualTo(Taken.PROPOSED);
    assertThat(policies.take(published(policy("after", 2_000, 1), 1_300, "li")))
        .as("the earlier one has ended it")
        .isEqualTo(Taken.NEW);
  }

  @Test
  void aProposalIsOvertakenByWhatCameToCountSince() {
    policies.take(published(policy("slow", 2_000, 2), 1_100, "li"));
    Standing slow = policies.find("slow").orElseThrow();
    assertThat(policies.approvedSince(slow)).isEmpty();

    policies.take(published(policy("urgent", 1_300, 2), 1_200, "li"));
    assertThat(policies.approvedSince(slow)).as("it counts for nothing yet").isEmpty();
    policies.take(approval(policy("urgent", 1_300, 2), 1_250, "wang"));

    assertThat(policies.approvedSince(slow)).map(Standing::version).contains("urgent");
    assertThat(policies.approvedSince(policies.find("urgent").orElseThrow()))
        .as("itself does not count")
        .isEmpty();
  }

  @Test
  void theRuleOfAPolicyFileAsksForNobody() {
    var here = new LivePolicies(PACKAGED, Optional.of(policy("file", 0, 2)));
    var elsewhere = new LivePolicies(PACKAGED, Optional.empty());
    for (LivePolicies each : new LivePolicies[] {here, elsewhere}) {
      assertThat(each.take(published(policy("first", 2_000, 2), 1_500, "li")))
          .as("every process judges alike")
          .isEqualTo(Taken.NEW);
    }
  }

  @Test
  void theOrderOfReadingDoesNotMatter() {
    var other = new LivePolicies(PACKAGED, Optional.empty());
    other.take(published(policy("next", 2_000, 2), 1_500, "li"));
    assertThat(other.inForce(2_000).version()).as("it does not know the rule").isEqualTo("next");
    other.take(published(policy("rule", 1_000, 2), 10, "li"));

    assertThat(other.inForce(2_000).version()).isEqualTo("rule");
  }

  @Test
  void anApprovalComesBackWhole() {
    Approval approval = approval(policy("next", 3_000, 2), 2_500, "wang");

    assertThat(PublishedPolicy.read(approval.toRecord())).isEqualTo(new Reading.Approved(approval));
  }

  @Test
  void whatIsPublishedAgainDiffersInNameAndMomentOnly() {
    Policy again = DerivedPolicy.again(policy("next", 3_000, 2), Instant.ofEpochMilli(5_000));

    assertThat(again.version()).isEqualTo("next.again-19700101T000005.000Z");
    assertThat(again.effectiveFromAt()).isEqualTo(5_000);
    assertThat(again.control().officers()).isEqualTo(2);
    assertThat(DerivedPolicy.again(again, Instant.ofEpochMilli(6_000)).version())
        .isEqualTo("next.again-19700101T000006.000Z");
  }

  private static PublishedPolicy published(Policy policy, long at, String by) {
    return new PublishedPolicy(policy, at, by, Optional.empty());
  }

  private static Approval approval(Policy policy, long at, String by) {
    return new Approval(policy, at, by);
  }

  private static Policy policy(String version, long effectiveFrom, int officers) {
    return PolicyDocument.patch(
            PACKAGED,
            Map.of(
                "version",
                version,
                "effectiveFrom",
                Instant.ofEpochMilli(effectiveFrom).toString(),
                "control.officers",
                Integer.toString(officers)))
        .orThrow();
  }
}
