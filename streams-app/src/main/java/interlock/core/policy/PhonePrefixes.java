package interlock.core.policy;

import interlock.core.identity.Phone;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where mainland phone numbers were given out, by their first digits. */
public final class PhonePrefixes implements Edition {
  public static final PhonePrefixes NONE = new PhonePrefixes(Edition.NONE, 0, List.of());

  /** Numbers are looked up by at most so many digits. */
  public static final int MOST_DIGITS = 7;

  private static final String MAINLAND = "+86";

  private final String edition;
  private final long at;

  /** By the number of digits: where runs begin and end, and their regions; in order. */
  private final int[][] first = new int[MOST_DIGITS + 1][];

  private final int[][] last = new int[MOST_DIGITS + 1][];
  private final int[][] regions = new int[MOST_DIGITS + 1][];

  /**
   * @param edition what a policy calls it
   * @param at the day of the data, epoch milliseconds
   * @param runs that do not overlap
   */
  public PhonePrefixes(String edition, long at, List<Run> runs) {
    this.edition = edition;
    this.at = at;
    for (int digits = 0; digits <= MOST_DIGITS; digits++) {
      int length = digits;
      List<Run> sorted =
          runs.stream()
              .filter(run -> run.digits() == length)
              .sorted(Comparator.comparingInt(Run::first))
              .toList();
      first[digits] = sorted.stream().mapToInt(Run::first).toArray();
      last[digits] = sorted.stream().mapToInt(Run::last).toArray();
      regions[digits] = sorted.stream().mapToInt(Run::region).toArray();
    }
  }

  /**
   * Beginnings that follow one another and mean one place.
   *
   * @param digits how long they are, 1 to {@value #MOST_DIGITS}
   * @param first without +86
   * @param last inclusive
   * @param region six digits of GB/T 2260
   */
  public record Run(int digits, int first, int last, int region) {}

  @Override
  public String edition() {
    return edition;
  }

  /** The day of the data, epoch milliseconds. */
  public long at() {
    return at;
  }

  /** The six-digit code of the place where the number was given out, by its longest beginning. */
  public Optional<String> region(Phone phone) {
    String number = phone.reveal();
    if (!number.startsWith(MAINLAND)) {
      return Optional.empty();
    }
    int most = Math.min(MOST_DIGITS, number.length() - MAINLAND.length());
    return IntStream.iterate(most, digits -> digits > 0, digits -> digits - 1)
        .map(digits -> region(number, digits))
        .filter(region -> region > 0)
        .mapToObj(Integer::toString)
        .findFirst();
  }

  /** 0 if nothing is known of it. */
  private int region(String number, int digits) {
    int start = MAINLAND.length();
    int beginning = Integer.parseInt(number, start, start + digits, 10);
    int from = 0;
    int to = first[digits].length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      if (beginning < first[digits][middle]) {
        to = middle - 1;
      } else if (beginning > last[digits][middle]) {
        from = middle + 1;
      } else {
        return regions[digits][middle];
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhonePrefixes prefixes && prefixes.edition.equals(edition);
  }

  @Override
  public int hashCode() {
    return edition.hashCode();
  }

  @Override
  public String toString() {
    return "PhonePrefixes[" + edition + "]";
  }
}
