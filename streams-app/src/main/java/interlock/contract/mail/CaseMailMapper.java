package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.IncidentReportMapper;
import interlock.core.desk.Cause;
import interlock.core.event.IncidentReport;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.mail.CaseMailKind;

/** {@code interlock.mail.CaseMail}. */
public final class CaseMailMapper {
  private static final CaseMailKind[] KINDS = CaseMailKind.values();

  /** How many fields follow the envelope, one for each kind but WAKE. */
  private static final int FIELDS = 2;

  private CaseMailMapper() {}

  /**
   * @throws IllegalArgumentException if the mail is for another room
   */
  public static void write(AvroOutput out, Post post) {
    if (!(post.mail() instanceof CaseMail mail)) {
      throw new IllegalArgumentException("not a mail for this room");
    }
    Cause cause = post.cause();
    switch (mail) {
      case Wake wake -> Envelope.write(out, CaseMailKind.WAKE, cause, wake, FIELDS);
      case CaseMail.Reported(IncidentReport report) -> {
        Envelope.write(out, CaseMailKind.REPORTED, cause, report.origin());
        out.present();
        IncidentReportMapper.write(out, report);
        out.absent(1);
      }
      case CaseMail.MoneyProgress progress -> {
        Envelope.write(out, CaseMailKind.MONEY_PROGRESS, cause);
        out.absent(1);
        out.present();
        Bodies.write(out, progress);
      }
    }
  }

  /**
   * @throws interlock.contract.wire.BadRecordException if it is no such mail, or one of a newer
   *     version
   */
  public static Post read(AvroInput in) {
    var envelope = Envelope.read(in, KINDS);
    return new Post(envelope.cause(), body(in, envelope));
  }

  private static CaseMail body(AvroInput in, Envelope<CaseMailKind> envelope) {
    return switch (envelope.kind()) {
      case UNKNOWN -> throw Envelope.newer();
      case WAKE -> envelope.wake(in, FIELDS);
      case REPORTED ->
          new CaseMail.Reported(
              Envelope.only(in, 0, FIELDS, i -> IncidentReportMapper.read(i, envelope.received())));
      case MONEY_PROGRESS -> Envelope.only(in, 1, FIELDS, Bodies::moneyProgress);
    };
  }
}
