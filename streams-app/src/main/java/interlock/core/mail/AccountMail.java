package interlock.core.mail;

import interlock.core.codes.ReasonCode;
import interlock.core.event.Appeal;
import interlock.core.event.CaseStatus;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.IncidentReport;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.subject.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an AccountDesk reads. */
public sealed interface AccountMail extends Mail
    permits AccountMail.Moved,
        AccountMail.PayerSuspected,
        AccountMail.PayerCleared,
        AccountMail.CaseReported,
        AccountMail.CaseForgotten,
        AccountMail.TaintedInflow,
        AccountMail.AccountListed,
        AccountMail.StopAnswered,
        AccountMail.Decided,
        AccountMail.FedBack,
        AccountMail.Appealed,
        AccountMail.TransferHoldAsked,
        AccountMail.ProtectionOrdered,
        Wake {

  /** Which end of a payment this account is. */
  enum Side {
    OUT,
    IN
  }

  /** One version of a payment from or to this account. */
  record Moved(Transfer transfer, Side side) implements AccountMail {}

  /**
   * The holder of this account seems to be a victim. The desk knows whether he is a mule; if not,
   * it passes the evidence on to his SubjectDesk.
   */
  record PayerSuspected(Evidence evidence, Party payer) implements AccountMail {}

  /** What was told by PayerSuspected is taken back; it goes the same way, and so comes after it. */
  record PayerCleared(SubjectMail.EvidenceWithdrawn withdrawal) implements AccountMail {}

  /**
   * What a case says of this account: all the lines of the report's newest version whose payee it
   * is. No lines: the case no longer names it.
   *
   * @param version the CaseDesk's count of versions of this report; a lower one is stale
   */
  record CaseReported(
      String caseId,
      int version,
      CaseStatus status,
      Party victim,
      List<IncidentReport.Line> lines,
      Optional<String> handlingUnit,
      Optional<String> region)
      implements AccountMail {
    public CaseReported {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The case's desk has forgotten it, and says so when money is told: what it was told counts for
   * nothing any more.
   */
  record CaseForgotten(String caseId) implements AccountMail {}

  /**
   * How much of a case's money this payment brought; replaces what was said of (case, institution,
   * transferId) before.
   *
   * @param taintedFen 0 takes it back
   * @param hop of this account: 1 for a reported payee
   * @param path the transfers from the victim to here, as institution/transferId, first the seed
   * @param paidAt when the victim paid it, of several payments the last, epoch milliseconds; 0:
   *     unsaid, and its age is not limited
   */
  record TaintedInflow(
      String caseId,
      CaseStatus status,
      Transfer transfer,
      long taintedFen,
      int hop,
      List<String> path,
      Optional<String> handlingUnit,
      Optional<String> region,
      long paidAt)
      implements AccountMail {
    public TaintedInflow {
      path = List.copyOf(path);
    }
  }

  record AccountListed(WatchEntry entry) implements AccountMail {}

  record StopAnswered(StopPaymentFeedback feedback) implements AccountMail {}

  record Decided(OfficerDecision decision) implements AccountMail {}

  /** What a unit did about a lead of this desk. */
  record FedBack(DissuasionFeedback feedback) implements AccountMail {}

  record Appealed(Appeal appeal) implements AccountMail {}

  /**
   * An officer orders on a dissuasion task that this account of the person be protected.
   *
   * @param own whether the account is known to be that person's
   */
  record ProtectionOrdered(String dissuasionTaskId, OfficerDecision decision, boolean own)
      implements AccountMail {}

  /** What a dissuasion task may ask of a payment in flight, the furthest last. */
  enum Ask {
    /** Hold it. */
    HOLD,
    /** Let it go after all: a false alarm, or the customer insists. */
    RELEASE,
    /** Call it off, so that the money stays. */
    CANCEL
  }

  /**
   * What a dissuasion task asks of a payment in flight from this account (design.md §5). Of all
   * that was asked of one (dissuasionTaskId, institution, transferId) the furthest counts, whatever
   * the order of arrival and whoever the sender. Until a HOLD has come, anything else is only
   * remembered.
   *
   * <p>What it says of the payment counts until a bank has told this desk of it.
   *
   * @param why VICTIM_IN_DANGER for a HOLD, VICTIM_DISSUADED for a CANCEL, FALSE_ALARM or
   *     CUSTOMER_INSISTS for a RELEASE
   * @param institution that issued {@code transferId}
   * @param amountFen fen
   * @param transferAt when it was ordered, epoch milliseconds
   * @param inFlightUntil until when it counts as in flight, epoch milliseconds; unsaid: the
   *     policy's time for an ATTEMPTED one
   * @param region where the payer is believed to be; unsaid: where the payment was made
   * @param unit that dissuades him; unsaid: the region's
   */
  record TransferHoldAsked(
      String dissuasionTaskId,
      Ask ask,
      ReasonCode why,
      String institution,
      String transferId,
      Optional<Party> payee,
      OptionalLong amountFen,
      OptionalLong transferAt,
      OptionalLong inFlightUntil,
      Optional<String> region,
      Optional<String> unit)
      implements AccountMail {}
}
