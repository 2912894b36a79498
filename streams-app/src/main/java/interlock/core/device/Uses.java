package interlock.core.device;

import interlock.core.mail.DeviceMail.Used;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which accounts used the device: the newest use of each, at most {@value #MOST}. Whatever the
 * order in which they come, the same are kept.
 */
final class Uses {
  /** At most some 200 bytes each, so a file stays far below 256 KiB. */
  static final int MOST = 64;

  /** Of two uses of one account at one moment the same one counts in any order of arrival. */
  private static final Comparator<Used> AS_USED =
      Comparator.comparingLong(Used::at)
          .thenComparing(u -> u.account().reveal())
          .thenComparing(u -> u.institution().orElse(""))
          .thenComparing(u -> u.region().orElse(""));

  private Uses() {}

  /**
   * The uses kept, the newest first.
   *
   * @param folded how many had to go because the file was full
   */
  record Kept(List<Used> uses, int folded) {
    Kept {
      uses = List.copyOf(uses);
    }
  }

  /**
   * What is kept once this use is known. Empty if it changes nothing: known already, overtaken by a
   * later one of the same account, or too old to be kept.
   *
   * @param since when the window began, epoch milliseconds
   */
  static Optional<Kept> with(List<Used> known, Used use, long since) {
    if (use.at() < since) {
      return Optional.empty();
    }
    List<Used> kept = new ArrayList<>(known.size() + 1);
    for (Used other : known) {
      if (!other.account().equals(use.account())) {
        if (other.at() >= since) {
          kept.add(other);
        }
      } else if (AS_USED.compare(use, other) <= 0) {
        return Optional.empty();
      }
    }
    kept.add(use);
    kept.sort(AS_USED.reversed());
    List<Used> newest = kept.subList(0, Math.min(MOST, kept.size()));
    return newest.contains(use)
        ? Optional.of(new Kept(newest, kept.size() - newest.size()))
        : Optional.empty();
  }
}
