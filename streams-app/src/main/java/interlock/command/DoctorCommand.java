package interlock.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import interlock.service.config.InterlockConfig;
import interlock.service.doctor.Doctor;
import interlock.service.doctor.Finding;
import interlock.service.doctor.Finding.Verdict;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interlock doctor}. */
@Command(
    name = "doctor",
    description = {
      "Look at everything that Interlock stands on, with the settings of an instance: Java, disk,"
          + " brokers, topics, rights, clock, groups and their lag, registry, policy. Every line is"
          + " OK, WARN or FAIL, with the fix. It asks as the principal of these settings, whose rights"
          + " are to be an instance's.",
      "Changes nothing. To compare clocks it writes to police.decision in a transaction that it"
          + " aborts."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is FAIL",
      "1:something is FAIL, also when broker or registry cannot be reached",
      "2:arguments or settings are wrong"
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;

  @Option(names = "--json", description = "One JSON array of verdict, area, what and fix.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    InterlockConfig config = options.loadToExamine();
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = new ArrayList<>();
    new Doctor(
            config,
            Clock.systemUTC(),
            finding -> {
              findings.add(finding);
              if (!json) {
                print(finding, out);
              }
            })
        .examine();
    long warned = count(findings, Verdict.WARN);
    long failed = count(findings, Verdict.FAIL);
    if (json) {
      out.println(JsonMapper.builder().build().writeValueAsString(findings));
    } else {
      out.println("%d OK, %d WARN, %d FAIL".formatted(count(findings, Verdict.OK), warned, failed));
    }
    out.flush();
    return (failed == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  private static void print(Finding finding, PrintWriter out) {
    out.println("%-4s  %-8s  %s".formatted(finding.verdict(), finding.area(), finding.what()));
    if (!finding.fix().isEmpty()) {
      out.println("                Fix: " + finding.fix());
    }
    out.flush();
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}
