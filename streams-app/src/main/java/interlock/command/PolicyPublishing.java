package interlock.command;

import interlock.contract.policy.PolicyDiff;
import interlock.core.policy.Policy;
import interlock.service.policy.LivePolicies.Taken;
import interlock.service.policy.PolicyAdmin;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands share that put an officer's name under a version. */
final class PolicyPublishing {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--effective-from",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "ISO-8601 with a zone: 2026-01-05T09:00:00+08:00.")
  private Instant effectiveFrom;

  @Option(
      names = "--by",
      paramLabel = "OFFICER",
      required = true,
      description = "Who does it; kept with the version.")
  private String by;

  /** The officer's name, without blanks around it. */
  String by() {
    if (by.isBlank()) {
      throw new ParameterException(spec.commandLine(), "Who does it? Give --by a name");
    }
    return by.strip();
  }

  /** What was asked for; else the document's own moment if it is still to come, else soon. */
  Instant from(Policy document, Clock clock) {
    if (effectiveFrom != null) {
      return effectiveFrom;
    }
    Instant soon = clock.instant().plus(PolicyAdmin.LEAD);
    Instant own = Instant.ofEpochMilli(document.effectiveFromAt());
    return own.isAfter(soon) ? own : soon;
  }

  /** What was asked for, else soon. */
  Instant from(Clock clock) {
    return effectiveFrom != null ? effectiveFrom : clock.instant().plus(PolicyAdmin.LEAD);
  }

  /** Says why nothing was done. */
  int refused(String what, List<String> refusals) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(what + ":");
    refusals.forEach(refusal -> out.println("  " + refusal));
    return ExitCode.CHECK_FAILED.code();
  }

  /** Says what came of it. */
  int done(Policy policy, Taken taken) {
    PrintWriter out = spec.commandLine().getOut();
    switch (taken) {
      case NEW ->
          out.println(
              "Published: version %s is in force from %s"
                  .formatted(policy.version(), Instant.ofEpochMilli(policy.effectiveFromAt())));
      case PROPOSED -> proposed(policy, out);
      case KNOWN, SAME_OFFICER, NOT_PUBLISHED, CONFLICTING ->
          throw new IllegalStateException("The refusals let it pass");
    }
    return ExitCode.OK.code();
  }

  /** Says what a version still needs. */
  static void proposed(Policy policy, PrintWriter out) {
    out.println(
        "Proposed: version %s decides nothing until another officer approves it:"
            .formatted(policy.version()));
    out.println("  interlock policy approve " + policy.version() + " --by OFFICER");
    out.flush();
  }

  /** What one version changes of another, a line each. */
  static void differences(Policy before, Policy after, PrintWriter out) {
    List<PolicyDiff.Difference> all = PolicyDiff.of(before, after);
    out.println(
        "%s -> %s: %s"
            .formatted(
                before.version(),
                after.version(),
                all.isEmpty() ? "no setting differs" : all.size() + " setting(s) differ"));
    for (PolicyDiff.Difference one : all) {
      out.println("  " + one.path());
      line("-", one.before(), out);
      line("+", one.after(), out);
    }
  }

  private static void line(String sign, String value, PrintWriter out) {
    if (!value.isEmpty()) {
      out.println("    " + sign + " " + value);
    }
  }
}
