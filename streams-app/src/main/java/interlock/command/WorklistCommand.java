package interlock.command;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.service.OutsideException;
import interlock.service.worklist.ApiClient;
import interlock.service.worklist.WorklistText;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interlock worklist}. */
@Command(
    name = "worklist",
    description = {
      "Show what officers have to do now, the most pressing first, as the API sorts it: calls,"
          + " visits, approvals. On a terminal the table is kept up to date until Ctrl-C.",
      "Identifiers are masked."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown (--once)",
      "2:the arguments are wrong",
      "3:the API cannot be reached, or refuses",
      "130:ended by Ctrl-C"
    })
final class WorklistCommand implements Callable<Integer> {
  private static final long REFRESH_SECONDS = 2;
  private static final String CLEAR = "\u001b[H\u001b[2J";
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  @Spec private CommandSpec spec;

  @Mixin private ApiOptions options;
  @Mixin private UnitOption unit;

  @Option(names = "--all", description = "Every open task, not only those that wait for a person.")
  private boolean all;

  @Option(
      names = "--own",
      description =
          "Only what the unit itself has to do now: its own steps, as far as its officers on duty can"
              + " take them, and what the units below cannot.")
  private boolean own;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "30",
      description = "At most so many tasks, 1 to 200 (default ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--once", description = "Print once and end.")
  private boolean once;

  @Option(names = "--json", description = "The API's answer, one JSON object on a line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    ApiClient client = options.client();
    Map<String, String> query = query();
    boolean live = !once && !json && Ansi.AUTO.enabled();
    List<String> before = show(client.tasks(query), live, List.of("nothing yet"));
    while (!once) {
      TimeUnit.SECONDS.sleep(REFRESH_SECONDS);
      try {
        before = show(client.tasks(query), live, before);
      } catch (OutsideException outage) {
        // Somebody works by this table: it comes back when the API does.
        PrintWriter err = spec.commandLine().getErr();
        err.println(CLOCK.format(Instant.now()) + " " + outage.getMessage());
        err.flush();
      }
    }
    return ExitCode.OK.code();
  }

  /** Which revisions were shown; away from a terminal nothing is printed again for its hours. */
  private List<String> show(JsonNode page, boolean live, List<String> before) {
    PrintWriter out = spec.commandLine().getOut();
    Instant now = Instant.now();
    List<String> shown = new ArrayList<>();
    for (JsonNode item : page.path("tasks")) {
      shown.add(item.at("/task/taskId").asText() + "/" + item.at("/task/revision").asText());
    }
    if (live) {
      out.print(CLEAR);
      out.println(
          CLOCK.format(now) + "  " + options.url + unit.code().map(unit -> "  " + unit).orElse(""));
    }
    if (live || !shown.equals(before)) {
      if (json) {
        out.println(page);
      } else {
        new WorklistText(options.language()).lines(page, now).forEach(out::println);
      }
    }
    out.flush();
    return shown;
  }

  private Map<String, String> query() {
    Map<String, String> query = new TreeMap<>();
    query.put("limit", Integer.toString(limit));
    if (!all) {
      query.put("human", "true");
    }
    if (own) {
      query.put("own", "true");
    }
    unit.code().ifPresent(code -> query.put("unit", code));
    return query;
  }
}
