package interlock.sandbox.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A server that is no JVM, in a process of its own. It dies with this process. */
final class ChildProgram {
  /**
   * Runs its arguments and ends them when standard input ends, of which the parent holds the other
   * end: the operating system closes it however the parent ends. TERM is heeded by that way alone,
   * so that the shell stays until the program is gone.
   */
  private static final String FOLLOW_THE_PARENT =
      """
      trap '' INT HUP
      trap : TERM
      exec 3<&0
      "$@" 3<&- </dev/null &
      program=$!
      { while read -r ignored; do :; done; kill -TERM "$program" 2>/dev/null; } <&3 &
      watch=$!
      exec 3<&-
      while wait "$program"; code=$?; kill -0 "$program" 2>/dev/null; do :; done
      kill "$watch" 2>/dev/null
      exit "$code"
      """;

  private ChildProgram() {}

  /** Starts it; output is appended to {@code log}. */
  static ChildProcess start(String name, Path program, List<String> arguments, Path log) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", FOLLOW_THE_PARENT, "interlock-" + name));
    command.add(program.toString());
    command.addAll(arguments);
    return ChildProcess.start(name, command, log);
  }

  /** Where it is installed, if it is on the search path. */
  static Optional<Path> onSearchPath(String program) {
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(searchPath.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
