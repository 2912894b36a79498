package interlock.sandbox.command;

import interlock.sandbox.cost.CostReport;
import interlock.sandbox.cost.EventCost;
import interlock.sandbox.cost.EventCount;
import interlock.sandbox.cost.MailBench;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interlock bench cost}: one mail and one event without Kafka. */
@Command(
    name = "cost",
    description = {
      "What one mail costs each desk with a small, a usual and a full file (JMH: time and bytes"
          + " allocated), and how many mails and records one mixed event leads to. No broker."
    },
    mixinStandardHelpOptions = true)
public final class BenchCostCommand implements Callable<Integer> {
  private static final int SECONDS = 30;
  private static final int QUICK_SECONDS = 5;

  @Spec private CommandSpec spec;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
  private Path json;

  @Option(
      names = "--quick",
      description = "Whole mails only, in one JVM each: a minute instead of five.")
  private boolean quick;

  @Override
  public Integer call() throws Exception {
    double loadAverage = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    progress("mixed events…");
    EventCost event = new EventCount(quick ? QUICK_SECONDS : SECONDS).run();
    var report =
        new CostReport(
            new MailBench(quick, this::progress).run(), CostReport.fileSizes(), event, loadAverage);
    if (json != null) {
      Json.write(json, report.json());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    return 0;
  }

  private void progress(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
