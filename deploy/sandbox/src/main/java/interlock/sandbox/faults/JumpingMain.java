package interlock.sandbox.faults;

import interlock.command.Interlock;
import interlock.service.Assembly;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code interlock} on a machine whose clock can be made wrong. */
public final class JumpingMain {
  private JumpingMain() {}

  /** {@code args}: the file of {@link JumpingTime}, then what {@code interlock} takes. */
  public static void main(String[] args) {
    var time = new JumpingTime(Path.of(args[0]));
    int code =
        Interlock.commandLine(config -> Assembly.of(config, time))
            .execute(Arrays.copyOfRange(args, 1, args.length));
    System.out.flush();
    System.exit(code);
  }
}
