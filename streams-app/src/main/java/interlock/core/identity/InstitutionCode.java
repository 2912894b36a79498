package interlock.core.identity;

import java.util.Locale;

/** The code of a bank, wallet or carrier, such as {@code ICBC}. Not secret, so a plain string. */
public final class InstitutionCode {
  private InstitutionCode() {}

  /** Full-width forms to ASCII, trimmed, upper case. Empty stays empty. */
  public static String normalise(String raw) {
    return FullWidth.toAscii(raw).strip().toUpperCase(Locale.ROOT);
  }
}
