package interlock.core.identity;

import interlock.core.codes.RejectCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A place by its administrative code (GB/T 2260: 2 digits province, 4 prefecture, 6 county; with
 * the statistical bureau's extension 9 township, 12 village or community).
 *
 * <p>Zeros that only fill up to a longer level mean the level above: {@code 440600} is the
 * prefecture {@code 4406}, {@code 440604000000} the county {@code 440604}. The code kept here is
 * the one without the filling, so equal places are equal; {@link #padded()} gives back the
 * customary six digits, which is a unit's id by default.
 *
 * @param code 2, 4, 6, 9 or 12 digits, no filling
 */
public record Region(String code) {
  private static final int[] LEVELS = {12, 9, 6, 4, 2};
  private static final int CUSTOMARY = 6;

  /**
   * @throws IllegalArgumentException when {@code code} is not in normal form; use {@link #of} for
   *     anything a sender wrote
   */
  public Region {
    if (!isShaped(code) || !code.equals(withoutFilling(code))) {
      throw new IllegalArgumentException("not a region code in normal form");
    }
  }

  /** Reads a region as a sender wrote it. */
  public static Reading<Region> of(String raw) {
    String digits = FullWidth.toAscii(raw).strip();
    return isShaped(digits)
        ? Reading.of(new Region(withoutFilling(digits)))
        : Reading.refuse(RejectCode.UNREADABLE_REGION, "not a GB/T 2260 code");
  }

  /** This place's code and those of the places around it, from longest to shortest. */
  public List<String> prefixes() {
    var prefixes = new ArrayList<String>(LEVELS.length);
    for (int level : LEVELS) {
      if (level <= code.length()) {
        String prefix = withoutFilling(code.substring(0, level));
        if (!prefixes.contains(prefix)) {
          prefixes.add(prefix);
        }
      }
    }
    return List.copyOf(prefixes);
  }

  /** At least six digits, filled with zeros: {@code 440600} for the prefecture 4406. */
  public String padded() {
    return code.length() >= CUSTOMARY ? code : code + "0".repeat(CUSTOMARY - code.length());
  }

  /** Whether the other place lies in this one, or is this one. */
  public boolean contains(Region other) {
    return other.prefixes().contains(code);
  }

  private static boolean isShaped(String digits) {
    boolean level =
        switch (digits.length()) {
          case 2, 4, 6, 9, 12 -> true;
          default -> false;
        };
    return level && digits.charAt(0) != '0' && Digits.only(digits, 0);
  }

  private static String withoutFilling(String digits) {
    String code = digits;
    for (int i = 0; i + 1 < LEVELS.length; i++) {
      int above = LEVELS[i + 1];
      if (code.length() == LEVELS[i] && isZeros(code, above)) {
        code = code.substring(0, above);
      }
    }
    return code;
  }

  private static boolean isZeros(String digits, int start) {
    for (int i = start; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
