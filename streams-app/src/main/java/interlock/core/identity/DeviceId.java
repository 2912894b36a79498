package interlock.core.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * A device from which payments are ordered, as its bank recognises it: the bank's own fingerprint,
 * else the hardware address, never an address in the Internet, which many share. The key of a
 * DeviceDesk.
 *
 * <p>Normal form: ASCII without blanks, upper case, {@value #MIN_LENGTH} to {@value #MAX_LENGTH}
 * characters; of a hardware address the digits alone. What does not fit is no device, and so is
 * what telephones give in place of an answer ({@code 02:00:00:00:00:00}, a row of zeros): fewer
 * than {@value #LEAST_DIFFERENT} different letters and digits. It would join strangers.
 */
public final class DeviceId {
  /** Longest normal form, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final int MIN_LENGTH = 8;
  private static final int LEAST_DIFFERENT = 4;
  private static final int MAX_RAW_LENGTH = 4 * MAX_LENGTH;
  private static final int HARDWARE_DIGITS = 12;

  private final String value;

  private DeviceId(String value) {
    this.value = value;
  }

  /** Reads a bank's fingerprint of a device; empty when it names none. */
  public static Optional<DeviceId> ofFingerprint(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return Optional.empty();
    }
    return ofNormal(FullWidth.toAscii(raw).strip().toUpperCase(Locale.ROOT));
  }

  /** Reads a hardware address, with separators or without; empty when it names no device. */
  public static Optional<DeviceId> ofHardwareAddress(String raw) {
    if (raw.length() > MAX_RAW_LENGTH) {
      return Optional.empty();
    }
    String digits = FullWidth.toAscii(raw).strip().replaceAll("[:.-]", "").toUpperCase(Locale.ROOT);
    boolean isOne =
        digits.length() == HARDWARE_DIGITS
            && digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'));
    return isOne ? ofNormal(digits) : Optional.empty();
  }

  private static Optional<DeviceId> ofNormal(String value) {
    boolean fits =
        value.length() >= MIN_LENGTH
            && value.length() <= MAX_LENGTH
            && value.chars().allMatch(c -> c > ' ' && c <= '~')
            && value.chars().filter(Character::isLetterOrDigit).distinct().count()
                >= LEAST_DIFFERENT;
    return fits ? Optional.of(new DeviceId(value)) : Optional.empty();
  }

  /** The normal form itself. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Masked: at most the last two characters. */
  @Override
  public String toString() {
    return Masks.named("Device", value);
  }
}
