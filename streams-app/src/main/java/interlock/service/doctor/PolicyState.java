package interlock.service.doctor;

import interlock.service.PolicySource;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyAdmin;
import interlock.service.policy.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which policy holds, and what waits for an officer. */
final class PolicyState {
  private static final String AREA = "policy";

  private PolicyState() {}

  static List<Finding> examine(InterlockConfig config, Clock clock) {
    List<Finding> findings = new ArrayList<>();
    try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
      LivePolicies policies =
          admin.read(config.policyFile().map(file -> PolicySource.load(config)));
      var inForce = policies.inForce(clock.millis());
      findings.add(
          Finding.ok(
              AREA,
              "%s is in force since %s; %d version(s) are published"
                  .formatted(
                      inForce.version(),
                      Instant.ofEpochMilli(inForce.effectiveFromAt()),
                      policies.published().size())));
      for (Standing proposed : policies.proposed()) {
        findings.add(
            Finding.warn(
                AREA,
                proposed.version() + " is proposed and waits for another officer",
                "interlock policy approve " + proposed.version() + " --by OFFICER"));
      }
    }
    return findings;
  }
}
