package interlock.sandbox.day;

import interlock.task.Measure;
import java.time.Instant;
import java.util.Optional;

/** Who of a unit does a step. */
enum Hand {
  /** At the telephone. */
  DESK(1),
  /** On the way. */
  PATROL(2);

  private static final int DAY_FROM = 8;
  private static final int DAY_TO = 22;
  private static final int BY_NIGHT = 3;

  private final int part;

  Hand(int part) {
    this.part = part;
  }

  /** Empty for what no officer does. */
  static Optional<Hand> of(Measure measure) {
    return switch (measure) {
      case SIGN, CALL, FAMILY_CONTACT, REVISIT, TAKE_REPORT -> Optional.of(DESK);
      case VISIT, BRANCH_DISPATCH -> Optional.of(PATROL);
      case SMS, BANK_VERIFY, PROTECTIVE, UNKNOWN -> Optional.empty();
    };
  }

  /** How many of a unit are on duty at that moment; one at least where there are any. */
  int onDuty(DayScale scale, Instant at) {
    int hour = at.atOffset(Prefecture.ZONE).getHour();
    boolean day = hour >= DAY_FROM && hour < DAY_TO;
    return Math.ceilDiv(scale.officers(), part * (day ? 1 : BY_NIGHT));
  }
}
