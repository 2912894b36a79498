package interlock.command;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Policy;
import interlock.core.policy.Units;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock policy check|diff|publish|approve|rollback|history|show|unit}. */
@Command(
    name = "policy",
    description = "Check a policy document, publish it, go back, and see what is published.",
    subcommands = {
      PolicyCommand.Check.class,
      PolicyDiffCommand.class,
      PolicyPublishCommand.class,
      PolicyApproveCommand.class,
      PolicyRollbackCommand.class,
      PolicyHistoryCommand.class,
      PolicyCommand.Show.class,
      PolicyCommand.Responsible.class
    })
final class PolicyCommand implements Runnable {
  private static final String IN_ORDER = "in order, and can be published";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which one: check, diff, publish, approve, rollback, history, show or unit?");
  }

  /** Checks. */
  @Command(
      name = "check",
      description = "List everything that is wrong in a document, by line; exit 1 if anything is.")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A policy document, YAML.")
    private Path file;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      Optional<Policy> policy = PolicyFile.read(file, out);
      policy.ifPresent(p -> out.println("Version " + p.version() + " is " + IN_ORDER + "."));
      return (policy.isPresent() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }
  }

  /** Shows. */
  @Command(
      name = "show",
      description = "Print a version's whole document; without VERSION that of the one in force.")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions cluster;

    @Parameters(paramLabel = "VERSION", arity = "0..1", description = "As `history` names it.")
    private String version;

    @Override
    public Integer call() {
      InterlockConfig config = cluster.loadToDirect();
      Clock clock = Clock.systemUTC();
      try (PolicyAdmin admin = PolicyAdmin.connect(config, clock)) {
        LivePolicies policies = admin.read(ClusterOptions.fileOf(config));
        Optional<Policy> found =
            version == null
                ? Optional.of(policies.inForce(clock.millis()))
                : policies.policy(version).or(() -> policies.find(version).map(Standing::policy));
        if (found.isEmpty()) {
          PrintWriter err = spec.commandLine().getErr();
          err.println("No version of that name is published.");
          err.println("Fix: see `interlock policy history`.");
          return ExitCode.CHECK_FAILED.code();
        }
        spec.commandLine().getOut().print(PolicyDocument.render(found.get()));
        return ExitCode.OK.code();
      } finally {
        spec.commandLine().getOut().flush();
      }
    }
  }

  /** Tells who answers for a place. */
  @Command(
      name = "unit",
      description =
          "Who answers for a place by a document (without FILE by the packaged one), and who is"
              + " above; exit 1 if nobody is named and it goes to the national desk.")
  static final class Responsible implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        index = "0",
        paramLabel = "PLACE",
        description = "A GB/T 2260 code, or a unit's id.")
    private String place;

    @Parameters(
        index = "1",
        paramLabel = "FILE",
        arity = "0..1",
        description = "A policy document, YAML.")
    private Path file;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      Optional<Policy> policy =
          file == null ? Optional.of(PolicyDocument.packaged()) : PolicyFile.read(file, out);
      if (policy.isEmpty()) {
        return ExitCode.CHECK_FAILED.code();
      }
      Units units = policy.get().units();
      Optional<String> known = units.knows(place) ? Optional.of(place) : units.unitFor(place);
      String unit = known.orElse(units.fallback());
      out.println(named(units, unit) + (known.isPresent() ? "" : "  (nobody answers for it)"));
      units.chain(unit).forEach(above -> out.println("  above: " + named(units, above)));
      out.flush();
      return (known.isPresent() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private static String named(Units units, String unit) {
      return units.name(unit).map(name -> unit + " " + name).orElse(unit);
    }
  }
}
