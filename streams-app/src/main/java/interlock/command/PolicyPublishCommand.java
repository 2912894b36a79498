package interlock.command;

import interlock.core.policy.Policy;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.DerivedPolicy;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyAdmin;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock policy publish}. */
@Command(
    name = "publish",
    description = {
      "Publish a document as a new version. It is in force from --effective-from on, else from the"
          + " document's own effectiveFrom if that is still to come, else in a few seconds, so"
          + " that every instance has it before.",
      "Where the policy in force asks for two officers (control.officers) it is only proposed, and"
          + " decides nothing until another officer approves it.",
      "A version once published cannot be changed or taken away."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:published, or proposed",
      "1:refused, for the reasons above; nothing was published",
      "2:arguments or settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class PolicyPublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private PolicyPublishing publishing;

  @Parameters(paramLabel = "FILE", description = "A policy document, YAML.")
  private Path file;

  @Override
  public Integer call() {
    InterlockConfig config = cluster.loadToDirect();
    String by = publishing.by();
    Optional<Policy> document = PolicyFile.read(file, spec.commandLine().getOut());
    if (document.isEmpty()) {
      return ExitCode.CHECK_FAILED.code();
    }
    Clock clock = Clock.systemUTC();
    try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
      LivePolicies known = admin.read(ClusterOptions.fileOf(config));
      Policy policy = DerivedPolicy.from(document.get(), publishing.from(document.get(), clock));
      List<String> refusals = admin.refusals(policy, known);
      return refusals.isEmpty()
          ? publishing.done(policy, admin.publish(policy, by, Optional.empty(), known))
          : publishing.refused("Not published", refusals);
    }
  }
}
