package interlock.sandbox.command;

import interlock.sandbox.bench.BenchProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the benchmarks of a whole cluster share. */
final class BenchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--profile",
      paramLabel = "latency|shared",
      description =
          "Profile of the application and the floor; by default latency, and shared where the rate"
              + " is measured, since it sends in batches.")
  private String profile;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
  private Path json;

  BenchProfile profile() {
    return profile(BenchProfile.LATENCY);
  }

  BenchProfile profile(BenchProfile byDefault) {
    return profile == null
        ? byDefault
        : BenchProfile.of(profile).orElseThrow(() -> wrong("--profile must be latency or shared"));
  }

  /** Prints the result, and writes its figures where they are wanted. */
  void tell(Map<String, Object> figures, String text) throws IOException {
    if (json != null) {
      Json.write(json, figures);
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  void progress(String line) {
    PrintWriter err = command.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  void requireBetween(String option, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw wrong("%s must lie between %d and %d".formatted(option, lowest, highest));
    }
  }

  ParameterException wrong(String what) {
    return new ParameterException(command.commandLine(), what);
  }
}
