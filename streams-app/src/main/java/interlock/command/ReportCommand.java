package interlock.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.worklist.DayText;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interlock report --daily}. */
@Command(
    name = "report",
    description = {
      "Show the numbers of the last hours, for the change of shift: tasks opened and ended by"
          + " level and class, what is late, messages, calls and visits, money at risk, stopped,"
          + " frozen and returned, false alarms; all units together, then each.",
      "Shows no identifiers."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "2:the arguments are wrong",
      "3:the API cannot be reached, or refuses"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ApiOptions options;
  @Mixin private UnitOption unit;

  @ArgGroup(multiplicity = "1")
  private Span span;

  /** How far back it goes. */
  private static final class Span {
    private static final int DAY = 24;

    @Option(names = "--daily", description = "Of the last 24 hours.")
    private boolean daily;

    @Option(names = "--hours", paramLabel = "N", description = "Of the last N hours, at most 744.")
    private int hours;

    int hours() {
      return daily ? DAY : hours;
    }
  }

  @Option(names = "--json", description = "One JSON object, as the API answers.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    JsonNode answer = options.client().report(unit.code(), span.hours());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(answer));
    } else {
      new DayText(options.language(), ZoneId.systemDefault()).lines(answer).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
