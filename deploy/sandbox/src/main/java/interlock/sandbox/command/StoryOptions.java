package interlock.sandbox.command;

import interlock.sandbox.day.DayScale;
import interlock.sandbox.story.NightScale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How large the story is, and where its figures go. */
final class StoryOptions {
  private static final int MOST_CASES = 5_000;
  private static final int MOST_OFFICERS = 1_000;
  private static final double MOST_MINUTES = 120;
  private static final double LEAST_MINUTES = 0.2;
  private static final double MILLIS_PER_MINUTE = 60_000;

  /** Each has about twenty events; more a second would measure the machine. */
  private static final int MOST_CASES_A_MINUTE = 600;

  // picocli does not show the defaults of a group that nobody has named an option of.
  private static final int NIGHT_CASES = 200;
  private static final int DAY_CASES = 1_000;
  private static final double MINUTES = 3;
  private static final long SEED = 1;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = {
        "foshan-night: victims who lose money (default " + NIGHT_CASES + ");",
        "officers-day: people to whom something happens (default " + DAY_CASES + ")."
      })
  private Integer cases;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "foshan-night: how long it lasts, at least 0.2 (default 3).")
  private Double minutes;

  @Option(
      names = "--officers",
      paramLabel = "N",
      description =
          "officers-day: at each unit's desk by day (default: two, and one in 300 cases).")
  private Integer officers;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chooses people, what they do, and who answers (default " + SEED + ").")
  private long seed = SEED;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the summary there.")
  private Path json;

  NightScale night(CommandLine line) {
    if (officers != null) {
      throw new ParameterException(line, "--officers goes with --story officers-day");
    }
    int victims = cases(NIGHT_CASES, line);
    double lasts = minutes == null ? MINUTES : minutes;
    if (!(lasts >= LEAST_MINUTES && lasts <= MOST_MINUTES)) {
      throw new ParameterException(
          line, "--minutes must lie between %s and %s".formatted(LEAST_MINUTES, MOST_MINUTES));
    }
    if (victims > MOST_CASES_A_MINUTE * lasts) {
      throw new ParameterException(
          line,
          "more than %d cases a minute: choose more --minutes".formatted(MOST_CASES_A_MINUTE));
    }
    return new NightScale(seed, victims, (long) (lasts * MILLIS_PER_MINUTE));
  }

  DayScale day(CommandLine line) {
    if (minutes != null) {
      throw new ParameterException(line, "--minutes goes with --story foshan-night");
    }
    int people = cases(DAY_CASES, line);
    int desk = officers == null ? DayScale.usualOfficers(people) : officers;
    if (desk < 0 || desk > MOST_OFFICERS) {
      throw new ParameterException(line, "--officers must lie between 0 and " + MOST_OFFICERS);
    }
    return new DayScale(seed, people, desk);
  }

  private int cases(int otherwise, CommandLine line) {
    int given = cases == null ? otherwise : cases;
    if (given < 1 || given > MOST_CASES) {
      throw new ParameterException(line, "--cases must lie between 1 and " + MOST_CASES);
    }
    return given;
  }

  void write(Map<String, Object> summary) throws IOException {
    if (json != null) {
      Json.write(json, summary);
    }
  }
}
