package interlock.sandbox.command;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.Heartbeats;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.secured.SecuredBroker;
import interlock.sandbox.secured.SecuredCluster;
import interlock.sandbox.server.FreePorts;
import interlock.sandbox.server.RegistryProcess;
import interlock.sandbox.server.SandboxServers;
import interlock.service.Application;
import interlock.service.config.InterlockConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A sandbox for the length of one command: servers, applications, and where they keep their data.
 */
final class OwnSandbox implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long CHECK_MILLIS = 50;

  /** Where {@code interlock worklist} looks by itself. */
  private static final int API_PORT = 7440;

  /** Where an operator looks first for metrics and health. */
  private static final int MANAGEMENT_PORT = 7441;

  /** Who speaks in the built-in stories, beside the institutions: metrics name them. */
  private static final List<String> SOURCES =
      List.of("CMCC", "CTCC", "CUCC", "PSB-440600", "PSB-440300", "PSB-451224", "PSB-FLOOD");

  /** Often, so that it is soon seen. */
  private static final String CANARY_MILLIS = "10000";

  private final Optional<TemporaryDirectory> temporary;
  private final SandboxServers servers;
  private final Application app;
  private final Optional<SecuredCluster> secured;
  private final String api;
  private final String management;
  private Optional<Heartbeats> heartbeats = Optional.empty();

  private OwnSandbox(
      Optional<TemporaryDirectory> temporary,
      SandboxServers servers,
      Optional<SecuredCluster> secured,
      Application app,
      String api,
      String management) {
    this.temporary = temporary;
    this.servers = servers;
    this.secured = secured;
    this.app = app;
    this.api = api;
    this.management = management;
  }

  /** Whether the applications answer over HTTP: it costs a measured machine little, not nothing. */
  enum Api {
    SERVED,
    OFF
  }

  /** Whether the broker asks who comes, and lets each do only what its role needs. */
  enum Doors {
    OPEN,
    SECURED
  }

  /** Starts all of it on a temporary directory; returns once the applications run. */
  static OwnSandbox start(AppLauncher launcher, Api api, Consumer<String> progress)
      throws IOException, InterruptedException {
    return start(launcher, api, Doors.OPEN, progress);
  }

  /** The same, open or secured. */
  static OwnSandbox start(AppLauncher launcher, Api api, Doors doors, Consumer<String> progress)
      throws IOException, InterruptedException {
    TemporaryDirectory dir = TemporaryDirectory.create();
    try {
      return start(launcher, api, doors, dir.path(), Optional.of(dir), progress);
    } catch (RuntimeException | InterruptedException e) {
      dir.close();
      throw e;
    }
  }

  /** Starts all of it on a directory that is kept. */
  static OwnSandbox startIn(
      Path dir, AppLauncher launcher, Api api, Doors doors, Consumer<String> progress)
      throws IOException, InterruptedException {
    Files.createDirectories(dir);
    return start(launcher, api, doors, dir, Optional.empty(), progress);
  }

  private static OwnSandbox start(
      AppLauncher launcher,
      Api api,
      Doors doors,
      Path dir,
      Optional<TemporaryDirectory> temporary,
      Consumer<String> progress)
      throws InterruptedException {
    progress.accept("starting broker and registry");
    var broker = new AtomicReference<SecuredBroker>();
    SandboxServers servers =
        switch (doors) {
          case OPEN -> SandboxServers.start(dir, progress);
          case SECURED ->
              SandboxServers.start(
                  () -> {
                    broker.set(SecuredBroker.start(dir.resolve("secured")));
                    return broker.get().broker();
                  },
                  () -> RegistryProcess.start(dir.resolve("registry"), progress));
        };
    try {
      progress.accept("making topics and schemas, starting the applications");
      Optional<SecuredCluster> secured =
          Optional.ofNullable(broker.get())
              .map(
                  made ->
                      SecuredCluster.prepare(
                          made, servers.registry().url(), ProductLauncher.TOPICS));
      String listen = "127.0.0.1:" + FreePorts.preferably(API_PORT);
      Map<String, String> settings = new HashMap<>();
      settings.put(InterlockConfig.PROFILE, "latency");
      String management = "127.0.0.1:" + FreePorts.preferably(MANAGEMENT_PORT);
      secured.ifPresent(cluster -> settings.putAll(cluster.appSettings()));
      if (api == Api.SERVED) {
        String institutions = String.join(",", Invented.institutions());
        settings.put(InterlockConfig.HTTP_LISTEN, listen);
        settings.put(InterlockConfig.MANAGEMENT_LISTEN, management);
        settings.put(InterlockConfig.CANARY_INTERVAL, CANARY_MILLIS);
        settings.put(InterlockConfig.MONITOR_INSTITUTIONS, institutions);
        settings.put(InterlockConfig.MONITOR_SOURCES, String.join(",", sources()));
      }
      Application app =
          launcher.start(
              servers.broker().bootstrap(),
              servers.registry().url(),
              dir.resolve("state"),
              settings);
      var sandbox =
          new OwnSandbox(
              temporary, servers, secured, app, "http://" + listen, "http://" + management);
      sandbox.awaitRunning();
      if (api == Api.SERVED) {
        sandbox.sourcesAreThere();
      }
      return sandbox;
    } catch (RuntimeException | InterruptedException e) {
      servers.close();
      throw e;
    }
  }

  /** For who plays a story, and shows what comes of it. */
  Endpoints endpoints() {
    return secured
        .map(cluster -> cluster.endpoints(SecuredBroker.STORY))
        .orElseGet(() -> Endpoints.of(servers.broker().bootstrap(), servers.registry().url()));
  }

  /** The files of the principals, when it is secured. */
  Optional<SecuredBroker> secured() {
    return secured.map(SecuredCluster::broker);
  }

  /** Address of the API, open to everybody on this machine. */
  String api() {
    return api;
  }

  /** Address of metrics and health. */
  String management() {
    return management;
  }

  @Override
  public void close() throws IOException {
    heartbeats.ifPresent(Heartbeats::close);
    app.close();
    servers.close();
    if (temporary.isPresent()) {
      temporary.get().close();
    }
  }

  private static List<String> sources() {
    return Stream.concat(SOURCES.stream(), Invented.institutions().stream()).toList();
  }

  /** Whoever speaks in a story has a line to Interlock also while the story is silent. */
  private void sourcesAreThere() {
    heartbeats =
        Optional.of(Heartbeats.start(endpoints(), sources(), Clock.systemUTC(), Heartbeats.USUAL));
  }

  private void awaitRunning() throws InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!app.isRunning()) {
      if (System.nanoTime() > deadline) {
        app.close();
        throw new IllegalStateException(
            "the applications did not run within %d s".formatted(START_TIMEOUT.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
    }
  }
}
