package interlock.command;

import interlock.service.explain.HistoryReader;
import interlock.service.explain.Revision;
import interlock.service.explain.TaskId;
import interlock.service.national.MappedText;
import interlock.service.national.NationalMessage;
import interlock.task.StopPaymentTask;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock map 100101 TASK}. */
@Command(
    name = "map",
    description = {
      "Show a stop-payment task in the fields of a message of the national police-bank interface,"
          + " and which of them are missing: 100101 stop, 100103 lift, 100105 extend, 100201 freeze.",
      "The newest revision with that command is shown, from the topic task.history. Nothing is sent."
          + " Identifiers are masked, unless --reveal is given. See docs/national-messages.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:the history holds no such task, or none of its revisions has that command",
      "2:this cannot be a message or a task's id, or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class MapCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReadingOptions options;

  @Parameters(index = "0", paramLabel = "CODE", description = "The message's code.")
  private String code;

  @Parameters(index = "1", paramLabel = "TASK", description = "The task's id: S-….")
  private String task;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  /** The newest revision that fits. */
  private Optional<StopPaymentTask> newest = Optional.empty();

  @Override
  public Integer call() {
    NationalMessage message =
        NationalMessage.of(code)
            .orElseThrow(() -> wrong("CODE is none of " + NationalMessage.codes()));
    TaskId id =
        TaskId.parse(task)
            .orElseThrow(() -> wrong("TASK is no task's id: S- and 32 hexadecimal digits"));
    var config = options.load();
    PrintWriter err = spec.commandLine().getErr();
    if (options.reveal) {
      err.println(options.warning());
    }
    try (HistoryReader reader = HistoryReader.connect(config)) {
      reader.read(id, revision -> take(revision, message), new ReadingProgress(err));
    }
    if (newest.isEmpty()) {
      err.println(
          options
              .language()
              .pick(
                  "The history holds no revision of this task with the command "
                      + message.command(),
                  "历史中没有该任务的相应指令版本：" + options.language().word(message.command())));
      err.println(
          options
              .language()
              .pick(
                  "Fix: see its commands with interlock explain " + id.text(),
                  "处理：用 interlock explain " + id.text() + " 查看该任务的各项指令"));
      return ExitCode.CHECK_FAILED.code();
    }
    var text = new MappedText(message, newest.get(), options.reveal);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(text.json());
    } else {
      text.lines(options.language()).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private void take(Revision revision, NationalMessage message) {
    if (revision.task().orElse(null) instanceof StopPaymentTask stop
        && stop.getCommand() == message.command()) {
      newest = Optional.of(stop);
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
