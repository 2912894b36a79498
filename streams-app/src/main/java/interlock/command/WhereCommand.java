package interlock.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.source.EventPath;
import interlock.service.source.EventPathText;
import interlock.service.source.ReceiptReader;
import java.io.PrintWriter;
import java.time.ZoneId;
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
      "1:the source has no receipt of such an event",
      "2:the arguments or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class WhereCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private LanguageOption languageOption;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "The event's field source.")
  private String source;

  @Parameters(index = "1", paramLabel = "EVENT", description = "The event's field eventId.")
  private String eventId;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter err = spec.commandLine().getErr();
    var language = languageOption.language();
    Optional<EventPath> path;
    try (ReceiptReader reader = ReceiptReader.connect(cluster.loadToRead())) {
      path = reader.path(source, eventId, new ReadingProgress(err));
    }
    if (path.isEmpty()) {
      err.println(
          language.pick(
              "This source has no receipt of such an event: it was never received, or receipts are"
                  + " not kept as long.\n"
                  + "Fix: copy source and eventId from the event; check topic.prefix and the"
                  + " cluster.",
              "该来源没有此事件的回执：从未收到，或已超出回执保存期。\n处理：核对 source 与 eventId、topic.prefix 与集群地址。"));
      return ExitCode.CHECK_FAILED.code();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(path.get().json()));
    } else {
      new EventPathText(language, ZoneId.systemDefault()).lines(path.get()).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
