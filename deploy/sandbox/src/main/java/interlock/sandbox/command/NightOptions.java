package interlock.sandbox.command;

import interlock.sandbox.story.NightScale;
import interlock.sandbox.story.NightSummary;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How large the night is, and where its figures go. */
final class NightOptions {
  private static final int MOST_CASES = 5_000;
  private static final double MOST_MINUTES = 120;
  private static final double LEAST_MINUTES = 0.2;
  private static final double MILLIS_PER_MINUTE = 60_000;

  /** Each has about twenty events; more a second would measure the machine. */
  private static final int MOST_CASES_A_MINUTE = 600;

  // picocli does not show the defaults of a group that nobody has named an option of.
  private static final int CASES = 200;
  private static final int MINUTES = 3;
  private static final long SEED = 1;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "Victims who lose money (default " + CASES + ").")
  private int cases = CASES;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "How long it lasts, at least 0.2 (default " + MINUTES + ").")
  private double minutes = MINUTES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chooses victims, chains and how each bank works (default " + SEED + ").")
  private long seed = SEED;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the summary there.")
  private Path json;

  NightScale scale(CommandLine line) {
    if (cases < 1 || cases > MOST_CASES) {
      throw new ParameterException(line, "--cases must lie between 1 and " + MOST_CASES);
    }
    if (!(minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES)) {
      throw new ParameterException(
          line, "--minutes must lie between %s and %s".formatted(LEAST_MINUTES, MOST_MINUTES));
    }
    if (cases > MOST_CASES_A_MINUTE * minutes) {
      throw new ParameterException(
          line,
          "more than %d cases a minute: choose more --minutes".formatted(MOST_CASES_A_MINUTE));
    }
    return new NightScale(seed, cases, (long) (minutes * MILLIS_PER_MINUTE));
  }

  void write(NightSummary summary) throws IOException {
    if (json != null) {
      Json.write(json, summary.json());
    }
  }
}
