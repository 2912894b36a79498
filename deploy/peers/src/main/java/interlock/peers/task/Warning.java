package interlock.peers.task;

import interlock.bank.Transfer;
import interlock.common.Level;
import interlock.common.WarningClass;
import interlock.police.WarningDirective;
import interlock.telecom.FraudContact;

/**
 * That somebody is in danger, as one event tells it. A plain bean, which Flink can keep as it is.
 */
public final class Warning {
  /** Whom it is about: a phone or, where none is known, an account. */
  public String subject;

  public boolean byAccount;
  public Level level;
  public WarningClass warningClass;
  public String unit;
  public String eventId;

  /** When the source reported the event, milliseconds. */
  public long sourceMillis;

  /** Counts from 1 for each subject. */
  public int revision = 1;

  /** When the subject's first event was reported, milliseconds. */
  public long openedMillis;

  /** Beans begin empty. */
  public Warning() {}

  private Warning(
      String subject,
      boolean byAccount,
      Level level,
      WarningClass warningClass,
      String unit,
      String eventId,
      long sourceMillis) {
    this.subject = subject;
    this.byAccount = byAccount;
    this.level = level;
    this.warningClass = warningClass;
    this.unit = unit;
    this.eventId = eventId;
    this.sourceMillis = sourceMillis;
    openedMillis = sourceMillis;
  }

  /** A carrier reported a fraud call. */
  public static Warning of(FraudContact call) {
    return new Warning(
        call.getSubscriber(),
        false,
        Level.MEDIUM,
        WarningClass.CALL,
        call.getSource(),
        call.getEventId(),
        call.getReportedAt().toEpochMilli());
  }

  /** A bank finds a payment suspicious. */
  public static Warning of(Transfer suspicious) {
    String phone = suspicious.getPayer().getPhone();
    return new Warning(
        phone == null ? suspicious.getPayer().getAccount() : phone,
        phone == null,
        Level.MEDIUM,
        WarningClass.FUND,
        suspicious.getSource(),
        suspicious.getEventId(),
        suspicious.getReportedAt().toEpochMilli());
  }

  /** The police order a warning. */
  public static Warning of(WarningDirective directive) {
    return new Warning(
        directive.getSubject().getPhone(),
        false,
        directive.getLevel(),
        directive.getWarningClass(),
        directive.getSource(),
        directive.getEventId(),
        directive.getReportedAt().toEpochMilli());
  }

  /** Somebody paid an account that a report names; the later of the two leads to the warning. */
  public static Warning ofPayer(Payment payment, Stop stop) {
    boolean reportLast = stop.sourceMillis >= payment.sourceMillis;
    return new Warning(
        payment.payer,
        true,
        Level.HIGH,
        WarningClass.FUND,
        payment.unit,
        reportLast ? stop.eventId : payment.eventId,
        Math.max(stop.sourceMillis, payment.sourceMillis));
  }

  /** A call and a suspicious payment of one person: worse than either. */
  public static Warning ofBoth(Warning call, Warning payment) {
    Warning later = payment.sourceMillis >= call.sourceMillis ? payment : call;
    return new Warning(
        later.subject,
        later.byAccount,
        Level.HIGH,
        WarningClass.FUND,
        later.unit,
        later.eventId,
        later.sourceMillis);
  }

  /** As the next revision of what was, if anything: the higher of the two levels. */
  public Warning after(Warning before) {
    Warning next =
        new Warning(subject, byAccount, level, warningClass, unit, eventId, sourceMillis);
    if (before != null) {
      next.revision = before.revision + 1;
      next.openedMillis = before.openedMillis;
      if (before.level.compareTo(level) > 0) {
        next.level = before.level;
      }
    }
    return next;
  }
}
