package interlock.core.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is responsible where: the policy's own units, then the divisions of GB/T 2260, each of which
 * is a unit whose id is its six-digit code, then the national desk.
 */
public record Units(
    @Setting(
            value = "The national desk: for what no unit answers for.",
            min = 1,
            max = 12,
            pattern = "[0-9A-Z]+")
        String fallback,
    @Setting(
            "The edition of GB/T 2260 whose divisions are units, each with its six-digit code as its"
                + " id; none: only the directory's units are.")
        Divisions divisions,
    @Setting(
            "The edition of the table that tells where a phone number was given out: the place of a"
                + " person of whom nobody says more; none: the national desk has such cases.")
        PhonePrefixes phonePrefixes,
    @Setting("Units beside the divisions, or in their place: stations, grids, joint desks.")
        List<Unit> directory) {
  private static final int CUSTOMARY = 6;
  private static final int PROVINCE = 2;
  private static final int PREFECTURE = 4;

  /** A chain of parents is never longer; the rules of a policy refuse one that has no end. */
  private static final int MOST_ABOVE = 16;

  public Units {
    directory = Directory.of(directory);
  }

  /**
   * The unit that answers for a region's code: of the directory's the one with the longest prefix,
   * else the smallest division that holds it. Empty when there is none: the fallback, and count.
   */
  public Optional<String> unitFor(String region) {
    return ((Directory) directory).answering(region).or(() -> division(region).map(Units::padded));
  }

  /**
   * The unit above: the parent that the directory names, else who answers for the place around it,
   * else the fallback. The fallback is above itself.
   */
  public String above(String unit) {
    if (unit.equals(fallback)) {
      return fallback;
    }
    Optional<Unit> entry = ((Directory) directory).unit(unit);
    if (entry.isPresent() && !entry.get().parent().isEmpty()) {
      return entry.get().parent();
    }
    String place =
        entry
            .flatMap(e -> e.prefixes().stream().min(Comparator.comparingInt(String::length)))
            .orElse(unit);
    return place.chars().allMatch(c -> c >= '0' && c <= '9')
        ? around(unit, withoutFilling(place))
        : fallback;
  }

  /** The units above, the nearest first; the fallback is the last, and has none. */
  public List<String> chain(String unit) {
    List<String> chain = new ArrayList<>();
    String here = unit;
    while (!here.equals(fallback) && chain.size() < MOST_ABOVE) {
      here = above(here);
      chain.add(here);
    }
    return List.copyOf(chain);
  }

  /**
   * Who acts for a unit at that moment: itself, or while it is off duty the nearest above that is
   * not. The fallback always is on duty.
   *
   * @param now epoch milliseconds
   */
  public String onDuty(String unit, long now) {
    if (((Directory) directory).onDuty(unit, now)) {
      return unit;
    }
    return chain(unit).stream()
        .filter(above -> ((Directory) directory).onDuty(above, now))
        .findFirst()
        .orElse(fallback);
  }

  /** Whether there is such a unit. */
  public boolean knows(String unit) {
    return unit.equals(fallback)
        || ((Directory) directory).unit(unit).isPresent()
        || (unit.length() == CUSTOMARY && divisions.knows(withoutFilling(unit)));
  }

  /** What a unit is called, for people; empty if nobody has named it. */
  public Optional<String> name(String unit) {
    Optional<Unit> entry = ((Directory) directory).unit(unit);
    return entry.isPresent()
        ? entry.map(Unit::name).filter(name -> !name.isEmpty())
        : divisions.name(withoutFilling(unit));
  }

  private String around(String unit, String place) {
    for (int length = place.length() - 1; length >= PROVINCE; length--) {
      Optional<String> found = unitFor(place.substring(0, length)).filter(u -> !u.equals(unit));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return fallback;
  }

  /** The smallest division that holds a place, without filling. */
  private Optional<String> division(String region) {
    int whole = Math.min(region.length(), CUSTOMARY) / PROVINCE * PROVINCE;
    for (int length = whole; length >= PROVINCE; length -= PROVINCE) {
      String code = region.substring(0, length);
      if (divisions.knows(code)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  private static String padded(String code) {
    return code + "0".repeat(CUSTOMARY - code.length());
  }

  /** The code of a division as the table has it; anything but a six-digit code as it is. */
  private static String withoutFilling(String unit) {
    if (unit.length() != CUSTOMARY || !unit.endsWith("00")) {
      return unit;
    }
    return unit.substring(0, unit.endsWith("0000") ? PROVINCE : PREFECTURE);
  }
}
