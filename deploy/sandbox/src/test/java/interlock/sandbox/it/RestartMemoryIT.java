package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.server.ChildMain;
import interlock.service.config.InterlockConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever closes the application gets everything back: a hundred starts in one process leave as
 * much native memory, as many threads and as many open files as thirty. Of the stores, their caches
 * and filters nothing lies on the heap, and nobody sees what of it is not given back but the
 * system.
 */
@Tag("full")
@Timeout(600)
@EnabledOnOs(value = OS.LINUX, disabledReason = "asks /proc what a process has")
class RestartMemoryIT extends IntegrationSuite {
  private static final int STARTS = 100;

  /** By then classes are loaded and compiled, and the allocator has what it needs. */
  private static final int WARM = 30;

  /**
   * A store or a client that is not closed costs more for each start; a single filter does not
   * show. Measured were 50 to 90.
   */
  private static final long MOST_KIB_PER_START = 160;

  /** Of the JVM's own pools, threads and files come and go; one for each start would be seventy. */
  private static final int SHARED = 3;

  private static final int MINUTES = 9;

  @TempDir private Path dir;

  /** What the process had after so many starts. */
  private record Sample(int start, long rssKib, long threads, long openFiles) {
    static Sample of(String line) {
      String[] words = line.split(" ", -1);
      return new Sample(
          Integer.parseInt(words[1]),
          Long.parseLong(words[2]),
          Long.parseLong(words[3]),
          Long.parseLong(words[4]));
    }
  }

  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }

  @Test
  void aHundredStartsLeaveNothingBehind() throws IOException, InterruptedException {
    Path log = dir.resolve("restarts.log");
    Process child = start(settings(), log);
    try {
      assertThat(child.waitFor(MINUTES, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue()).as(Files.readString(log)).isZero();
    List<Sample> samples =
        Files.readAllLines(log).stream()
            .filter(line -> line.startsWith(RestartingMain.SAMPLE + " "))
            .map(Sample::of)
            .toList();
    Sample warm = samples.stream().filter(s -> s.start() == WARM).findFirst().orElseThrow();
    Sample last = samples.getLast();
    assertThat(last.start()).isEqualTo(STARTS);
    assertThat(last.rssKib() - warm.rssKib())
        .as("KiB more resident after %d starts; %s", STARTS, samples)
        .isLessThanOrEqualTo(MOST_KIB_PER_START * (STARTS - WARM));
    assertThat(last.threads())
        .as("threads; %s", samples)
        .isLessThanOrEqualTo(warm.threads() + SHARED);
    assertThat(last.openFiles())
        .as("open files; %s", samples)
        .isLessThanOrEqualTo(warm.openFiles() + SHARED);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put(InterlockConfig.BOOTSTRAP_SERVERS, cluster().bootstrap());
    settings.put("schema.registry.url", cluster().registryUrl());
    settings.put("auto.register.schemas", "false");
    settings.put(InterlockConfig.TOPIC_PREFIX, "restarts.");
    settings.put(InterlockConfig.APPLICATION_ID_PREFIX, "restarts-");
    settings.put(InterlockConfig.PARTITIONS, "1");
    settings.put(InterlockConfig.REPLICATION, "1");
    settings.put(InterlockConfig.TASK_ID_KEY, "a key for the integration tests");
    settings.put(InterlockConfig.PROFILE, "latency");
    settings.put(InterlockConfig.STANDBYS, "0");
    settings.put(InterlockConfig.STATE_DIR, dir.resolve("state").toString());
    settings.put(InterlockConfig.HTTP_LISTEN, "127.0.0.1:0");
    settings.put(InterlockConfig.MANAGEMENT_LISTEN, "127.0.0.1:0");
    ProductLauncher.makeReady(InterlockConfig.of(settings));
    return settings;
  }

  private static Process start(Map<String, String> settings, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // All of the heap is resident from the beginning, so that what grows is not the heap.
    command.addAll(List.of("-Xms192m", "-Xmx192m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
    // What is compiled late would look like growth, and compilers that come and go like threads.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UseDynamicNumberOfCompilerThreads"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-Dlogback.configurationFile=logback-app.xml"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildMain.class.getName(), RestartingMain.class.getName()));
    command.add(Integer.toString(STARTS));
    settings.forEach((key, value) -> command.add(key + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    // Each arena of the allocator keeps what was freed in it. Every start has threads of its own,
    // and in which arena they allocate is chance: that would be noise of many MiB.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }
}
