package interlock.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import interlock.service.deadletter.Letter;
import interlock.service.deadletter.LetterFilter;
import interlock.service.deadletter.LetterReader;
import interlock.service.tasks.RecordJson;
import interlock.topology.Topic;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock deadletter list|show|replay}. */
@Command(
    name = "deadletter",
    description = "See what could not be read, or was refused, and have it read again.",
    subcommands = {
      DeadLetterCommand.Listing.class,
      DeadLetterCommand.Show.class,
      DeadLetterReplayCommand.class
    })
final class DeadLetterCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which one: list, show or replay?");
  }

  /** Lists. */
  @Command(
      name = "list",
      description = {
        "List dead letters, the oldest first: where they lie, where they came from, why.",
        "Shows no identifiers: a key is four digits that tell it from others of the list."
      })
  static final class Listing implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions cluster;
    @Mixin private LetterOptions letters;

    @Option(names = "--rejected", description = "What Intake refused, instead of dead letters.")
    private boolean rejected;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "100",
        description = "The newest N. ${DEFAULT-VALUE} when left out.")
    private int limit;

    @Override
    public Integer call() {
      if (limit < 1) {
        throw new ParameterException(spec.commandLine(), "--limit is to be 1 or more");
      }
      LetterFilter filter = letters.filter(Set.of(), Clock.systemUTC());
      var found = new ArrayList<Row>();
      Set<String> replayed;
      try (LetterReader reader = LetterReader.connect(cluster.loadToRead())) {
        replayed = reader.replayed();
        read(reader, rejected, filter, found, spec.commandLine().getErr());
      }
      PrintWriter out = spec.commandLine().getOut();
      found.sort(Comparator.comparing(Row::at));
      found.stream()
          .skip(Math.max(0, found.size() - limit))
          .forEach(row -> out.println(row.text(replayed.contains(row.place()))));
      out.println(
          "%,d letter(s)%s"
              .formatted(
                  found.size(), found.size() > limit ? ", the newest " + limit + " shown" : ""));
      out.flush();
      return ExitCode.OK.code();
    }
  }

  /** Of each letter only what a line needs: there may be many, and large ones. */
  private record Row(Instant at, String place, String text) {
    static Row of(Letter letter) {
      return new Row(
          letter.at(),
          letter.place(),
          "%s  %s  %s  from %s  key %s  %s"
              .formatted(
                  letter.place(),
                  letter.at(),
                  letter.reason(),
                  letter.origin(),
                  letter.keyTag(),
                  letter.value().map(Letter.Bytes::toString).orElse("no value")));
    }

    String text(boolean replayed) {
      return text + (replayed ? "  REPLAYED" : "");
    }
  }

  private static void read(
      LetterReader reader, boolean rejected, LetterFilter filter, List<Row> rows, PrintWriter err) {
    var progress = new ReadingProgress(err);
    if (rejected) {
      reader.rejected(filter, letter -> rows.add(Row.of(letter)), progress);
    } else {
      reader.deadLetters(filter, letter -> rows.add(Row.of(letter)), progress);
    }
  }

  /** Shows one. */
  @Command(
      name = "show",
      description = {
        "Tell all of one letter: where it came from, why it was set aside, its headers, and what can"
            + " be read of it now.",
        "Identifiers are masked; --reveal shows key, headers and bytes in full."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:told",
        "1:there is no such letter",
        "2:the arguments or the settings are wrong",
        "3:broker or registry cannot be reached"
      })
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ClusterOptions cluster;

    @Parameters(
        paramLabel = "PLACE",
        description = "As `list` shows it: dead-letter-0@12 or intake.rejected-0@12.")
    private String place;

    @Option(names = "--reveal", description = "Show key, headers and bytes in full.")
    private boolean reveal;

    @Override
    public Integer call() throws JsonProcessingException {
      PrintWriter err = spec.commandLine().getErr();
      var filter = new LetterOptions().filter(Set.of(place), Clock.systemUTC());
      var found = new ArrayList<Letter>();
      try (LetterReader reader = LetterReader.connect(cluster.loadToRead())) {
        var progress = new ReadingProgress(err);
        if (place.startsWith(Topic.INTAKE_REJECTED.base())) {
          reader.rejected(filter, found::add, progress);
        } else {
          reader.deadLetters(filter, found::add, progress);
        }
        if (found.isEmpty()) {
          err.println("There is no such letter: it never was, or is not kept as long.");
          err.println("Fix: copy the place from `interlock deadletter list`.");
          return ExitCode.CHECK_FAILED.code();
        }
        print(found.getFirst(), reader, reader.replayed().contains(place));
      }
      return ExitCode.OK.code();
    }

    private void print(Letter letter, LetterReader reader, boolean replayed)
        throws JsonProcessingException {
      PrintWriter out = spec.commandLine().getOut();
      if (reveal) {
        out.println("Identifiers are shown in full.");
      }
      line(out, "place", letter.place() + (replayed ? ", replayed" : ""));
      line(out, "received", letter.at().toString());
      line(out, "came from", letter.origin().toString());
      line(out, "reason", letter.reason());
      line(out, "in words", letter.detail());
      line(out, "key", letter.key().map(k -> shown(k, letter.keyTag())).orElse("none"));
      letter
          .headers()
          .forEach((name, value) -> line(out, "header " + name, shown(value, value.toString())));
      line(out, "value", letter.value().map(Letter.Bytes::toString).orElse("none"));
      var record = reader.decoded(letter);
      if (record.isPresent()) {
        line(out, "read now as", record.get().getSchema().getFullName());
        out.println(json(record.get()));
      } else {
        line(out, "read now as", "nothing: it cannot be read by its topic's contract");
      }
      if (reveal) {
        line(out, "bytes", letter.value().map(Letter.Bytes::hex).orElse(""));
      }
      out.flush();
    }

    private String json(SpecificRecord record) throws JsonProcessingException {
      return JsonMapper.builder()
          .build()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(new RecordJson(reveal).of(record));
    }

    private String shown(Letter.Bytes bytes, String masked) {
      return reveal ? bytes.reveal() : masked;
    }

    private static void line(PrintWriter out, String name, String value) {
      out.println("%-14s %s".formatted(name, value));
    }
  }
}
