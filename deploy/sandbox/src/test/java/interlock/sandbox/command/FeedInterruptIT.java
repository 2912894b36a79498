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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody stops a feed. With SIGTERM: SIGINT goes the same way in the JVM, but a build that runs
 * in the background is started with it ignored.
 */
@Timeout(180)
class FeedInterruptIT {
  private static final int TERMINATED = 143;
  private static final int TRANSFERS = 20_000;

  @TempDir private Path dir;

  @Test
  void aFeedThatIsStoppedTellsWhatItCameToAndLeavesNothingBehind() throws Exception {
    Path temporary = Files.createDirectory(dir.resolve("tmp"));
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    Process feed = start(temporary, data(), out, err);
    try {
      Awaitility.await("it has sent some")
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                assertThat(feed.isAlive()).as(Files.readString(err)).isTrue();
                return Files.readString(err).contains("receipts");
              });
      assertThat(entries(temporary)).isNotEmpty();

      feed.toHandle().destroy();

      assertThat(feed.waitFor(20, TimeUnit.SECONDS)).as("it stops").isTrue();
      assertThat(feed.exitValue()).isEqualTo(TERMINATED);
      assertThat(Files.readAllLines(out).getLast())
          .as(Files.readString(err))
          .matches("INTERRUPTED, so far: in .* events in [1-9]\\d*, rejected \\d+, tasks \\d+");
      assertThat(entries(temporary)).isEmpty();
    } finally {
      feed.destroyForcibly();
    }
  }

  /** At fifty a second it would take minutes. */
  private static Process start(Path temporary, Path data, Path out, Path err) throws IOException {
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
    command.addAll(List.of("feed", "amlsim", data.toString(), "--rate", "50"));
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  private Path data() throws IOException {
    Path data = Files.createDirectory(dir.resolve("data"));
    Files.writeString(data.resolve("nodes.csv"), "nodeid,isFraud\n1,0\n2,0\n3,1\n");
    StringBuilder rows = new StringBuilder("sourceNodeId,targetNodeId,value\n");
    for (int i = 0; i < TRANSFERS; i++) {
      rows.append(1 + i % 2).append(",3,12.50\n");
    }
    Files.writeString(data.resolve("transactions.csv"), rows);
    return data;
  }

  /** What is left there, but for native libraries that a JVM unpacked and cannot delete itself. */
  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }
}
