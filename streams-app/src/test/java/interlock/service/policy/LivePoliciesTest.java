package interlock.service.policy;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.CommandMode;
import interlock.core.policy.Policy;
import interlock.core.policy.StopCommand;
import interlock.service.policy.LivePolicies.Taken;
import interlock.service.policy.PublishedPolicy.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LivePoliciesTest {
  private static final Policy PACKAGED = PolicyDocument.packaged();

  @Test
  void withoutAnyVersionTheFileHoldsAndBeforeItThePackagedOne() {
    var policies = new LivePolicies(PACKAGED, Optional.of(policy("file", 1_000)));

    assertThat(policies.inForce(999).version()).isEqualTo(PACKAGED.version());
    assertThat(policies.inForce(5_000).version()).isEqualTo("file");
  }

  @Test
  void fromTheFirstPublishedVersionOnTheFileCountsNoMore() {
    var policies = new LivePolicies(PACKAGED, Optional.of(policy("file", 3_000)));
    assertThat(policies.take(published("a", 2_000))).isEqualTo(Taken.NEW);

    assertThat(policies.inForce(5_000).version()).isEqualTo("a");
    assertThat(policies.inForce(1_999).version()).isEqualTo(PACKAGED.version());

    var earlier = new LivePolicies(PACKAGED, Optional.of(policy("file", 1_000)));
    earlier.take(published("a", 2_000));
    assertThat(earlier.inForce(1_999).version()).isEqualTo("file");
    assertThat(earlier.inForce(2_000).version()).isEqualTo("a");
  }

  @Test
  void theOrderOfReadingDoesNotMatter() {
    List<PublishedPolicy> all =
        List.of(
            published("a", 2_000), published("b", 1_000), published("c", 2_000), published("d", 9));
    var there = new LivePolicies(PACKAGED, Optional.empty());
    var back = new LivePolicies(PACKAGED, Optional.empty());
    all.forEach(there::take);
    all.reversed().forEach(back::take);

    for (long now : List.of(0L, 9L, 1_000L, 2_000L)) {
      assertThat(there.inForce(now)).isEqualTo(back.inForce(now));
    }
    assertThat(there.inForce(2_000).version()).isEqualTo("c");
  }

  @Test
  void aNameStandsForItsFirstDocument() {
    var policies = new LivePolicies(PACKAGED, Optional.empty());
    policies.take(published("a", 1_000));

    assertThat(policies.take(published("a", 1_000))).isEqualTo(Taken.KNOWN);
    assertThat(policies.take(published("a", 2_000))).isEqualTo(Taken.CONFLICTING);
    assertThat(policies.inForce(1_000).version()).isEqualTo("a");
  }

  @Test
  void whatIsPublishedComesBackWhole() {
    PublishedPolicy version = published("a", 1_000);

    assertThat(PublishedPolicy.read(version.toRecord())).isEqualTo(new Reading.Usable(version));
  }

  @Test
  void aDocumentThatDoesNotValidateIsRefusedWithEveryProblem() {
    var record = published("a", 1_000).toRecord();
    record.setDocument(
        record
            .getDocument()
            .replace("maxStops: 2", "maxStops: 9")
            .replace("LIFT: LIVE", "LIFT: OFF"));

    assertThat(PublishedPolicy.read(record))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.version()).isEqualTo("a");
              assertThat(refused.problems())
                  .hasSize(2)
                  .anyMatch(p -> p.contains("stopPayment.maxStops"))
                  .anyMatch(p -> p.contains("stopPayment.modes.LIFT"));
            });
  }

  @Test
  void aRecordThatSaysAnotherMomentThanItsDocumentIsRefused() {
    var record = published("a", 1_000).toRecord();
    record.setEffectiveFrom(Instant.ofEpochMilli(2_000));

    assertThat(PublishedPolicy.read(record)).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void modesAloneChangeAndTheNameSaysSo() {
    Instant from = Instant.parse("2026-01-05T01:00:00Z");
    Policy next =
        DerivedPolicy.withModes(PACKAGED, Map.of(StopCommand.STOP, CommandMode.ADVISE), from)
            .orThrow();

    assertThat(next.version()).isEqualTo(PACKAGED.version() + ".modes-20260105T010000.000Z");
    assertThat(next.effectiveFromAt()).isEqualTo(from.toEpochMilli());
    assertThat(next.stopPayment().mode(StopCommand.STOP)).isEqualTo(CommandMode.ADVISE);
    assertThat(PolicyDocument.patch(next, asPackaged()).orThrow()).isEqualTo(PACKAGED);

    Policy again =
        DerivedPolicy.withModes(
                next, Map.of(StopCommand.STOP, CommandMode.LIVE), from.plusSeconds(60))
            .orThrow();
    assertThat(again.version()).isEqualTo(PACKAGED.version() + ".modes-20260105T010100.000Z");
  }

  @Test
  void aLiftCannotBeSwitchedOff() {
    assertThat(
            DerivedPolicy.withModes(
                    PACKAGED,
                    Map.of(StopCommand.LIFT, CommandMode.OFF, StopCommand.RELEASE, CommandMode.OFF),
                    Instant.EPOCH)
                .problems())
        .extracting("path")
        .containsExactlyInAnyOrder("stopPayment.modes.LIFT", "stopPayment.modes.RELEASE");
  }

  private static Map<String, String> asPackaged() {
    return Map.of(
        "version",
        PACKAGED.version(),
        "effectiveFrom",
        "1970-01-01T00:00:00Z",
        "stopPayment.modes.STOP",
        "LIVE");
  }

  private static PublishedPolicy published(String version, long effectiveFrom) {
    return new PublishedPolicy(policy(version, effectiveFrom), 7, "007", Optional.empty());
  }

  private static Policy policy(String version, long effectiveFrom) {
    return PolicyDocument.patch(
            PACKAGED,
            Map.of(
                "version",
                version,
                "effectiveFrom",
                Instant.ofEpochMilli(effectiveFrom).toString()))
        .orThrow();
  }
}
