package interlock.sandbox.cost;

import interlock.core.desk.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link MailCost} in JVMs of its own. */
public final class MailBench {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double NANOS_PER_MICRO = 1_000;

  private final boolean quick;
  private final Consumer<String> progress;

  /**
   * @param quick whole mails only; else all parts; a JVM for each
   */
  public MailBench(boolean quick, Consumer<String> progress) {
    this.quick = quick;
    this.progress = progress;
  }

  /** All desks and sizes. */
  public List<Figure> run() throws RunnerException {
    List<Figure> figures = new ArrayList<>();
    for (Room room : Room.values()) {
      progress.accept("%s desk…".formatted(room.name().toLowerCase(Locale.ROOT)));
      for (RunResult result : measure(room)) {
        figures.add(figure(room, result));
      }
    }
    return List.copyOf(figures);
  }

  private Collection<RunResult> measure(Room room) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(MailCost.class.getName() + "." + (quick ? Part.WHOLE.label() + "$" : ".*"))
            .param("room", room.name())
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.milliseconds(quick ? 700 : 500))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(200))
            .jvmArgsAppend("-Xmx1g")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options).run();
  }

  private static Figure figure(Room room, RunResult result) {
    var time = result.getPrimaryResult();
    return new Figure(
        room,
        FileSize.valueOf(result.getParams().getParam("size")),
        Part.of(time.getLabel()),
        time.getScore() / NANOS_PER_MICRO,
        time.getScoreError() / NANOS_PER_MICRO,
        Math.round(result.getSecondaryResults().get(ALLOCATED).getScore()));
  }

  /** The benchmarks. */
  public enum Part {
    READ_MAIL("readMail"),
    READ_FILE("readFile"),
    DECIDE("decide"),
    WRITE_FILE("writeFile"),
    WRITE_REST("writeRest"),
    WHOLE("whole");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    /** The name of {@link MailCost}'s method. */
    public String label() {
      return label;
    }

    private static Part of(String label) {
      return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst().orElseThrow();
    }
  }

  /**
   * What one part costs.
   *
   * @param errorMicros half of the 99.9 % confidence interval
   * @param bytes allocated
   */
  public record Figure(
      Room room, FileSize size, Part part, double micros, double errorMicros, long bytes) {}
}
