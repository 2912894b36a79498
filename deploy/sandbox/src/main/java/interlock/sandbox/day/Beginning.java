package interlock.sandbox.day;

import java.util.random.RandomGenerator;

/** By what a person comes to the centre's notice. The shares are this project's own numbers. */
enum Beginning {
  /** A call or a visit to a site that the carrier is not sure about. */
  FAINT_CONTACT(618, 5),
  /** The carrier is sure. */
  SURE_CONTACT(200, 20),
  POLICE_DIRECTIVE(80, 40),
  /** The person's bank does not like a payment that was ordered. */
  SUSPICIOUS_TRANSFER(85, 80),
  /** Both, one after the other. */
  CONTACT_AND_TRANSFER(7, 400),
  COUNTER_ALARM(4, 300),
  /** By nothing: the first that is heard is the report. */
  REPORT_ONLY(6, 1000);

  private static final int ALL = 1000;

  private final int share;
  private final int pays;

  Beginning(int share, int pays) {
    this.share = share;
    this.pays = pays;
  }

  /** How many of a thousand pay in the end if nobody persuades them. */
  int pays() {
    return pays;
  }

  static Beginning drawn(RandomGenerator random) {
    int left = random.nextInt(ALL);
    for (Beginning each : values()) {
      if (left < each.share) {
        return each;
      }
      left -= each.share;
    }
    throw new IllegalStateException("the shares are less than " + ALL);
  }
}
