package interlock.core.policy;

/** What can count against a person's safety: the rows of the table in design.md §3. */
public enum EvidenceCode {
  /** A carrier or platform reports a contact, with little confidence. */
  CONTACT_REPORTED(WarningClass.CONTACT, Level.LOW),
  /** A carrier or platform reports a contact, with confidence at or above the policy's. */
  CONTACT_CONFIRMED(WarningClass.CONTACT, Level.MEDIUM),
  /** In touch with a number, site or app that is, or becomes, INVOLVED. */
  IN_TOUCH_WITH_INVOLVED(WarningClass.CONTACT, Level.MEDIUM),
  /** Still on the call with an INVOLVED number. */
  ON_CALL_WITH_INVOLVED(WarningClass.CALL, Level.HIGH),
  /** The bank finds a transfer suspicious, whatever its signal. */
  SUSPICIOUS_TRANSFER(WarningClass.FUND, Level.MEDIUM),
  /** A transfer to a SUSPECT account. */
  PAID_SUSPECT_ACCOUNT(WarningClass.FUND, Level.MEDIUM),
  /** Money posted to an account that is, or becomes, INVOLVED. */
  PAID_INVOLVED_ACCOUNT(WarningClass.FUND, Level.HIGH),
  /** Money in flight to an INVOLVED account. */
  IN_FLIGHT_TO_INVOLVED(WarningClass.FUND, Level.SPECIAL_HIGH),
  /** Money in flight while on a call that is INVOLVED or reported with confidence. */
  IN_FLIGHT_ON_CALL(WarningClass.FUND, Level.SPECIAL_HIGH),
  /** The bank's counter alarm. */
  COUNTER_ALARM(WarningClass.COUNTER, Level.HIGH),
  /** Large cash asked for by a person who has an open case. */
  LARGE_CASH_OPEN_CASE(WarningClass.COUNTER, Level.HIGH),
  /** A police directive: class and level are as given there, these are only the least. */
  POLICE_DIRECTIVE(WarningClass.CONTACT, Level.LOW),
  /** Payments of similar amounts to the same payee, again and again (3008). */
  REPEATED_PAYMENTS(WarningClass.FUND, Level.LOW),
  /** More than half of the balance went within a day. */
  BALANCE_DRAINED(WarningClass.FUND, Level.LOW),
  /** A small payment, then larger and larger ones, to new payees. */
  GROWING_PAYMENTS(WarningClass.FUND, Level.MEDIUM);

  private final WarningClass leastClass;
  private final Level leastLevel;

  EvidenceCode(WarningClass leastClass, Level leastLevel) {
    this.leastClass = leastClass;
    this.leastLevel = leastLevel;
  }

  /** Whether it rests on nothing but what banks tell of the payer's payments. */
  public boolean isOfPaymentsAlone() {
    return switch (this) {
      case SUSPICIOUS_TRANSFER, REPEATED_PAYMENTS, BALANCE_DRAINED, GROWING_PAYMENTS -> true;
      case CONTACT_REPORTED,
          CONTACT_CONFIRMED,
          IN_TOUCH_WITH_INVOLVED,
          ON_CALL_WITH_INVOLVED,
          PAID_SUSPECT_ACCOUNT,
          PAID_INVOLVED_ACCOUNT,
          IN_FLIGHT_TO_INVOLVED,
          IN_FLIGHT_ON_CALL,
          COUNTER_ALARM,
          LARGE_CASH_OPEN_CASE,
          POLICE_DIRECTIVE ->
          false;
    };
  }

  /** The class of its row; a contact by phone is CALL, a directive's class is as given. */
  public WarningClass leastClass() {
    return leastClass;
  }

  /** The level of its row. A policy's floor may be higher, never lower. */
  public Level leastLevel() {
    return leastLevel;
  }
}
