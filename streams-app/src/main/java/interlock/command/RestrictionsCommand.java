package interlock.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.worklist.RestrictionsText;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock restrictions WHOM}. */
@Command(
    name = "restrictions",
    description = {
      "Show all that restricts a person now, as an API of Interlock knows it: stops, freezes, holds,"
          + " protective stops, suspended numbers and blocked sites, each with why, legal basis,"
          + " end, unit and the way to appeal.",
      "Identifiers are masked, unless --reveal is given; that is recorded."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown, also when nothing restricts",
      "2:the arguments are wrong",
      "3:the API cannot be reached, or refuses"
    })
final class RestrictionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ApiOptions options;

  @Parameters(
      paramLabel = "WHOM",
      description =
          "A task about the person (its id shows nothing), or a phone, an account, a person token, a"
              + " site.")
  private String whom;

  @Option(names = "--reveal", description = "Show identifiers in full; the token needs the scope.")
  private boolean reveal;

  @Option(names = "--json", description = "One JSON object, as the API answers.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    JsonNode answer = options.client().restrictions(whom, reveal);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(answer));
    } else {
      new RestrictionsText(options.language(), ZoneId.systemDefault())
          .lines(answer)
          .forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
