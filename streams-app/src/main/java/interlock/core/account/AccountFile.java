package interlock.core.account;

import interlock.core.desk.DeskFile;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is on an AccountDesk. Amounts in fen. Lists hold each fact once and are sorted, so that
 * equal knowledge is an equal file.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param holder what is known of the account's holder: the newest word of a bank or a report
 * @param ledger payments by (occurredAt, institution, transferId)
 * @param folded how many payments were dropped because the file was full
 * @param listings newest version by entry id
 * @param cases what cases say of this account, by case id
 * @param inflows tainted money that other desks say came in, by (case, institution, transferId)
 * @param sent what this desk last told payees, by (case, institution, transferId)
 * @param stops stop payments issued, by task id
 * @param leads task ids of the leads issued, sorted
 */
public record AccountFile(
    long asOf,
    Account account,
    Party holder,
    List<LedgerEntry> ledger,
    int folded,
    List<WatchEntry> listings,
    List<CaseOnAccount> cases,
    List<Inflow> inflows,
    List<Sent> sent,
    List<Stop> stops,
    List<String> leads)
    implements DeskFile {

  public AccountFile {
    ledger = List.copyOf(ledger);
    listings = List.copyOf(listings);
    cases = List.copyOf(cases);
    inflows = List.copyOf(inflows);
    sent = List.copyOf(sent);
    stops = List.copyOf(stops);
    leads = List.copyOf(leads);
  }

  /** The newest version of a payment, seen from this account. */
  public record LedgerEntry(
      String institution,
      String transferId,
      AccountMail.Side side,
      Party counterparty,
      long amountFen,
      long occurredAt,
      long reportedAt,
      Transfer.Status status,
      OptionalLong heldUntil,
      boolean cash,
      Transfer.Channel channel) {}

  /**
   * @param version the CaseDesk's count; the highest counts
   */
  public record CaseOnAccount(
      String caseId,
      int version,
      CaseStatus status,
      Party victim,
      List<IncidentReport.Line> lines,
      Optional<String> handlingUnit,
      Optional<String> region) {
    public CaseOnAccount {
      lines = List.copyOf(lines);
    }
  }

  /** Tainted money that another desk sent here. */
  public record Inflow(
      String caseId,
      CaseStatus status,
      String institution,
      String transferId,
      Party payer,
      long amountFen,
      long occurredAt,
      long taintedFen,
      int hop,
      List<String> path,
      Optional<String> handlingUnit,
      Optional<String> region) {
    public Inflow {
      path = List.copyOf(path);
    }
  }

  /** What a payee was last told. */
  public record Sent(
      String caseId, String institution, String transferId, long taintedFen, int hop) {}
}
