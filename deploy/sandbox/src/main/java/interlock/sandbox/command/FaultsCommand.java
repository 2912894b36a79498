package interlock.sandbox.command;

import interlock.command.ExitCode;
import interlock.sandbox.faults.FaultKind;
import interlock.sandbox.faults.FaultsReport;
import interlock.sandbox.faults.FaultsRun;
import interlock.sandbox.faults.Malformed;
import interlock.sandbox.faults.MalformedReport;
import interlock.sandbox.faults.RoundResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code interlock faults}: what becomes of a running Interlock when something breaks. */
@Command(
    name = "faults",
    description = {
      "Breaks a running Interlock under load, once a round, with servers and instances of its own as"
          + " processes, and counts what was lost and doubled, whether order was kept, and how long"
          + " it took to recover (docs/faults.md). The seed draws the faults. A fault that this"
          + " machine refuses is no fault that held."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every round held",
      "1:a round did not hold, or this machine refused one and --allow-refused was not given"
    })
public final class FaultsCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 1_000;
  private static final int MOST_MALFORMED = 10_000_000;
  private static final int HIGHEST_RATE = 5_000;

  /** Of a server's log below the round's directory; segments and stores lie deeper. */
  private static final int LOG_DEPTH = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many (default ${DEFAULT-VALUE}), each one to two minutes.")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Draws the faults, their moments and the load (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--fault",
      paramLabel = "LIST",
      converter = Kinds.class,
      description = "Draws of these only, with commas between them; see docs/faults.md.")
  private Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "100",
      description = "Events a second (default ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--allow-refused",
      description = "Exit 0 also when this machine refused a fault, as long as the others held.")
  private boolean allowRefused;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes what it came to there.")
  private Path json;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keeps the logs of rounds that did not hold there.")
  private Path keep;

  @Option(
      names = "--malformed",
      paramLabel = "N",
      description =
          "Instead of rounds, sends so many records that nobody should send, and finds each of them"
              + " behind the door where it belongs.")
  private Integer malformed;

  @Override
  public Integer call() throws Exception {
    if (malformed != null) {
      requireBetween("--malformed", malformed, MOST_MALFORMED);
      return StopSignal.interrupts("faults", this::findMalformed);
    }
    requireBetween("--rounds", rounds, MOST_ROUNDS);
    requireBetween("--rate", rate, HIGHEST_RATE);
    return StopSignal.interrupts("faults", this::playRounds);
  }

  private int playRounds() throws IOException {
    var run = new FaultsRun(seed, rounds, kinds, rate, this::progress);
    try {
      while (run.hasNext()) {
        play(run);
      }
    } catch (InterruptedException e) {
      progress("stopped in the middle of a round; its processes have ended");
    }
    FaultsReport report = run.report();
    tell(report.json(), report.text());
    return (report.holds(allowRefused) ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  private int findMalformed() throws IOException {
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      MalformedReport report = new Malformed(malformed, this::progress).run(dir.path());
      tell(report.json(), report.text());
      return (report.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    } catch (InterruptedException e) {
      progress("stopped before the end; its processes have ended");
      return ExitCode.CHECK_FAILED.code();
    }
  }

  private void play(FaultsRun run) throws IOException, InterruptedException {
    try (TemporaryDirectory dir = TemporaryDirectory.create()) {
      RoundResult result = run.next(dir.path());
      progress(result.line());
      if (!result.held() && result.refused().isEmpty()) {
        result.failure().ifPresent(this::progress);
        if (keep != null) {
          keepLogs(dir.path(), keep.resolve("round-" + result.number()));
        }
      }
    }
  }

  private void tell(Map<String, Object> values, String text) throws IOException {
    if (json != null) {
      Json.write(json, values);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private static void keepLogs(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.walk(from, LOG_DEPTH)) {
      List<Path> logs = all.filter(file -> file.toString().endsWith(".log")).toList();
      for (Path log : logs) {
        String name = from.relativize(log).toString().replace('/', '-');
        Files.copy(log, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void progress(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void requireBetween(String option, int value, int highest) {
    if (value < 1 || value > highest) {
      throw new ParameterException(
          spec.commandLine(), "%s must lie between 1 and %d".formatted(option, highest));
    }
  }

  /** A list of faults. */
  static final class Kinds implements ITypeConverter<Set<FaultKind>> {
    @Override
    public Set<FaultKind> convert(String list) {
      try {
        return FaultKind.parse(list);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
