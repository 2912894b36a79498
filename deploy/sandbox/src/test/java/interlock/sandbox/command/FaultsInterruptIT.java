package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.command.Interlock;
import interlock.sandbox.server.ChildMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody stops the command in the middle of a round: none of its processes stays. */
@Tag("full")
@Timeout(400)
class FaultsInterruptIT {
  private static final int TERMINATED = 143;

  @TempDir private Path dir;

  @Test
  void aRoundThatIsStoppedLeavesNoProcessAndNoFile() throws Exception {
    Path temporary = Files.createDirectory(dir.resolve("tmp"));
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    Process faults = start(temporary, out, err);
    try {
      Awaitility.await("a round is under way")
          .atMost(Duration.ofMinutes(4))
          .until(
              () -> {
                assertThat(faults.isAlive()).as(Files.readString(err)).isTrue();
                return Files.readString(err).contains("warm-up");
              });
      List<ProcessHandle> children = faults.descendants().toList();
      assertThat(children).as("broker, registry, two instances").hasSizeGreaterThanOrEqualTo(4);

      faults.toHandle().destroy();

      assertThat(faults.waitFor(60, TimeUnit.SECONDS)).as("it stops").isTrue();
      assertThat(faults.exitValue()).isEqualTo(TERMINATED);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(Files.readString(out)).contains("STOPPED after 0 of 1");
      try (var left = Files.list(temporary)) {
        assertThat(left.filter(Files::isDirectory)).isEmpty();
      }
    } finally {
      faults.descendants().forEach(ProcessHandle::destroyForcibly);
      faults.destroyForcibly();
    }
  }

  private static Process start(Path temporary, Path out, Path err) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary));
    System.getProperties()
        .stringPropertyNames()
        .forEach(
            name -> {
              if (name.startsWith("interlock.")) {
                command.add("-D" + name + "=" + System.getProperty(name));
              }
            });
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildMain.class.getName(), Interlock.class.getName()));
    command.addAll(List.of("faults", "--rounds", "1", "--fault", "kill-app", "--rate", "20"));
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }
}
