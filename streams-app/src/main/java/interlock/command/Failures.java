package interlock.command;

import interlock.service.OutsideException;
import interlock.service.config.InvalidConfig;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what failed, on one line, and what to do; a stack trace only for who asked for it. */
final class Failures implements IExecutionExceptionHandler {
  private final BooleanSupplier verbose;

  Failures(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(Exception why, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    ExitCode exit =
        switch (why) {
          case InvalidConfig invalid -> {
            err.println(invalid.getMessage());
            yield ExitCode.USAGE;
          }
          case OutsideException outside -> {
            err.println(outside.getMessage());
            err.println("Fix: " + outside.fix());
            yield ExitCode.OUTSIDE;
          }
          default -> {
            // Not the message: what we did not expect may hold an identifier.
            err.println("A bug in Interlock: " + why.getClass().getName());
            err.println("Fix: run it again with --verbose and report what it prints.");
            yield ExitCode.BUG;
          }
        };
    if (verbose.getAsBoolean()) {
      why.printStackTrace(err);
    }
    err.flush();
    return exit.code();
  }
}
