package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DrillCommandTest {
  @TempDir Path dir;
  private final StringWriter err = new StringWriter();

  @Test
  void aFileWithAFaultEndsWithTwo() throws Exception {
    Path file = Files.writeString(dir.resolve("a.yaml"), "drill: a\n");
    assertThat(run(file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("a.yaml:1: the drill needs title", "needs steps");
  }

  @Test
  void aClusterIsNotTriedForADrillThatWouldWaitTooLong() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("a.yaml"),
            "drill: a\ntitle: t\nsteps: [{at: 31s, never: task.lead, match: {}}]\n");
    assertThat(
            run(
                "--cluster=127.0.0.1:1",
                "--registry=http://127.0.0.1:1",
                "--max-wait=30s",
                file.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("a.yaml:3: would wait 31s", "--max-wait 30s");
  }

  @Test
  void aClusterNeedsItsRegistry() {
    assertThat(run("--cluster=127.0.0.1:1", "a.yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("--cluster and --registry belong together");
  }

  @Test
  void aWrongSpanOrLanguageIsAnErrorOfUse() {
    assertThat(run("--max-wait=soon", "a.yaml")).isEqualTo(2);
    assertThat(run("--lang=fr", "a.yaml")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return new CommandLine(
            new DrillCommand(
                drill -> {
                  throw new AssertionError("nothing is to be run");
                }))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
