package interlock.command;

import interlock.core.policy.Policy;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyAdmin;
import interlock.service.policy.Standing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock policy diff}. */
@Command(
    name = "diff",
    description = {
      "Name every setting in which two policies differ, with the old and the new value.",
      "Each is a version, as `history` names it, or a file (with a / in it, or .yaml or .yml behind"
          + " it). With one only: what it changes of the version in force. Two files need no"
          + " cluster."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown, whether anything differs or not",
      "1:a document is wrong, or there is no such version",
      "2:arguments or settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class PolicyDiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(index = "0", paramLabel = "A", description = "A version or a file.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", arity = "0..1", description = "The same.")
  private String second;

  @Override
  public Integer call() {
    boolean offline = second != null && isFile(first) && isFile(second);
    Optional<LivePolicies> published = offline ? Optional.empty() : Optional.of(published());
    Optional<Policy> before =
        second == null
            ? published.map(policies -> policies.inForce(Clock.systemUTC().millis()))
            : find(first, published);
    Optional<Policy> after = find(second == null ? first : second, published);
    if (before.isEmpty() || after.isEmpty()) {
      return ExitCode.CHECK_FAILED.code();
    }
    PrintWriter out = spec.commandLine().getOut();
    PolicyPublishing.differences(before.get(), after.get(), out);
    out.flush();
    return ExitCode.OK.code();
  }

  private LivePolicies published() {
    InterlockConfig config = cluster.loadToDirect();
    try (PolicyAdmin admin = PolicyAdmin.connect(config, Clock.systemUTC())) {
      return admin.read(ClusterOptions.fileOf(config));
    }
  }

  private Optional<Policy> find(String name, Optional<LivePolicies> published) {
    PrintWriter err = spec.commandLine().getErr();
    if (isFile(name)) {
      return PolicyFile.read(Path.of(name), err);
    }
    LivePolicies policies = published.orElseThrow();
    Optional<Policy> found =
        policies.policy(name).or(() -> policies.find(name).map(Standing::policy));
    if (found.isEmpty()) {
      err.println("No version of that name is published: " + name);
      err.println("Fix: see `interlock policy history`; a file is named with its path or .yaml.");
      err.flush();
    }
    return found;
  }

  private static boolean isFile(String name) {
    return name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
