package interlock.sandbox.drill;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Runs drill files one after the other, each on an engine of its own. */
public final class DrillRun {
  /** Every step of every drill held. */
  public static final int HELD = 0;

  /** A step did not hold. */
  public static final int FAILED = 1;

  /** A file has faults, or cannot be run on this engine; nothing was run. */
  public static final int BAD_FILE = 2;

  private final UnaryOperator<Drill> played;
  private final Function<Drill, List<Fault>> refusals;
  private final Function<Drill, DrillEngine> engines;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Labels language;

  /**
   * Nothing is run yet.
   *
   * @param played what of a drill is run
   * @param refusals why an engine will not take a drill, see {@link ClusterEngine#refusals};
   *     virtual time takes every one
   * @param engines an engine for one drill, closed after it
   * @param err takes faults
   */
  public DrillRun(
      UnaryOperator<Drill> played,
      Function<Drill, List<Fault>> refusals,
      Function<Drill, DrillEngine> engines,
      PrintWriter out,
      PrintWriter err,
      Labels language) {
    this.played = played;
    this.refusals = refusals;
    this.engines = engines;
    this.out = out;
    this.err = err;
    this.language = language;
  }

  /** Reads all files, and runs them if none has a fault. The result is the process's exit code. */
  public int run(List<Path> files) {
    List<Drill> drills = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Path file : files) {
      switch (DrillParser.parse(file)) {
        case Drill.Parsed.Valid valid -> {
          Drill drill = played.apply(valid.drill());
          drills.add(drill);
          faults.addAll(refusals.apply(drill));
        }
        case Drill.Parsed.Invalid invalid -> faults.addAll(invalid.faults());
      }
    }
    if (!faults.isEmpty()) {
      faults.forEach(err::println);
      err.flush();
      return BAD_FILE;
    }
    DrillPrinter printer = new DrillPrinter(out, language);
    int held = 0;
    for (Drill drill : drills) {
      held += play(drill, printer) ? 1 : 0;
    }
    printer.summary(held, drills.size());
    return held == drills.size() ? HELD : FAILED;
  }

  private boolean play(Drill drill, DrillPrinter printer) {
    printer.begin(drill);
    try (DrillEngine engine = engines.apply(drill)) {
      List<StepResult> results = DrillPlayer.play(drill, engine, printer::step);
      printer.end(drill, results);
      return results.stream().allMatch(StepResult::held);
    }
  }
}
