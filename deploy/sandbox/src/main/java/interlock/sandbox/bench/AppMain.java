package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.service.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The application in a JVM of its own; ends by SIGTERM. */
public final class AppMain {
  private static final long CHECK_MILLIS = 50;

  private AppMain() {}

  /**
   * {@code args}: class of the {@link AppLauncher}, bootstrap, registry, state directory, file to
   * make once it runs, then settings as {@code key=value}.
   */
  public static void main(String[] args)
      throws ReflectiveOperationException, IOException, InterruptedException {
    AppLauncher launcher =
        Class.forName(args[0]).asSubclass(AppLauncher.class).getConstructor().newInstance();
    Map<String, String> settings = new HashMap<>();
    for (int i = 5; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      settings.put(args[i].substring(0, equals), args[i].substring(equals + 1));
    }
    Application app = launcher.start(args[1], args[2], Path.of(args[3]), settings);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(app::close));
    while (!app.isRunning()) {
      TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
    }
    Files.createFile(Path.of(args[4]));
    new CountDownLatch(1).await(); // Until SIGTERM.
  }
}
