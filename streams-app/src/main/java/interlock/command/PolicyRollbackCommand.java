package interlock.command;

import interlock.core.policy.Policy;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.DerivedPolicy;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyAdmin;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock policy rollback}. */
@Command(
    name = "rollback",
    description = {
      "Publish an older version again, under a new name (VERSION.again-TIME), and show what that"
          + " changes. It is in force from --effective-from on, else in a few seconds.",
      "Where the policy in force asks for two officers it is only proposed, as with publish. What"
          + " the later versions decided stays decided."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:published, or proposed",
      "1:refused, for the reasons above; nothing was published",
      "2:arguments or settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class PolicyRollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private PolicyPublishing publishing;

  @Parameters(
      paramLabel = "VERSION",
      description = "As `history` names it; the packaged one can be named too.")
  private String version;

  @Override
  public Integer call() {
    InterlockConfig config = cluster.loadToDirect();
    String by = publishing.by();
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
      LivePolicies known = admin.read(ClusterOptions.fileOf(config));
      Optional<Policy> older = known.policy(version);
      if (older.isEmpty()) {
        return publishing.refused(
            "Not published",
            List.of("no version of that name counts. Fix: see `interlock policy history`"));
      }
      Instant from = publishing.from(clock);
      Policy policy = DerivedPolicy.again(older.get(), from);
      List<String> refusals = admin.refusals(policy, known);
      if (!refusals.isEmpty()) {
        return publishing.refused("Not published", refusals);
      }
      PolicyPublishing.differences(known.inForce(from.toEpochMilli()), policy, out);
      return publishing.done(
          policy, admin.publish(policy, by, Optional.of(older.get().version()), known));
    }
  }
}
