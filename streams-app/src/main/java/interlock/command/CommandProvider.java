package interlock.command;

import java.util.List;

/**
 * Adds subcommands to {@code interlock}: found by {@link java.util.ServiceLoader}, so that the
 * sandbox can add its own without the product knowing of it.
 */
public interface CommandProvider {
  /** Objects with picocli's {@code @Command}, made anew at each call. */
  List<Object> commands();
}
