package interlock.command;

import interlock.service.config.InterlockConfig;
import interlock.service.deadletter.Letter;
import interlock.service.deadletter.LetterFilter;
import interlock.service.deadletter.LetterReader;
import interlock.service.deadletter.Replay;
import interlock.topology.Topic;
import interlock.topology.Topic.Use;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock deadletter replay}. */
@Command(
    name = "replay",
    description = {
      "Write dead letters back to where they came from, as they came. First without --go: tells what"
          + " would be done, and does nothing.",
      "The order that they had is kept. Each is replayed once: what went back before is left out."
          + " It can be stopped and run again at any moment. What was decided already is known to"
          + " Interlock and decided once.",
      "A refused record (intake.rejected) is for its source to correct and send again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told, or replayed",
      "1:a letter that was named is not there, went back before, or cannot go back",
      "2:arguments or settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class DeadLetterReplayCommand implements Callable<Integer> {
  /** A letter may have a megabyte. */
  private static final long MOST_BYTES = 64L << 20;

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private LetterOptions options;

  @Parameters(
      paramLabel = "PLACE",
      arity = "0..*",
      description = "As `list` shows it; every letter when none is named.")
  private Set<String> places = new HashSet<>();

  @Option(names = "--go", description = "Do it.")
  private boolean go;

  @Option(
      names = "--by",
      paramLabel = "OFFICER",
      description = "Who does it; kept on audit.replay. Needed with --go.")
  private String by;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "At most so many, the oldest. ${DEFAULT-VALUE} when left out.")
  private int limit;

  private final List<Letter> chosen = new ArrayList<>();
  private final List<String> before = new ArrayList<>();
  private final List<String> nowhere = new ArrayList<>();
  private long bytes;
  private long left;

  @Override
  public Integer call() {
    if (go && (by == null || by.isBlank())) {
      throw new ParameterException(spec.commandLine(), "Who replays them? Add --by OFFICER");
    }
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is to be 1 or more");
    }
    InterlockConfig config = cluster.loadToDirect();
    Clock clock = Clock.systemUTC();
    LetterFilter filter = options.filter(places, clock);
    try (LetterReader reader = LetterReader.connect(config)) {
      if (!go) {
        choose(reader, filter);
        tell();
        return exit();
      }
      try (Replay replay = new Replay(config, reader, clock)) {
        choose(reader, filter);
        tell();
        replay.send(chosen, by.strip(), new ReadingProgress(err(), "replaying"));
        spec.commandLine().getOut().println("Replayed: " + chosen.size());
        return exit();
      }
    } finally {
      spec.commandLine().getOut().flush();
    }
  }

  private void choose(LetterReader reader, LetterFilter filter) {
    Set<String> replayed = reader.replayed();
    reader.deadLetters(
        filter, letter -> choose(letter, replayed), new ReadingProgress(err(), "reading"));
  }

  private void choose(Letter letter, Set<String> replayed) {
    if (replayed.contains(letter.place())) {
      before.add(letter.place());
    } else if (!hasOrigin(letter)) {
      nowhere.add(letter.place());
    } else if (chosen.size() == limit || bytes > MOST_BYTES) {
      left++;
    } else {
      chosen.add(letter);
      bytes += letter.value().map(Letter.Bytes::size).orElse(0);
    }
  }

  private static boolean hasOrigin(Letter letter) {
    return letter.origin().partition() >= 0
        && Topic.ofBase(letter.origin().topic())
            .map(Topic::use)
            .filter(use -> use == Use.INPUT || use == Use.MAIL)
            .isPresent();
  }

  private void tell() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Integer> groups = new TreeMap<>();
    chosen.forEach(
        letter -> groups.merge(letter.origin().topic() + "  " + letter.reason(), 1, Integer::sum));
    out.println("To be replayed: " + chosen.size());
    groups.forEach((group, count) -> out.println("  %,6d  %s".formatted(count, group)));
    if (!before.isEmpty()) {
      out.println("Went back before, left out: " + before.size());
    }
    if (!nowhere.isEmpty()) {
      out.println("Cannot go back, for they name no topic of this deployment: " + nowhere.size());
    }
    if (left > 0) {
      out.println("More than --limit or 64 MiB, for the next run: " + left);
    }
    if (!go && !chosen.isEmpty()) {
      out.println("Nothing was done. To do it: the same with --go --by OFFICER");
    }
  }

  /** Only who names a letter is told by the exit code that it was left out. */
  private int exit() {
    Set<String> missing = new HashSet<>(places);
    chosen.forEach(letter -> missing.remove(letter.place()));
    missing.stream().sorted().forEach(place -> err().println("Not replayed: " + why(place)));
    err().flush();
    return (missing.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  private String why(String place) {
    if (before.contains(place)) {
      return place + " went back before";
    }
    return place + (nowhere.contains(place) ? " names no topic to go back to" : " is not there");
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
