package interlock.command;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.UnitFiles;
import interlock.core.policy.Policy;
import interlock.service.config.InterlockConfig;
import interlock.service.trace.CaseReader;
import interlock.service.trace.CaseRecords;
import interlock.service.trace.EarlierText;
import interlock.service.trace.Figures;
import interlock.service.trace.IfEarlier;
import interlock.service.trace.Trace;
import interlock.service.trace.TraceJson;
import interlock.service.trace.TraceSvg;
import interlock.service.trace.TraceText;
import interlock.service.trace.Tracing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interlock trace CASE}. */
@Command(
    name = "trace",
    description = {
      "Show where the money of a case went: the tree from the victim over hops, the stops on it, the"
          + " sums.",
      "Identifiers are masked, unless --reveal is given."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told",
      "1:there is no such case",
      "2:the arguments or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class TraceCommand implements Callable<Integer> {
  /** How a trace is written. */
  enum Format {
    TEXT,
    SVG
  }

  @Spec private CommandSpec spec;
  @Mixin private ReadingOptions options;

  @Parameters(paramLabel = "CASE", description = "The case's id, as in the report.")
  private String caseId;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(
      names = "--format",
      paramLabel = "text|svg",
      converter = FormatName.class,
      description = "svg draws it for the case file: one document without anything from elsewhere.")
  private Format format = Format.TEXT;

  @Option(
      names = "--if-earlier",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description =
          "Say what a report so much earlier would have held: 30s, 5m, 2h. Replays the banks'"
              + " movements; nothing is published.")
  private Duration earlier;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The policy to replay by; the packaged one by default.")
  private Path policyFile;

  @Override
  public Integer call() {
    if (json && format == Format.SVG) {
      throw new ParameterException(
          spec.commandLine(), "--json and --format svg exclude each other");
    }
    if (earlier != null && format == Format.SVG) {
      throw new ParameterException(
          spec.commandLine(), "--if-earlier is not drawn: leave --format svg out");
    }
    Policy policy = policy();
    InterlockConfig config = options.load();
    if (options.reveal) {
      err().println(options.warning());
    }
    var progress = new ReadingProgress(err());
    try (CaseReader reader = CaseReader.connect(config, policy)) {
      CaseRecords records = reader.read(caseId, progress);
      if (records.unreadable() > 0) {
        err().println(records.unreadable() + " record(s) could not be read and are left out.");
      }
      if (records.isEmpty()) {
        err()
            .println(
                options
                    .language()
                    .pick(
                        "No such case: neither a report nor a summary of it is on this cluster.\n"
                            + "Fix: copy the case's id from the report; check topic.prefix and the"
                            + " cluster.",
                        "没有该案件：集群上既无其报案记录，也无案件汇总。\n处理：请从报案上复制案件编号，并核对 topic.prefix 与集群地址。"));
        return ExitCode.CHECK_FAILED.code();
      }
      if (earlier != null && records.reports().isEmpty()) {
        err()
            .println(
                options
                    .language()
                    .pick(
                        "The case's report is not on this cluster, so that it cannot be replayed.\n"
                            + "Fix: keep police.incident-report for longer (retention.ms), or leave"
                            + " --if-earlier out.",
                        "集群上没有该案件的报案记录，无法重演。\n处理：延长 police.incident-report 的保留时间（retention.ms），或去掉 --if-earlier。"));
        return ExitCode.CHECK_FAILED.code();
      }
      Trace trace = Tracing.of(records);
      if (earlier == null) {
        tell(trace);
      } else {
        var replayed =
            IfEarlier.of(
                records, trace, reader.movements(trace.accounts(), progress), policy, earlier);
        var text = new EarlierText(figures());
        (json ? List.of(text.json(replayed)) : text.lines(replayed))
            .forEach(line -> out().println(line));
      }
      out().flush();
      return ExitCode.OK.code();
    }
  }

  private void tell(Trace trace) {
    if (json) {
      out().println(new TraceJson(figures()).text(trace));
    } else {
      switch (format) {
        case TEXT -> new TraceText(figures()).lines(trace).forEach(line -> out().println(line));
        case SVG -> out().print(new TraceSvg(figures()).document(trace));
      }
    }
  }

  private Figures figures() {
    return new Figures(options.language(), ZoneId.systemDefault(), options.reveal);
  }

  private Policy policy() {
    if (policyFile == null) {
      return PolicyDocument.packaged();
    }
    String text;
    try {
      text = Files.readString(policyFile);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--policy: the file cannot be read as UTF-8 text", e);
    }
    return switch (PolicyDocument.parse(text, UnitFiles.beside(policyFile))) {
      case Parsed.Valid valid -> valid.policy();
      case Parsed.Invalid invalid ->
          throw new ParameterException(
              spec.commandLine(),
              "--policy: line "
                  + invalid.problems().getFirst().line()
                  + ": "
                  + invalid.problems().getFirst().message());
    };
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** {@code text} or {@code svg}. */
  static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return Format.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
