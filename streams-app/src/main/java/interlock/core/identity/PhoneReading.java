package interlock.core.identity;

/** What a sender's phone text turned out to be. A service number is nobody's subscriber line. */
public sealed interface PhoneReading {

  /** A line that a person or company rents. */
  record Subscriber(Phone phone) implements PhoneReading {}

  /**
   * A short code, 95/96 line, 400/800 number or SMS port (106…).
   *
   * @param number digits only, without country or area code, such as {@code 95588}
   */
  record ServiceNumber(String number) implements PhoneReading {
    @Override
    public String toString() {
      return Masks.named("ServiceNumber", number);
    }
  }

  /**
   * Nothing that can be joined on.
   *
   * @param detail a fixed English phrase; never a piece of the input
   */
  record Unreadable(String detail) implements PhoneReading {}
}
