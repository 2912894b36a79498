package interlock.sandbox.faults;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can happen to a running Interlock in a round. */
public enum FaultKind {
  KILL_APP("kill -9 of one of two instances; it is started again after 6 s"),
  TERM_APP("SIGTERM of one of two instances; it is started again after 6 s"),
  KILL_BROKER("kill -9 of the only broker; it is started again after 2 s"),
  LOSE_BROKER("kill -9 of one of three brokers; it is started again after 10 s"),
  REGISTRY_DOWN("kill -9 of the schema registry; it is started again after 8 s"),
  ZOMBIE("SIGSTOP of an instance for 8 s, the session time-out is 3 s: it wakes as a zombie"),
  DISK_FULL("the state directory of an instance is full while it has to start anew"),
  CLOCK_JUMP("the clock of an instance jumps by 90 minutes, ahead or back, for 10 s"),
  POISON("bytes that nobody can read, of eight sorts, in every input topic and every mailbox"),
  REBALANCE_STORM("instances come and go: two join, two leave, one is killed, within 25 s");

  private final String what;

  FaultKind(String what) {
    this.what = what;
  }

  /** As on the command line: {@code kill-app}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happens, for a person. */
  public String what() {
    return what;
  }

  /** The kind of that label. */
  public static Optional<FaultKind> of(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** All labels, with commas between them. */
  public static String labels() {
    return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(","));
  }

  /**
   * The kinds of a list.
   *
   * @param list labels with commas between them
   * @throws IllegalArgumentException when there is no such fault, naming those that there are
   */
  public static Set<FaultKind> parse(String list) {
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    for (String label : list.split(",", -1)) {
      kinds.add(
          of(label.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no fault '%s'; there are %s".formatted(label.strip(), labels()))));
    }
    return kinds;
  }
}
