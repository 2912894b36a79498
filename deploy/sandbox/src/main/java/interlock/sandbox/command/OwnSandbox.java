package interlock.sandbox.command;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.RunningApp;
import interlock.sandbox.server.EmbeddedBroker;
import interlock.sandbox.server.RegistryProcess;
import interlock.sandbox.server.SandboxServers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A sandbox for the length of one command: servers, applications, a temporary directory. */
final class OwnSandbox implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long CHECK_MILLIS = 50;

  private final TemporaryDirectory dir;
  private final SandboxServers servers;
  private final RunningApp app;

  private OwnSandbox(TemporaryDirectory dir, SandboxServers servers, RunningApp app) {
    this.dir = dir;
    this.servers = servers;
    this.app = app;
  }

  /** Starts all of it, profile {@code latency}; returns once the applications run. */
  static OwnSandbox start(AppLauncher launcher, Consumer<String> progress)
      throws IOException, InterruptedException {
    TemporaryDirectory dir = TemporaryDirectory.create();
    SandboxServers servers = null;
    try {
      servers =
          SandboxServers.start(
              () -> EmbeddedBroker.start(dir.path().resolve("broker")),
              () -> RegistryProcess.start(dir.path().resolve("registry"), progress));
      RunningApp app =
          launcher.start(
              servers.broker().bootstrap(),
              servers.registry().url(),
              dir.path().resolve("state"),
              Map.of("profile", "latency"));
      var sandbox = new OwnSandbox(dir, servers, app);
      sandbox.awaitRunning();
      return sandbox;
    } catch (RuntimeException | InterruptedException e) {
      if (servers != null) {
        servers.close();
      }
      dir.close();
      throw e;
    }
  }

  Endpoints endpoints() {
    return Endpoints.of(servers.broker().bootstrap(), servers.registry().url());
  }

  @Override
  public void close() throws IOException {
    try (dir;
        servers) {
      app.close();
    }
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
