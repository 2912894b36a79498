package interlock.sandbox.drill;

import java.time.Duration;
import java.util.Optional;

/** One step of a drill. */
public sealed interface Step {
  /** Its number in the drill, from 1. */
  int number();

  /** Its line in the file, from 1. */
  int line();

  /** When, after the start. */
  Duration at();

  /** The topic that it writes or looks at, without prefix. */
  String topic();

  /** An event is published. */
  record Send(int number, int line, Duration at, String topic, EventTemplate event)
      implements Step {}

  /** A step that looks at what was published. */
  sealed interface Check extends Step {
    Match match();
  }

  /** Some newest revision matches, at the latest {@code within} after {@code at}. */
  record Expect(
      int number,
      int line,
      Duration at,
      String topic,
      Match match,
      Duration within,
      Optional<String> alias)
      implements Check {}

  /** No newest revision matches. */
  record Never(int number, int line, Duration at, String topic, Match match) implements Check {}

  /** No revision has ever matched. */
  record NeverEver(int number, int line, Duration at, String topic, Match match) implements Check {}

  /** So many tasks match by their newest revision. */
  record Count(int number, int line, Duration at, String topic, Match match, int expected)
      implements Check {}

  /** The word that the file uses. */
  default String verb() {
    return switch (this) {
      case Send send -> "send";
      case Expect expect -> "expect";
      case Never never -> "never";
      case NeverEver neverEver -> "neverEver";
      case Count count -> "count";
    };
  }
}
