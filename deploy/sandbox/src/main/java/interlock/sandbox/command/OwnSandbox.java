package interlock.sandbox.command;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.server.SandboxServers;
import interlock.service.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A sandbox for the length of one command: servers, applications, and where they keep their data.
 */
final class OwnSandbox implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long CHECK_MILLIS = 50;

  private final Optional<TemporaryDirectory> temporary;
  private final SandboxServers servers;
  private final Application app;

  private OwnSandbox(
      Optional<TemporaryDirectory> temporary, SandboxServers servers, Application app) {
    this.temporary = temporary;
    this.servers = servers;
    this.app = app;
  }

  /** Starts all of it on a temporary directory; returns once the applications run. */
  static OwnSandbox start(AppLauncher launcher, Consumer<String> progress)
      throws IOException, InterruptedException {
    TemporaryDirectory dir = TemporaryDirectory.create();
    try {
      return start(launcher, dir.path(), Optional.of(dir), progress);
    } catch (RuntimeException | InterruptedException e) {
      dir.close();
      throw e;
    }
  }

  /** Starts all of it on a directory that is kept. */
  static OwnSandbox startIn(Path dir, AppLauncher launcher, Consumer<String> progress)
      throws IOException, InterruptedException {
    Files.createDirectories(dir);
    return start(launcher, dir, Optional.empty(), progress);
  }

  private static OwnSandbox start(
      AppLauncher launcher,
      Path dir,
      Optional<TemporaryDirectory> temporary,
      Consumer<String> progress)
      throws InterruptedException {
    progress.accept("starting broker and registry");
    SandboxServers servers = SandboxServers.start(dir, progress);
    try {
      progress.accept("making topics and schemas, starting the applications");
      Application app =
          launcher.start(
              servers.broker().bootstrap(),
              servers.registry().url(),
              dir.resolve("state"),
              Map.of("profile", "latency"));
      var sandbox = new OwnSandbox(temporary, servers, app);
      sandbox.awaitRunning();
      return sandbox;
    } catch (RuntimeException | InterruptedException e) {
      servers.close();
      throw e;
    }
  }

  Endpoints endpoints() {
    return Endpoints.of(servers.broker().bootstrap(), servers.registry().url());
  }

  @Override
  public void close() throws IOException {
    app.close();
    servers.close();
    if (temporary.isPresent()) {
      temporary.get().close();
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
