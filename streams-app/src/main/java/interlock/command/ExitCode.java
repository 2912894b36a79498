package interlock.command;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a command ended, for scripts. */
public enum ExitCode {
  OK(0, "Done; for `run`: stopped in good order."),
  CHECK_FAILED(
      1,
      "A check found a difference, a drill's step did not hold, a sample record would not be taken, a"
          + " policy was refused, the doctor found a FAIL, there is no such task, case, event, letter"
          + " or version, or nothing frozen to give back. What it was stands above."),
  USAGE(2, "The arguments or the settings are wrong. Every problem is listed with its fix."),
  OUTSIDE(3, "A broker or the schema registry cannot be reached, or refuses."),
  BUG(70, "A bug in Interlock, or the engine gave up. `--verbose` shows the stack trace.");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** The page {@code docs/reference/exit-codes.md}. */
  public static String markdown() {
    return """
    # Exit codes

    Made from the code; do not edit.

    | code | meaning |
    |---|---|
    %s
    A process that a signal ends has the usual 128 + signal: 130 after Ctrl-C, 143 after SIGTERM;
    `run` has then stopped in good order, unless its log says otherwise. The launcher itself exits
    with 2 when it finds no JDK or Maven, and with Maven's own code when the build fails.
    """
        .formatted(
            Arrays.stream(values())
                .map(exit -> "| " + exit.code + " | " + exit.meaning + " |\n")
                .collect(Collectors.joining()));
  }
}
