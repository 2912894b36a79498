package interlock.sandbox.simulate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the simulated world does to the desks. */
public enum Fault {
  /** Mail keeps its order only from one sender to one receiver; time runs ahead of mail. */
  REORDER,
  /** Events come again, at once or later. */
  DUPLICATE,
  /** A sender's mail to one receiver lies for a while. */
  DELAY,
  /** Decisions are thrown away before their commit, and the same mail is read again. */
  CRASH,
  /** Sources' and receivers' clocks differ. */
  SKEW,
  /** Some files and mails are encoded and decoded on their way, and their size is taken. */
  CODEC;

  private static final String NONE = "none";

  public static Set<Fault> all() {
    return EnumSet.allOf(Fault.class);
  }

  /**
   * Reads a list such as {@code reorder,crash}, or {@code none}.
   *
   * @throws IllegalArgumentException names what is no fault
   */
  public static Set<Fault> parse(String list) {
    if (list.equals(NONE)) {
      return EnumSet.noneOf(Fault.class);
    }
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    for (String word : list.split(",", -1)) {
      faults.add(
          Arrays.stream(values())
              .filter(fault -> fault.word().equals(word))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("no such fault; there are " + words())));
    }
    return faults;
  }

  /** The list as {@link #parse} reads it. */
  public static String list(Set<Fault> faults) {
    return faults.isEmpty()
        ? NONE
        : faults.stream().sorted().map(Fault::word).collect(Collectors.joining(","));
  }

  private static String words() {
    return list(all()) + "," + NONE;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
