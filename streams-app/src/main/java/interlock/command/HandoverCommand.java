package interlock.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.worklist.ApiClient;
import interlock.service.worklist.Handover;
import interlock.service.worklist.HandoverText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interlock handover}. */
@Command(
    name = "handover",
    description = {
      "Show what one shift hands to the next: open tasks by level, what is late, what is due in the"
          + " coming hours, and how the tasks ended that ended in this shift.",
      "Identifiers are masked."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "2:the arguments are wrong",
      "3:the API cannot be reached, or refuses"
    })
final class HandoverCommand implements Callable<Integer> {
  private static final String PAGE = "200";

  @Spec private CommandSpec spec;
  @Mixin private ApiOptions options;
  @Mixin private UnitOption unit;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "8",
      description = "How long the shift was (default ${DEFAULT-VALUE}).")
  private int hours;

  @Option(
      names = "--ahead",
      paramLabel = "N",
      defaultValue = "4",
      description = "Deadlines of so many coming hours (default ${DEFAULT-VALUE}).")
  private int ahead;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  /** As the newest page said. */
  private String completeSince = "";

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    ApiClient client = options.client();
    Instant now = Instant.now();
    var shift = Duration.ofHours(hours);
    Handover handover =
        Handover.of(
            all(client, Map.of("state", "open")),
            all(client, Map.of("state", "closed", "since", now.minus(shift).toString())),
            completeSince,
            now,
            shift,
            Duration.ofHours(ahead));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(handover.json()));
    } else {
      new HandoverText(options.language(), ZoneId.systemDefault())
          .lines(handover)
          .forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }

  /** Page by page. */
  private List<JsonNode> all(ApiClient client, Map<String, String> which)
      throws InterruptedException {
    Map<String, String> query = new TreeMap<>(which);
    query.put("limit", PAGE);
    unit.code().ifPresent(code -> query.put("unit", code));
    List<JsonNode> items = new ArrayList<>();
    boolean more = true;
    while (more) {
      JsonNode page = client.tasks(query);
      completeSince = page.path("completeSince").asText();
      page.path("tasks").forEach(items::add);
      more = page.has("next");
      query.put("cursor", page.path("next").asText());
    }
    return items;
  }
}
