package interlock.sandbox.command;

import interlock.command.ExitCode;
import interlock.sandbox.conform.Conformance;
import interlock.sandbox.conform.Partner;
import interlock.sandbox.conform.Report;
import interlock.sandbox.conform.ReportText;
import interlock.sandbox.drill.SampleFile;
import interlock.service.wording.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code interlock conform bank FILE}. */
@CommandLine.Command(
    name = "conform",
    description = {
      "Check sample records as Intake would, and tell which optional fields are missing for which"
          + " rule. Needs no broker and no registry.",
      "FILE is a YAML list of {topic, event}, or JSON with such an object on each line: the event"
          + " as in a drill (docs/drills.md), or under avro in Avro's own JSON encoding."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every record would be taken; fields that rules lack are listed",
      "1:a record would not be taken, for the reason above",
      "2:there is no such file, or no record in it"
    })
public final class ConformCommand implements Callable<Integer> {
  private final Clock clock;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @CommandLine.Parameters(
      index = "0",
      paramLabel = "PARTY",
      converter = Party.class,
      description = "Who publishes them: bank, carrier or centre.")
  private Partner partner;

  @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "The records.")
  private Path file;

  @CommandLine.Option(
      names = "--now",
      paramLabel = "TIME",
      converter = Moment.class,
      description =
          "When Intake is to have received them, and what relative times (-2m) count from;"
              + " ISO-8601 with a zone, by default this moment.")
  private Instant now;

  @CommandLine.Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @CommandLine.Option(
      names = "--lang",
      paramLabel = "en|zh",
      converter = DrillCommand.Lang.class,
      description = "Language; by default that of the environment.")
  private Language language = Language.ofEnvironment(System.getenv("LANG"));

  ConformCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Instant receivedAt = now == null ? clock.instant() : now;
    SampleFile.Read read;
    try {
      read = SampleFile.read(file, receivedAt);
    } catch (IOException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "there is no such file, or it is no UTF-8 text: " + file);
    }
    Report report = new Conformance(partner, receivedAt).check(read);
    PrintWriter out = spec.commandLine().getOut();
    var text = new ReportText(file, partner, report);
    if (json) {
      out.println(Json.text(text.tree()));
    } else {
      text.lines(language).forEach(out::println);
    }
    out.flush();
    if (report.records() == 0) {
      return ExitCode.USAGE.code();
    }
    return (report.conforms() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  static final class Party implements CommandLine.ITypeConverter<Partner> {
    @Override
    public Partner convert(String label) {
      return Partner.of(label)
          .orElseThrow(
              () -> new CommandLine.TypeConversionException("write one of " + Partner.labels()));
    }
  }

  static final class Moment implements CommandLine.ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new CommandLine.TypeConversionException(
            "write a time with its zone, as 2026-01-05T09:00:00+08:00");
      }
    }
  }
}
