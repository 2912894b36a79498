package interlock.command;

import interlock.service.explain.Entry;
import interlock.service.explain.HistoryReader;
import interlock.service.explain.Retelling;
import interlock.service.explain.Revision;
import interlock.service.explain.Searched;
import interlock.service.explain.TaskId;
import interlock.service.explain.TimelineJson;
import interlock.service.explain.TimelineText;
import interlock.service.wording.Language;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock explain TASK}. */
@Command(
    name = "explain",
    description = {
      "Tell how a task came to be what it is, revision by revision, from the topic task.history:"
          + " what led to each, and what it changed.",
      "Identifiers are masked, unless --reveal is given."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told",
      "1:the history holds no such task",
      "2:this cannot be a task's id, or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReadingOptions options;

  @Parameters(
      paramLabel = "TASK",
      description = "The task's id, as on every task: D-… or S-… and 32 hexadecimal digits.")
  private String task;

  @Option(names = "--json", description = "One JSON object for each revision.")
  private boolean json;

  @Option(names = "--follow", description = "Go on with the task that this one was merged into.")
  private boolean follow;

  @Override
  public Integer call() {
    TaskId first =
        TaskId.parse(task)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "TASK is no task's id: a task's id is D-, S-, Q-, L- or another prefix and"
                            + " 32 hexadecimal digits, as the last line of each task in the"
                            + " sandbox shows it"));
    var config = options.load();
    if (options.reveal) {
      err().println(options.warning());
    }
    try (HistoryReader reader = HistoryReader.connect(config)) {
      return tell(first, reader);
    }
  }

  private int tell(TaskId first, HistoryReader reader) {
    Set<TaskId> told = new HashSet<>();
    Optional<TaskId> next = Optional.of(first);
    while (next.isPresent() && told.add(next.get())) {
      TaskId now = next.get();
      var retelling = new Retelling();
      Searched searched =
          reader.read(now, revision -> print(retelling, revision), new ReadingProgress(err()));
      if (searched.unreadable() > 0) {
        err().println(searched.unreadable() + " record(s) of this task could not be read.");
      }
      if (searched.found() == 0) {
        sayNotFound(now, searched, reader.retention());
        return ExitCode.CHECK_FAILED.code();
      }
      next = retelling.survivor();
      next.ifPresent(this::sayMerged);
      if (!follow) {
        break;
      }
    }
    return ExitCode.OK.code();
  }

  private void print(Retelling retelling, Revision revision) {
    Entry entry = retelling.tell(revision);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new TimelineJson(options.reveal).line(entry));
    } else {
      var text = new TimelineText(options.language(), ZoneId.systemDefault(), options.reveal);
      if (retelling.told() == 1) {
        out.println(text.title(entry));
      }
      out.println();
      text.lines(entry).forEach(out::println);
    }
    out.flush();
  }

  private void sayMerged(TaskId into) {
    if (json) {
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    Language language = options.language();
    out.println();
    out.println(
        follow
            ? language.pick("It goes on as ", "并入后续任务 ") + into.text()
            : language.pick("It goes on as ", "并入后续任务 ")
                + into.text()
                + language.pick(": ", "：")
                + "interlock explain "
                + into.text());
    out.println();
    out.flush();
  }

  private void sayNotFound(TaskId id, Searched searched, Optional<Duration> kept) {
    Language language = options.language();
    String atLeast = searched.tasks() < HistoryReader.TASKS_COUNTED ? "" : ">= ";
    String days =
        kept.map(
                span ->
                    language.pick(
                        "Revisions are kept for " + span.toHours() + " hours.",
                        "历史保存 " + span.toHours() + " 小时。"))
            .orElse(
                language.pick(
                    "How long revisions are kept is without limit, or cannot be asked.",
                    "历史保存时长无限制或无法查询。"));
    err()
        .println(
            language
                .pick(
                    "No task %s: its place in the history holds %s%d other task(s), %d revision(s). %s",
                    "没有任务 %s：该编号所在分区已检索 %s%d 个其他任务，共 %d 个版本。%s")
                .formatted(id.text(), atLeast, searched.tasks(), searched.records(), days));
    err()
        .println(
            language.pick(
                "Fix: copy the id from the task; check topic.prefix and the cluster.",
                "处理：请从任务上复制编号，并核对 topic.prefix 与集群地址。"));
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
