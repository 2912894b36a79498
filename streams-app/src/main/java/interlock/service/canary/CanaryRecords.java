package interlock.service.canary;

import interlock.common.CaseStatus;
import interlock.common.Level;
import interlock.common.Party;
import interlock.common.WarningClass;
import interlock.core.desk.Canary;
import interlock.police.DirectiveStatus;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.police.WarningDirective;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Events of the canary about one set of reserved identifiers; an instance has two by {@link Turns}.
 */
public final class CanaryRecords {
  /** How many sets there are: each needs two phones. */
  public static final int SLOTS = 500_000;

  private static final BigDecimal AMOUNT = new BigDecimal("100.00");

  private final String name;
  private final String subject;
  private final String victim;

  /**
   * @param slot from 0, below {@link #SLOTS}
   */
  public CanaryRecords(int slot) {
    name = Canary.NAME + slot;
    subject = phone(2 * slot);
    victim = phone(2 * slot + 1);
  }

  private static String phone(int number) {
    return Canary.PHONE + ("%0" + Canary.DIGITS + "d").formatted(number);
  }

  /** The record's key. */
  public String key() {
    return name;
  }

  /**
   * An event.
   *
   * @param at when it happened and was told; of one that ends a round later than of its beginning
   */
  public SpecificRecord record(Step step, Instant at) {
    return switch (step.path()) {
      case DISSUASION -> directive(step, at);
      case STOP_PAYMENT -> report(step, at);
    };
  }

  private WarningDirective directive(Step step, Instant at) {
    return WarningDirective.newBuilder()
        .setEventId(step.eventId())
        .setSource(Canary.SOURCE)
        .setOccurredAt(at)
        .setReportedAt(at)
        .setDirectiveId(name)
        .setStatus(step.ends() ? DirectiveStatus.WITHDRAWN : DirectiveStatus.ISSUED)
        .setSubject(Party.newBuilder().setPhone(subject).build())
        .setWarningClass(WarningClass.CONTACT)
        .setLevel(Level.MEDIUM)
        .build();
  }

  private IncidentReport report(Step step, Instant at) {
    return IncidentReport.newBuilder()
        .setEventId(step.eventId())
        .setSource(Canary.SOURCE)
        .setOccurredAt(at)
        .setReportedAt(at)
        .setCaseId(name)
        .setStatus(step.ends() ? CaseStatus.WITHDRAWN : CaseStatus.REPORTED)
        .setVictim(Party.newBuilder().setPhone(victim).build())
        .setLossAmount(AMOUNT)
        .setTransfers(
            List.of(
                ReportedTransfer.newBuilder()
                    .setPayee(Party.newBuilder().setAccount(name).setInstitution(name).build())
                    .setAmount(AMOUNT)
                    .setOccurredAt(at)
                    .build()))
        .build();
  }
}
