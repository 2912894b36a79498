package interlock.sandbox.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream for what a library insists on printing. */
final class Silence {
  static final PrintStream STREAM =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private Silence() {}
}
