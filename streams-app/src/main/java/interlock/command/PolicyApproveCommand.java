package interlock.command;

import interlock.core.policy.Policy;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.DerivedPolicy;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyAdmin;
import interlock.service.policy.Standing;
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

/** {@code interlock policy approve}. */
@Command(
    name = "approve",
    description = {
      "Put another officer's name under a proposed version, and show what it changes. It is in force"
          + " from --effective-from on, else from the moment that was proposed if that is still to"
          + " come, else in a few seconds.",
      "The officer who published it cannot approve it. What it would change: `policy diff VERSION`."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:approved",
      "1:refused, for the reasons above; nothing was changed",
      "2:arguments or settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class PolicyApproveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private PolicyPublishing publishing;

  @Parameters(paramLabel = "VERSION", description = "As `history` names it.")
  private String version;

  @Override
  public Integer call() {
    InterlockConfig config = cluster.loadToDirect();
    String by = publishing.by();
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
      LivePolicies known = admin.read(ClusterOptions.fileOf(config));
      Optional<Policy> proposed = known.find(version).map(Standing::policy);
      if (proposed.isEmpty()) {
        return publishing.refused(
            "Not approved",
            List.of("no version of that name is proposed. Fix: see `interlock policy history`"));
      }
      Instant from = publishing.from(proposed.get(), clock);
      Policy policy = DerivedPolicy.from(proposed.get(), from);
      List<String> refusals = admin.approvalRefusals(policy, by, known);
      if (!refusals.isEmpty()) {
        return publishing.refused("Not approved", refusals);
      }
      PolicyPublishing.differences(known.inForce(from.toEpochMilli()), policy, out);
      return publishing.done(policy, admin.approve(policy, by, known));
    }
  }
}
