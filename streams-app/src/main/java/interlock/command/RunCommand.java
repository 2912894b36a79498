package interlock.command;

import interlock.service.Application;
import interlock.service.GracefulStop;
import interlock.service.StartChecks;
import interlock.service.config.InterlockConfig;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code interlock run}. */
@Command(
    name = "run",
    description = {
      "Run Interlock on a cluster until it is stopped (Ctrl-C, SIGTERM).",
      "Starts only when settings, policy, broker, topics and schemas are right; otherwise lists"
          + " everything that is not."
    })
final class RunCommand implements Callable<Integer> {
  private final Function<InterlockConfig, Application> assembly;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions options;

  RunCommand(Function<InterlockConfig, Application> assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws InterruptedException {
    InterlockConfig config = options.load();
    List<String> findings = StartChecks.run(config);
    if (!findings.isEmpty()) {
      var err = spec.commandLine().getErr();
      err.println("Not started, for " + findings.size() + " reason(s):");
      findings.forEach(finding -> err.println("  " + finding));
      return ExitCode.CHECK_FAILED.code();
    }
    return run(assembly.apply(config), config);
  }

  private int run(Application application, InterlockConfig config) throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    Thread hook = new GracefulStop(application, config.shutdownTimeout()).asHook();
    runtime.addShutdownHook(hook);
    try {
      application.start();
      if (application.awaitStop()) {
        return ExitCode.OK.code();
      }
      spec.commandLine().getErr().println("The engine gave up; its log says why.");
      return ExitCode.BUG.code();
    } finally {
      application.close();
      removeHook(runtime, hook);
    }
  }

  private static void removeHook(Runtime runtime, Thread hook) {
    try {
      runtime.removeShutdownHook(hook);
    } catch (IllegalStateException isStopping) {
      // The hook itself closed the application: it stays until it is done.
      return;
    }
  }
}
