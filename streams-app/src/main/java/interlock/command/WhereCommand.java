package interlock.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.source.EventPath;
import interlock.service.source.EventPathText;
import interlock.service.source.ReceiptReader;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock where SOURCE EVENT}. */
@Command(
    name = "where",
    description = {
      "Tell what became of one event: when it was received, what Intake said, what it led to, and"
          + " the tasks that rest on it as they stand.",
      "Shows no identifiers."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told",
      "1:there is no receipt of such an event",
      "2:the arguments or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class WhereCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private LanguageOption languageOption;

  @Parameters(
      arity = "1..2",
      paramLabel = "[SOURCE] EVENT",
      hideParamSyntax = true,
      description =
          "The event's fields source and eventId. Without SOURCE the events of that id of all"
              + " sources are told.")
  private List<String> event;

  @Option(
      names = "--json",
      description = "One JSON object, or one for each source that has such an event.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter err = spec.commandLine().getErr();
    var language = languageOption.language();
    Optional<String> source = event.size() > 1 ? Optional.of(event.getFirst()) : Optional.empty();
    List<EventPath> paths;
    try (ReceiptReader reader = ReceiptReader.connect(cluster.loadToRead())) {
      paths = reader.paths(source, event.getLast(), new ReadingProgress(err));
    }
    if (paths.isEmpty()) {
      err.println(
          language.pick(
              "There is no receipt of such an event: it was never received, or receipts are"
                  + " not kept as long.\n"
                  + "Fix: copy source and eventId from the event; check topic.prefix and the"
                  + " cluster.",
              "没有此事件的回执：从未收到，或已超出回执保存期。\n处理：核对 source 与 eventId、topic.prefix 与集群地址。"));
      return ExitCode.CHECK_FAILED.code();
    }
    PrintWriter out = spec.commandLine().getOut();
    for (EventPath path : paths) {
      if (json) {
        out.println(new ObjectMapper().writeValueAsString(path.json()));
      } else {
        new EventPathText(language, ZoneId.systemDefault()).lines(path).forEach(out::println);
      }
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
