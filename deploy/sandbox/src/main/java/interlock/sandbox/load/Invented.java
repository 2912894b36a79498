package interlock.sandbox.load;

import java.util.List;

/**
 * Identifiers that nobody has, made from a number: accounts of 19 digits that fail the Luhn check
 * which every real card number passes, mainland phones of the virtual range 1700, numbers abroad.
 */
public final class Invented {
  /** Numbers of people, who have a phone, lie below this. */
  public static final int PHONES = 10_000_000;

  /** All numbers lie below this. */
  public static final int LIMIT = 10_200_000;

  private static final String[] INSTITUTIONS = {
    "ICBC", "ABC", "BOC", "CCB", "COMM", "PSBC", "CMB", "CIB"
  };

  private static final String[] REGIONS = {
    "440604", "350203", "451223", "451224", "310115", "110108", "330106", "510107"
  };

  private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";

  private static final String ACCOUNT_RANGE = "62990";
  private static final String PHONE_RANGE = "1700";
  private static final int ACCOUNT_DIGITS = 19;
  private static final int PHONE_DIGITS = 11;

  /** Neighbours' accounts lie so far apart. */
  private static final long STEP = 97;

  private static final long STEP_FROM = 10_007;

  private Invented() {}

  /** The account of that holder: 19 digits, fails the Luhn check. */
  public static String account(int holder) {
    int bank = Math.floorMod(mix(1, holder), INSTITUTIONS.length);
    String body = ACCOUNT_RANGE + bank + "%012d".formatted(checked(holder) * STEP + STEP_FROM);
    int right = luhnDigit(body);
    return body + (right + 1 + Math.floorMod(mix(2, holder), 9)) % 10;
  }

  /**
   * The holder of such a phone, E.164 or national, or of such an account; -1 for any other text.
   */
  public static int holder(String identifier) {
    String digits = identifier.startsWith("+86") ? identifier.substring(3) : identifier;
    if (digits.length() == PHONE_DIGITS && digits.startsWith(PHONE_RANGE)) {
      return Integer.parseInt(digits.substring(PHONE_RANGE.length()));
    }
    if (digits.length() != ACCOUNT_DIGITS || !digits.startsWith(ACCOUNT_RANGE)) {
      return -1;
    }
    long body = Long.parseLong(digits.substring(ACCOUNT_RANGE.length() + 1, ACCOUNT_DIGITS - 1));
    long holder = (body - STEP_FROM) / STEP;
    boolean ours = holder >= 0 && holder < LIMIT && digits.equals(account((int) holder));
    return ours ? (int) holder : -1;
  }

  /** The code of the bank that keeps {@link #account}. */
  public static String institution(int holder) {
    return INSTITUTIONS[Math.floorMod(mix(1, holder), INSTITUTIONS.length)];
  }

  /** The codes of all banks. */
  public static List<String> institutions() {
    return List.of(INSTITUTIONS);
  }

  /** The holder's own phone: 11 digits from 1700. */
  public static String phone(int holder) {
    if (holder >= PHONES) {
      throw new IllegalArgumentException("no invented phone has the number " + holder);
    }
    return PHONE_RANGE + "%07d".formatted(checked(holder));
  }

  /** A holder's name, as Chinese papers write it when nobody may know who it is: 王某. */
  public static String name(int holder) {
    return SURNAMES.charAt(Math.floorMod(mix(4, holder), SURNAMES.length())) + "某";
  }

  /** A fraudster's number abroad, with the prefix of an international call. */
  public static String foreignPhone(int caller) {
    return "0060115" + "%07d".formatted(checked(caller) % PHONES);
  }

  /** The place where the holder lives: GB/T 2260 code of a county. */
  public static String region(int holder) {
    return REGIONS[Math.floorMod(mix(3, holder), REGIONS.length)];
  }

  /** Evenly spread bits of two numbers: the same on every machine and in every version. */
  public static int mix(long seed, long number) {
    long z = seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L + 0x94D049BB133111EBL;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((z ^ (z >>> 31)) >>> 32);
  }

  /** As {@link #mix}, from 0 to below 1. */
  public static double fraction(long seed, long number) {
    return Integer.toUnsignedLong(mix(seed, number)) / 4_294_967_296.0;
  }

  /** The digit that would make {@code body} pass the Luhn check when put behind it. */
  static int luhnDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int doubled = digit * 2;
      sum += i % 2 == 1 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  private static int checked(int number) {
    if (number < 0 || number >= LIMIT) {
      throw new IllegalArgumentException("no invented identifier has the number " + number);
    }
    return number;
  }
}
