package interlock.core.policy;

import java.util.List;
import java.util.Optional;

/** Who is responsible where. Without a directory a unit's id is its GB/T 2260 code. */
public record Units(
    @Setting(
            value = "The national desk: for what no unit answers for.",
            min = 1,
            max = 12,
            pattern = "[0-9A-Z]+")
        String fallback,
    @Setting("The unit directory; empty: every six-digit code is a unit.") List<Unit> directory) {

  public Units {
    directory = List.copyOf(directory);
  }

  /** The unit that answers for a region's code; empty when none does: the fallback, and count. */
  public Optional<String> unitFor(String region) {
    if (directory.isEmpty()) {
      return region.matches("[0-9]{6}") ? Optional.of(region) : Optional.empty();
    }
    Optional<String> best = Optional.empty();
    int longest = 0;
    for (Unit unit : directory) {
      for (String prefix : unit.prefixes()) {
        if (region.startsWith(prefix) && prefix.length() > longest) {
          best = Optional.of(unit.unit());
          longest = prefix.length();
        }
      }
    }
    return best;
  }

  /**
   * The unit above: the parent of the directory, or by code county → city → province → fallback.
   * The fallback is above itself.
   */
  public String above(String unit) {
    for (Unit entry : directory) {
      if (entry.unit().equals(unit)) {
        return entry.parent().isEmpty() ? fallback : entry.parent();
      }
    }
    if (!directory.isEmpty() || !unit.matches("[0-9]{6}") || unit.endsWith("0000")) {
      return fallback;
    }
    return unit.endsWith("00") ? unit.substring(0, 2) + "0000" : unit.substring(0, 4) + "00";
  }
}
