package interlock.command;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.service.config.InterlockConfig;
import interlock.service.schemas.SchemaAdmin;
import interlock.service.schemas.SchemaFinding;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interlock schemas register|check}. */
@Command(
    name = "schemas",
    description = "Register the contracts in the schema registry, or compare them.",
    subcommands = {SchemasCommand.Register.class, SchemasCommand.Check.class})
final class SchemasCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which one: register or check?");
  }

  /** What both have in common: settings, a registry, a list of findings. */
  private abstract static class OnSchemas implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions options;

    int report(Function<SchemaAdmin, List<SchemaFinding>> question, String allWell) {
      InterlockConfig config = options.loadToRead();
      try (HttpSchemaRegistry registry = new HttpSchemaRegistry(config.registry())) {
        SchemaAdmin admin = new SchemaAdmin(registry, config);
        List<SchemaFinding> findings = question.apply(admin);
        var out = spec.commandLine().getOut();
        if (findings.isEmpty()) {
          out.println(allWell.formatted(admin.subjects().size()));
          return ExitCode.OK.code();
        }
        out.println(findings.size() + " problem(s):");
        findings.forEach(finding -> out.println("  " + finding));
        return ExitCode.CHECK_FAILED.code();
      }
    }
  }

  /** Registers. */
  @Command(
      name = "register",
      description = "Register every contract and hold its subject to FULL_TRANSITIVE.")
  static final class Register extends OnSchemas {
    @Override
    public Integer call() {
      return report(SchemaAdmin::register, "%d subjects are registered.");
    }
  }

  /** Compares. */
  @Command(
      name = "check",
      description =
          "List every subject that is missing, different or not held to"
              + " FULL_TRANSITIVE; exit 1 if there is one.")
  static final class Check extends OnSchemas {
    @Override
    public Integer call() {
      return report(SchemaAdmin::check, "All %d subjects are as they must be.");
    }
  }
}
