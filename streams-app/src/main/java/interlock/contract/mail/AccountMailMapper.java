package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.AppealMapper;
import interlock.contract.record.DissuasionFeedbackMapper;
import interlock.contract.record.OfficerDecisionMapper;
import interlock.contract.record.StopPaymentFeedbackMapper;
import interlock.contract.record.TransferHoldAskedMapper;
import interlock.contract.record.WatchEntryMapper;
import interlock.core.desk.Cause;
import interlock.core.event.Appeal;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.WatchEntry;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Post;
import interlock.core.mail.Wake;
import interlock.core.subject.Evidence;
import interlock.mail.AccountMailKind;
import java.util.Optional;

/** {@code interlock.mail.AccountMail}. */
public final class AccountMailMapper {
  private static final AccountMailKind[] KINDS = AccountMailKind.values();

  /** How many fields follow the envelope, one for each kind but WAKE. */
  private static final int FIELDS = 13;

  private AccountMailMapper() {}

  /**
   * @throws IllegalArgumentException if the mail is for another room
   */
  public static void write(AvroOutput out, Post post) {
    if (!(post.mail() instanceof AccountMail mail)) {
      throw new IllegalArgumentException("not a mail for this room");
    }
    Cause cause = post.cause();
    switch (mail) {
      case Wake wake -> Envelope.write(out, AccountMailKind.WAKE, cause, wake, FIELDS);
      case AccountMail.Moved body -> {
        Envelope.write(out, AccountMailKind.MOVED, cause, body.transfer().origin());
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 1);
      }
      case AccountMail.PayerSuspected(Evidence evidence, Party party) -> {
        Envelope.write(out, AccountMailKind.PAYER_SUSPECTED, cause);
        out.absent(1);
        out.present();
        Bodies.Evidenced.write(out, evidence, party);
        out.absent(FIELDS - 2);
      }
      case AccountMail.CaseReported body -> {
        Envelope.write(out, AccountMailKind.CASE_REPORTED, cause);
        out.absent(2);
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 3);
      }
      case AccountMail.TaintedInflow body -> {
        Envelope.write(out, AccountMailKind.TAINTED_INFLOW, cause, body.transfer().origin());
        out.absent(3);
        out.present();
        Bodies.write(out, body);
        out.absent(FIELDS - 4);
      }
      case AccountMail.AccountListed(WatchEntry entry) -> {
        Envelope.write(out, AccountMailKind.LISTED, cause, entry.origin());
        out.absent(4);
        out.present();
        WatchEntryMapper.write(out, entry);
        out.absent(FIELDS - 5);
      }
      case AccountMail.StopAnswered(StopPaymentFeedback feedback) -> {
        Envelope.write(out, AccountMailKind.STOP_ANSWERED, cause, feedback.origin());
        out.absent(5);
        out.present();
        StopPaymentFeedbackMapper.write(out, feedback);
        out.absent(FIELDS - 6);
      }
      case AccountMail.Decided(OfficerDecision decision) -> {
        Envelope.write(out, AccountMailKind.DECIDED, cause, decision.origin());
        out.absent(6);
        out.present();
        OfficerDecisionMapper.write(out, decision);
        out.absent(FIELDS - 7);
      }
      case AccountMail.Appealed(Appeal appeal) -> {
        Envelope.write(out, AccountMailKind.APPEALED, cause, appeal.origin());
        out.absent(7);
        out.present();
        AppealMapper.write(out, appeal);
        out.absent(FIELDS - 8);
      }
      case AccountMail.TransferHoldAsked body -> {
        Envelope.write(out, AccountMailKind.TRANSFER_HOLD_ASKED, cause);
        out.absent(8);
        out.present();
        TransferHoldAskedMapper.write(out, body);
        out.absent(FIELDS - 9);
      }
      case AccountMail.PayerCleared(var withdrawal) -> {
        Envelope.write(out, AccountMailKind.PAYER_CLEARED, cause);
        out.absent(9);
        out.present();
        Bodies.write(out, withdrawal);
        out.absent(FIELDS - 10);
      }
      case AccountMail.ProtectionOrdered(var taskId, var decision, var own) -> {
        Envelope.write(out, AccountMailKind.PROTECTION_ORDERED, cause, decision.origin());
        out.absent(10);
        out.present();
        out.string(taskId);
        OfficerDecisionMapper.write(out, decision);
        out.flag(own);
        out.absent(FIELDS - 11);
      }
      case AccountMail.CaseForgotten(String caseId) -> {
        Envelope.write(out, AccountMailKind.CASE_FORGOTTEN, cause);
        out.absent(11);
        out.optionalString(Optional.of(caseId));
        out.absent(FIELDS - 12);
      }
      case AccountMail.FedBack(DissuasionFeedback feedback) -> {
        Envelope.write(out, AccountMailKind.FED_BACK, cause, feedback.origin());
        out.absent(12);
        out.present();
        DissuasionFeedbackMapper.write(out, feedback);
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

  private static AccountMail body(AvroInput in, Envelope<AccountMailKind> envelope) {
    return switch (envelope.kind()) {
      case UNKNOWN -> throw Envelope.newer();
      case WAKE -> envelope.wake(in, FIELDS);
      case MOVED -> Envelope.only(in, 0, FIELDS, i -> Bodies.moved(i, envelope.received()));
      case PAYER_SUSPECTED -> {
        var body = Envelope.only(in, 1, FIELDS, Bodies.Evidenced::read);
        yield new AccountMail.PayerSuspected(body.evidence(), body.party());
      }
      case CASE_REPORTED -> Envelope.only(in, 2, FIELDS, Bodies::caseReported);
      case TAINTED_INFLOW ->
          Envelope.only(in, 3, FIELDS, i -> Bodies.taintedInflow(i, envelope.received()));
      case LISTED ->
          new AccountMail.AccountListed(
              Envelope.only(in, 4, FIELDS, i -> WatchEntryMapper.read(i, envelope.received())));
      case STOP_ANSWERED ->
          new AccountMail.StopAnswered(
              Envelope.only(
                  in, 5, FIELDS, i -> StopPaymentFeedbackMapper.read(i, envelope.received())));
      case DECIDED ->
          new AccountMail.Decided(
              Envelope.only(
                  in, 6, FIELDS, i -> OfficerDecisionMapper.read(i, envelope.received())));
      case APPEALED ->
          new AccountMail.Appealed(
              Envelope.only(in, 7, FIELDS, i -> AppealMapper.read(i, envelope.received())));
      case TRANSFER_HOLD_ASKED -> Envelope.only(in, 8, FIELDS, TransferHoldAskedMapper::read);
      case PAYER_CLEARED ->
          new AccountMail.PayerCleared(Envelope.only(in, 9, FIELDS, Bodies::evidenceWithdrawn));
      case PROTECTION_ORDERED ->
          Envelope.only(in, 10, FIELDS, i -> protectionOrdered(i, envelope.received()));
      case CASE_FORGOTTEN ->
          new AccountMail.CaseForgotten(Envelope.only(in, 11, FIELDS, AvroInput::string));
      case FED_BACK ->
          new AccountMail.FedBack(
              Envelope.only(
                  in, 12, FIELDS, i -> DissuasionFeedbackMapper.read(i, envelope.received())));
    };
  }

  private static AccountMail.ProtectionOrdered protectionOrdered(AvroInput in, long receivedAt) {
    String taskId = in.string();
    var decision = OfficerDecisionMapper.read(in, receivedAt);
    return new AccountMail.ProtectionOrdered(taskId, decision, in.flag());
  }
}
