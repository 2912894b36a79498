package interlock.command;

import interlock.service.config.InterlockConfig;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyAdmin;
import interlock.service.policy.PublishedPolicy.Approval;
import interlock.service.policy.Standing;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code interlock policy history}. */
@Command(
    name = "history",
    description =
        "Every version, the earliest in force first: who published and approved it, when, and since"
            + " when it is in force; * marks the one in force now, ? those that lack an officer.")
final class PolicyHistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Override
  public Integer call() {
    InterlockConfig config = cluster.loadToDirect();
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
      LivePolicies policies = admin.read(ClusterOptions.fileOf(config));
      String inForce = policies.inForce(clock.millis()).version();
      if (policies.published().isEmpty()) {
        out.println("No version counts yet; in force is " + inForce + ".");
      }
      for (Standing version : policies.published()) {
        String mark = version.version().equals(inForce) ? "*" : " ";
        line(mark, version, "in force from " + effectiveFrom(version), out);
      }
      for (Standing version : policies.proposed()) {
        line("?", version, "PROPOSED, from " + effectiveFrom(version), out);
      }
    }
    return ExitCode.OK.code();
  }

  private static Instant effectiveFrom(Standing version) {
    return Instant.ofEpochMilli(version.policy().effectiveFromAt());
  }

  private static void line(String mark, Standing version, String stands, PrintWriter out) {
    var published = version.published();
    StringBuilder line = new StringBuilder();
    line.append(
        "%s %s  %s, published %s by %s"
            .formatted(
                mark,
                version.version(),
                stands,
                Instant.ofEpochMilli(published.publishedAt()),
                published.publishedBy()));
    for (Approval approval : version.approvals()) {
      line.append(
          ", approved %s by %s".formatted(Instant.ofEpochMilli(approval.at()), approval.by()));
    }
    published.derivedFrom().ifPresent(from -> line.append(", made of ").append(from));
    out.println(line);
  }
}
