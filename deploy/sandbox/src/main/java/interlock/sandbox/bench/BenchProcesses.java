package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.server.ToolProcess;
import interlock.topology.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The application, the floors and the peers, each in a JVM of its own with the same heap and
 * profile.
 */
final class BenchProcesses {
  /** The heap of the application and of the floors alike. */
  private static final List<String> JVM =
      List.of("-Xmx1g", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

  /** The service's settings that make it comparable with the floors. */
  private static final String PROFILE = "profile";

  private static final String PARTITIONS = "topics.partitions";
  private static final long SERVER_LIMIT_SECONDS = 60;

  private BenchProcesses() {}

  /** The application on as many partitions as the floors have, running. */
  static ToolProcess application(
      Endpoints endpoints, Path dir, Class<? extends AppLauncher> launcher, BenchProfile profile) {
    return application(
        endpoints,
        dir,
        launcher,
        List.of(),
        "application",
        settings(profile, FloorChain.PARTITIONS));
  }

  /** What the benchmarks set. */
  static Map<String, String> settings(BenchProfile profile, int partitions) {
    return Map.of(PROFILE, profile.label(), PARTITIONS, Integer.toString(partitions));
  }

  /**
   * An instance of the application, running.
   *
   * @param jvm flags beside those that all have
   * @param name of its own among the instances; the state of one that ended is kept for the next of
   *     that name
   */
  static ToolProcess application(
      Endpoints endpoints,
      Path dir,
      Class<? extends AppLauncher> launcher,
      List<String> jvm,
      String name,
      Map<String, String> settings) {
    Path ready = dir.resolve(name + ".ready");
    forget(ready);
    List<String> arguments = new ArrayList<>();
    arguments.add(launcher.getName());
    arguments.add(endpoints.bootstrap());
    arguments.add(endpoints.registryUrl());
    arguments.add(state(dir, name).toString());
    arguments.add(ready.toString());
    settings.forEach((key, value) -> arguments.add(key + "=" + value));
    return ToolProcess.start(
        name, applicationJvm(jvm), AppMain.class, arguments, dir.resolve(name + ".log"), ready);
  }

  /** Where that instance keeps its stores. */
  static Path state(Path dir, String name) {
    return dir.resolve("state-of-" + name);
  }

  /** A floor's chain, running, with its topics. */
  static ToolProcess floor(FloorChain chain, String bootstrap, Path dir, BenchProfile profile) {
    createTopics(bootstrap, chain.topics());
    Path ready = dir.resolve(chain.name() + ".ready");
    return ToolProcess.start(
        chain.name(),
        JVM,
        FloorMain.class,
        List.of(
            Integer.toString(chain.hops()),
            profile.name(),
            bootstrap,
            dir.resolve("floor-state").toString(),
            ready.toString()),
        dir.resolve(chain.name() + ".log"),
        ready);
  }

  /** A peer, running, with topics of its own. */
  static ToolProcess peer(
      Peer peer, PeerLibraries libraries, Endpoints endpoints, Path dir, BenchProfile profile) {
    createTopics(
        endpoints.bootstrap(),
        Arrays.stream(Topic.values())
            .filter(topic -> topic.use() == Topic.Use.INPUT || topic.use() == Topic.Use.OUTPUT)
            .map(endpoints::name)
            .toList());
    String name = "peer-" + peer.label();
    Path ready = dir.resolve(name + ".ready");
    String state = state(dir, name).toString();
    var jvm = new ArrayList<>(JVM);
    jvm.addAll(peer.jvm());
    var arguments =
        new ArrayList<>(
            List.of(
                endpoints.bootstrap(),
                endpoints.registryUrl(),
                endpoints.topicPrefix(),
                state,
                ready.toString()));
    profile
        .streams(endpoints.bootstrap(), name, state)
        .forEach((key, value) -> arguments.add(key + "=" + value));
    return ToolProcess.start(
        name,
        jvm,
        libraries.classPath(peer),
        peer.main(),
        arguments,
        dir.resolve(name + ".log"),
        ready);
  }

  /** With what the environment adds, e.g. a profiler: {@code INTERLOCK_APP_JAVA_OPTS}. */
  private static List<String> applicationJvm(List<String> own) {
    var flags = new ArrayList<>(JVM);
    flags.addAll(own);
    String more = System.getenv("INTERLOCK_APP_JAVA_OPTS");
    if (more != null && !more.isBlank()) {
      flags.addAll(List.of(more.strip().split("\\s+")));
    }
    return List.copyOf(flags);
  }

  /** What one that has ended has left. */
  private static void forget(Path ready) {
    try {
      Files.deleteIfExists(ready);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createTopics(String bootstrap, List<String> names) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(
              names.stream()
                  .map(name -> new NewTopic(name, FloorChain.PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get(SERVER_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topics are made", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the topics of a floor or a peer cannot be made", e);
    }
  }
}
