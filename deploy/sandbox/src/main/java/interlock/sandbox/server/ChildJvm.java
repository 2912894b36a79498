package interlock.sandbox.server;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in a JVM of its own, with the JDK of this process. It dies with this process (see {@link
 * ChildMain}) and ignores a terminal's Ctrl-C, which reaches the whole process group: the parent
 * alone decides in which order things stop.
 */
final class ChildJvm {
  /** Quick to start rather than fast in the long run; a small heap collects serially. */
  static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC");

  private ChildJvm() {}

  /**
   * Starts it; output is appended to {@code log}.
   *
   * @param classPath what the main class needs; the watch on the parent is added
   */
  static ChildProcess start(
      String name,
      List<String> jvmArguments,
      String classPath,
      String mainClass,
      List<String> arguments,
      Path log) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "interlock-" + name));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath + File.pathSeparator + ownClasses()));
    command.addAll(List.of(ChildMain.class.getName(), mainClass));
    command.addAll(arguments);
    return ChildProcess.start(name, command, log);
  }

  private static String ownClasses() {
    try {
      return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the sandbox's classes are not in a file", e);
    }
  }
}
