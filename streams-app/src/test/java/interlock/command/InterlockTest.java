package interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.GeneratedPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class InterlockTest {
  /** A port that answers nothing: reserved, and never given out. */
  private static final String NOBODY = "127.0.0.1:1";

  private static final String TASK = "D-912a083810ed673f74892abc38608862";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void everyCommandHelps() {
    for (List<String> path : commands(line(), List.of())) {
      List<String> arguments = new ArrayList<>(path);
      arguments.add("--help");
      out.getBuffer().setLength(0);
      assertThat(run(arguments.toArray(String[]::new))).as("%s", path).isZero();
      assertThat(out.toString())
          .as("%s", path)
          .startsWith("Usage: interlock")
          .contains("--verbose");
    }
    assertThat(commands(line(), List.of()))
        .contains(List.of("run"), List.of("topics", "apply"), List.of("schemas", "check"));
  }

  @Test
  void versionIsToldInBothWays() {
    assertThat(run("version")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("Interlock ").contains("Java ");
  }

  @Test
  void wrongArgumentsAreUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("topics")).isEqualTo(2);
    assertThat(run("nonsense")).isEqualTo(2);
    assertThat(run("topics", "check", "--no-such-option")).isEqualTo(2);
    assertThat(err.toString()).contains("Which command?").contains("nonsense");
  }

  @Test
  void wrongSettingsAreUsageWithEveryProblem() throws IOException {
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, "version: x\nstopPaiment: 1\n");
    Path file = folder.resolve("interlock.properties");
    Files.writeString(file, "profile=fast\nbootstrap.servers=" + NOBODY + "\n");

    for (String command : List.of("run", "config")) {
      assertThat(run(command, "--config", file.toString())).isEqualTo(2);
    }
    assertThat(run("topics", "check", "--config", file.toString())).isEqualTo(2);
    assertThat(run("schemas", "check", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("profile (file").contains("task.id.key: it is not set");

    err.getBuffer().setLength(0);
    assertThat(run(with("run", "policy.file=" + policy))).isEqualTo(2);
    assertThat(err.toString()).contains("line 2").contains("stopPaiment");
  }

  @Test
  void aPolicyIsCheckedWholeByLine() throws IOException {
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(
        policy,
        """
        version: spring
        effectiveFrom: 2026-01-01T00:00:00Z
        stopPaiment: 1
        stopPayment:
          maxStops: 9
          modes: {RELEASE: OFF}
        """);
    assertThat(run("policy", "check", policy.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("3 problem(s):")
        .contains("line 3")
        .contains("line 5")
        .contains("line 6")
        .contains("give LIVE, or ADVISE so that an officer sends each");

    Files.writeString(policy, "version: spring\neffectiveFrom: 2026-01-01T00:00:00Z\n");
    assertThat(run("policy", "check", policy.toString())).isZero();
    assertThat(out.toString()).contains("Version spring is in order");
    assertThat(run("policy", "check", folder.resolve("none.yaml").toString())).isEqualTo(2);
  }

  @Test
  void aPolicyTellsWhoAnswersForAPlace() throws IOException {
    assertThat(run("policy", "unit", "440604")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            440604 禅城区
              above: 440600 佛山市
              above: 440000 广东省
              above: 000000
            """);

    Files.writeString(
        folder.resolve("stations.csv"), "unit,name,prefixes\n440604001,祖庙派出所,440604001\n");
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(
        policy,
        """
        version: spring
        effectiveFrom: 2026-01-01T00:00:00Z
        units: {directoryFile: stations.csv}
        """);
    assertThat(run("policy", "unit", "440604001002", policy.toString())).isZero();
    assertThat(out.toString()).contains("440604001 祖庙派出所\n  above: 440604 禅城区\n");

    assertThat(run("policy", "unit", "990000")).isEqualTo(1);
    assertThat(out.toString()).endsWith("000000  (nobody answers for it)\n");
  }

  @Test
  void modesAreSetBySomebodyAndWithTimeToSpare() {
    assertThat(run(with("mode STOP=ADVISE"))).isEqualTo(2);
    assertThat(err.toString()).contains("--by OFFICER");
    assertThat(run(with("mode STOP=ADVISE --by 007 --in 1s"))).isEqualTo(2);
    assertThat(err.toString()).contains("give 5 seconds to 30 days");
    assertThat(run(with("mode STOP=MAYBE --by 007"))).isEqualTo(2);
    assertThat(run(with("mode"))).as("nobody answers").isEqualTo(3);
  }

  @Test
  void whatIsNoTaskIdIsUsageAndNotRepeated() {
    assertThat(run(with("explain 13800138001"))).isEqualTo(2);
    assertThat(err.toString()).contains("TASK is no task's id").doesNotContain("138001");
  }

  @Test
  void whoOnlyReadsNeedsNeitherTheKeyOfTaskIdsNorThePolicy() {
    assertThat(
            run(
                with(
                    "explain " + TASK + " --reveal",
                    "task.id.key=file:no-such-file",
                    "policy.file=no-such-file")))
        .isEqualTo(3);
    assertThat(err.toString()).contains("Identifiers are shown in full.");

    assertThat(run("explain", TASK)).as("but to know the cluster").isEqualTo(2);
    assertThat(err.toString()).contains("bootstrap.servers: it is not set");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsOutside() {
    assertThat(run(with("run"))).isEqualTo(3);
    assertThat(run(with("topics check"))).isEqualTo(3);
    assertThat(run(with("explain " + TASK))).isEqualTo(3);
    assertThat(err.toString())
        .contains("No broker of [" + NOBODY + "] can be reached within 1000 ms")
        .contains("Fix: check that the cluster runs")
        .doesNotContain("\tat ");
  }

  @Test
  void aStartTellsOfBothServersThatDoNotAnswer() {
    assertThat(run(with("run"))).isEqualTo(3);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("No broker of [" + NOBODY + "]"),
            line -> assertThat(line).startsWith("Fix: check that the cluster runs"),
            line -> assertThat(line).startsWith("no schema registry answers"),
            line -> assertThat(line).startsWith("Fix: check that the registry runs"));
  }

  @Test
  void aRegistryThatDoesNotAnswerIsOutside() {
    assertThat(run(with("schemas check"))).isEqualTo(3);
    assertThat(err.toString()).contains("no schema registry answers").contains("Fix: ");
  }

  @Test
  void aBugShowsItsTraceOnlyToWhoAsks() {
    CommandLine line = line().addSubcommand(new Broken());
    // What is added later knows nothing of the writers set before.
    line.setErr(new PrintWriter(err, true));

    assertThat(line.execute("broken")).isEqualTo(70);
    assertThat(err.toString())
        .contains("A bug in Interlock: java.lang.IllegalStateException")
        .doesNotContain("13800138000");

    assertThat(line.execute("broken", "--verbose")).isEqualTo(70);
    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void configPrintsTheReferenceOrWhatHolds() {
    assertThat(run("config")).isZero();
    assertThat(out.toString()).contains("bootstrap.servers  (list, required)");
    assertThat(run("config", "--markdown")).isZero();
    assertThat(out.toString()).contains("INTERLOCK_BOOTSTRAP_SERVERS");
    assertThat(run(with("config"))).isZero();
    assertThat(out.toString()).contains("(--set)").contains("***").doesNotContain("a-plain-key");
  }

  @Test
  void thePageOfExitCodesIsWhatTheCodeSays() throws IOException {
    GeneratedPage.check("docs/reference/exit-codes.md", ExitCode.markdown());
  }

  private static String[] with(String command, String... flags) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    List<String> settings =
        new ArrayList<>(
            List.of(
                "bootstrap.servers=" + NOBODY,
                "schema.registry.url=http://" + NOBODY,
                "task.id.key=a-plain-key-of-24-bytes!",
                "check.timeout.ms=1000"));
    settings.addAll(List.of(flags));
    settings.forEach(
        flag -> {
          arguments.add("--set");
          arguments.add(flag);
        });
    return arguments.toArray(String[]::new);
  }

  private static List<List<String>> commands(CommandLine line, List<String> path) {
    List<List<String>> all = new ArrayList<>(List.of(path));
    line.getSubcommands()
        .forEach(
            (name, sub) -> {
              List<String> below = new ArrayList<>(path);
              below.add(name);
              all.addAll(commands(sub, below));
            });
    return all;
  }

  private int run(String... arguments) {
    return line().execute(arguments);
  }

  private CommandLine line() {
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("nothing may start here");
            })
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  @Command(name = "broken")
  private static final class Broken implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("13800138000");
    }
  }
}
