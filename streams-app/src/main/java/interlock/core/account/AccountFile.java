package interlock.core.account;

import interlock.core.desk.DeskFile;
import interlock.core.event.Appeal;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.lead.Lead;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Tally;
import interlock.core.policy.EvidenceCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is on an AccountDesk. Amounts in fen. Lists hold each fact once and are sorted, so that
 * equal knowledge is an equal file.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param takenBackAt the last moment at which the desk took back what it had told payers, epoch
 *     milliseconds; 0: never. What is told afterwards is told later than that
 * @param holder what banks say of the account's holder; a report's words stay with its case
 * @param balance the newest balance that a bank told
 * @param ledger payments by (occurredAt, institution, transferId)
 * @param folded how many facts were dropped because the file was full
 * @param listings newest version by entry id
 * @param cases what cases say of this account, by case id
 * @param inflows tainted money that other desks say came in, by (case, institution, transferId)
 * @param sent what this desk last told payees, by (case, institution, transferId)
 * @param stops stop payments issued, by task id
 * @param leads leads issued, by task id
 * @param queries what banks were asked about this account, by task id
 * @param knownUpTo up to when banks' answers to queries hold every movement of this account, epoch
 *     milliseconds
 * @param protections stops on it as a victim's own account, by task id
 * @param holds the holder's own payments in flight that are to be held, by task id
 * @param told what cases were last told of their money here, by case id
 * @param appeals what was last said of each appeal against its stops, the newest last
 * @param underPolicy what it said that another policy may take back
 */
public record AccountFile(
    long asOf,
    long takenBackAt,
    Account account,
    Party holder,
    Optional<Balance> balance,
    List<LedgerEntry> ledger,
    int folded,
    List<WatchEntry> listings,
    List<CaseOnAccount> cases,
    List<Inflow> inflows,
    List<Sent> sent,
    List<Stop> stops,
    List<Lead> leads,
    List<Hold> holds,
    List<Query> queries,
    OptionalLong knownUpTo,
    List<Protection> protections,
    List<Told> told,
    List<HeardAppeal> appeals,
    UnderPolicy underPolicy)
    implements DeskFile {

  public AccountFile {
    ledger = List.copyOf(ledger);
    listings = List.copyOf(listings);
    cases = List.copyOf(cases);
    inflows = List.copyOf(inflows);
    sent = List.copyOf(sent);
    stops = List.copyOf(stops);
    leads = List.copyOf(leads);
    holds = List.copyOf(holds);
    queries = List.copyOf(queries);
    protections = List.copyOf(protections);
    told = List.copyOf(told);
    appeals = List.copyOf(appeals);
  }

  AccountFile withLedger(List<LedgerEntry> entries) {
    return new AccountFile(
        asOf,
        takenBackAt,
        account,
        holder,
        balance,
        entries,
        folded,
        listings,
        cases,
        inflows,
        sent,
        stops,
        leads,
        holds,
        queries,
        knownUpTo,
        protections,
        told,
        appeals,
        underPolicy);
  }

  /**
   * What the desk said under the policy as it was, so that another policy can undo it.
   *
   * @param pooled whether the account was held to be a payment institution's
   * @param patterns of which it told that the holder's payments show them, in their order
   */
  public record UnderPolicy(boolean pooled, List<EvidenceCode> patterns) {
    static final UnderPolicy NOTHING = new UnderPolicy(false, List.of());

    public UnderPolicy {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * What was last said of an appeal; once UPHELD it stays so.
   *
   * @param reportedAt when it was told, epoch milliseconds: an earlier word is overtaken
   */
  public record HeardAppeal(String appealId, Appeal.Status status, long reportedAt) {}

  /**
   * What a bank said was in the account.
   *
   * @param at epoch milliseconds
   */
  public record Balance(long fen, long at) {}

  /**
   * The newest version of a payment, seen from this account.
   *
   * @param source who published that version, with {@code eventId}
   * @param orderId its number at a payment institution
   * @param region where it was made, as that version says
   * @param branch the branch or machine there, by the bank's own code
   * @param suspicions versions that a bank found suspicious and that were acted on, as
   *     source/eventId, sorted, so that a repeat is known
   * @param formerly accounts that other versions name as the other end, sorted; they were told that
   *     this version, which is the newest, does not
   * @param balanceFen what this account held after it, as that version says
   */
  public record LedgerEntry(
      String source,
      String eventId,
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
      Transfer.Channel channel,
      Optional<String> orderId,
      Optional<String> region,
      Optional<String> branch,
      List<String> suspicions,
      List<Account> formerly,
      OptionalLong balanceFen) {
    public LedgerEntry {
      suspicions = List.copyOf(suspicions);
      formerly = List.copyOf(formerly);
    }
  }

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

  /**
   * Tainted money that another desk sent here.
   *
   * @param orderId the payment's number at a payment institution
   * @param paidAt when the victim paid it, of several payments the last, epoch milliseconds; 0:
   *     unsaid
   */
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
      Optional<String> orderId,
      Optional<String> handlingUnit,
      Optional<String> region,
      long paidAt) {
    public Inflow {
      path = List.copyOf(path);
    }
  }

  /**
   * How much of a case's money an outflow was last said to carry.
   *
   * @param to the account whose desk was told; empty if none was (cash, too small, too deep)
   * @param hop of the account that the money went to
   * @param particulars hash of the case's status, unit and region, of the path and of the time as
   *     they were told
   */
  public record Sent(
      String caseId,
      String institution,
      String transferId,
      Optional<Account> to,
      long taintedFen,
      int hop,
      int particulars) {}

  /**
   * What a case's desk was last told of its money here; {@code returnedFen} is on file from then on
   * when a bank says so.
   *
   * @param hop of this account; 0: its money was never here, as far as is known
   * @param firstStopAt when a bank's first acknowledgement for it was read, epoch milliseconds
   * @param returnedFen given back, all in all
   * @param forgotten whether the case's desk has forgotten the case: it is told nothing
   */
  public record Told(
      String caseId,
      Tally tally,
      int hop,
      OptionalLong firstStopAt,
      long returnedFen,
      boolean forgotten) {
    Told asForgotten() {
      return new Told(caseId, tally, hop, firstStopAt, returnedFen, true);
    }
  }
}
