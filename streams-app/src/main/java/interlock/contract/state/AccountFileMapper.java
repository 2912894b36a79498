package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.IncidentReportMapper;
import interlock.contract.record.PartyMapper;
import interlock.contract.record.TallyMapper;
import interlock.contract.record.Words;
import interlock.core.account.AccountFile;
import interlock.core.desk.Filed;
import interlock.core.event.Party;

/** {@code interlock.state.AccountFile}. */
public final class AccountFileMapper {
  private AccountFileMapper() {}

  public static void write(AvroOutput out, Filed<AccountFile> filed) {
    Kept.Head.write(out, filed);
    AccountFile file = filed.file();
    out.number(file.takenBackAt());
    IdentifierMapper.write(out, file.account());
    if (file.holder().equals(Party.UNKNOWN)) {
      out.absent(1);
    } else {
      out.present();
      PartyMapper.write(out, file.holder());
    }
    out.optional(file.balance(), AccountFileMapper::writeBalance);
    out.list(file.ledger(), LedgerEntryMapper::write);
    out.number(file.folded());
    out.list(file.listings(), Kept::write);
    out.list(file.cases(), AccountFileMapper::writeCase);
    out.list(file.inflows(), AccountFileMapper::writeInflow);
    out.list(file.sent(), AccountFileMapper::writeSent);
    out.list(file.stops(), StopMapper::write);
    out.list(file.leads(), LeadMapper::write);
    out.list(file.holds(), HoldMapper::write);
    out.list(file.queries(), QueryMapper::write);
    out.optionalNumber(file.knownUpTo());
    out.list(file.protections(), ProtectionMapper::write);
    out.list(file.told(), AccountFileMapper::writeTold);
    out.list(file.appeals(), AccountFileMapper::writeAppeal);
    out.flag(file.underPolicy().pooled());
    out.list(file.underPolicy().patterns(), Words.EVIDENCE_CODE::write);
  }

  public static Filed<AccountFile> read(AvroInput in) {
    var head = Kept.Head.read(in);
    long takenBackAt = in.number();
    var account = IdentifierMapper.account(in);
    Party holder = in.present() ? PartyMapper.read(in) : Party.UNKNOWN;
    var balance = in.optional(AccountFileMapper::readBalance);
    var ledger = in.list(LedgerEntryMapper::read);
    int folded = in.integer();
    var listings = in.list(Kept::listing);
    var cases = in.list(AccountFileMapper::readCase);
    var inflows = in.list(AccountFileMapper::readInflow);
    var sent = in.list(AccountFileMapper::readSent);
    var stops = in.list(StopMapper::read);
    var leads = in.list(LeadMapper::read);
    var holds = in.list(HoldMapper::read);
    var queries = in.list(QueryMapper::read);
    var knownUpTo = in.optionalNumber();
    var protections = in.list(ProtectionMapper::read);
    var told = in.list(AccountFileMapper::readTold);
    var appeals = in.list(AccountFileMapper::readAppeal);
    var underPolicy = new AccountFile.UnderPolicy(in.flag(), in.list(Words.EVIDENCE_CODE::read));
    var file =
        new AccountFile(
            head.asOf(),
            takenBackAt,
            account,
            holder,
            balance,
            ledger,
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
    return head.of(file);
  }

  private static void writeCase(AvroOutput out, AccountFile.CaseOnAccount onAccount) {
    out.string(onAccount.caseId());
    out.number(onAccount.version());
    Words.CASE_STATUS.write(out, onAccount.status());
    PartyMapper.write(out, onAccount.victim());
    out.list(onAccount.lines(), IncidentReportMapper::writeIndexed);
    out.optionalString(onAccount.handlingUnit());
    out.optionalString(onAccount.region());
  }

  private static AccountFile.CaseOnAccount readCase(AvroInput in) {
    String caseId = in.string();
    int version = in.integer();
    var status = Words.CASE_STATUS.read(in);
    var victim = PartyMapper.read(in);
    var lines = in.list(IncidentReportMapper::readIndexed);
    var handlingUnit = in.optionalString();
    var region = in.optionalString();
    return new AccountFile.CaseOnAccount(
        caseId, version, status, victim, lines, handlingUnit, region);
  }

  private static void writeInflow(AvroOutput out, AccountFile.Inflow inflow) {
    out.string(inflow.caseId());
    Words.CASE_STATUS.write(out, inflow.status());
    out.string(inflow.institution());
    out.string(inflow.transferId());
    PartyMapper.write(out, inflow.payer());
    out.money(inflow.amountFen());
    out.number(inflow.occurredAt());
    out.money(inflow.taintedFen());
    out.number(inflow.hop());
    out.strings(inflow.path());
    out.optionalString(inflow.orderId());
    out.optionalString(inflow.handlingUnit());
    out.optionalString(inflow.region());
    out.number(inflow.paidAt());
  }

  private static AccountFile.Inflow readInflow(AvroInput in) {
    String caseId = in.string();
    var status = Words.CASE_STATUS.read(in);
    String institution = in.string();
    String transferId = in.string();
    var payer = PartyMapper.read(in);
    long amountFen = in.money();
    long occurredAt = in.number();
    long taintedFen = in.money();
    int hop = in.integer();
    var path = in.strings();
    var orderId = in.optionalString();
    var handlingUnit = in.optionalString();
    var region = in.optionalString();
    long paidAt = in.number();
    return new AccountFile.Inflow(
        caseId,
        status,
        institution,
        transferId,
        payer,
        amountFen,
        occurredAt,
        taintedFen,
        hop,
        path,
        orderId,
        handlingUnit,
        region,
        paidAt);
  }

  private static void writeSent(AvroOutput out, AccountFile.Sent sent) {
    out.string(sent.caseId());
    out.string(sent.institution());
    out.string(sent.transferId());
    out.optional(sent.to(), IdentifierMapper::write);
    out.money(sent.taintedFen());
    out.number(sent.hop());
    out.number(sent.particulars());
  }

  private static AccountFile.Sent readSent(AvroInput in) {
    String caseId = in.string();
    String institution = in.string();
    String transferId = in.string();
    var to = in.optional(IdentifierMapper::account);
    long taintedFen = in.money();
    int hop = in.integer();
    int particulars = in.integer();
    return new AccountFile.Sent(caseId, institution, transferId, to, taintedFen, hop, particulars);
  }

  private static void writeTold(AvroOutput out, AccountFile.Told told) {
    out.string(told.caseId());
    TallyMapper.write(out, told.tally());
    out.number(told.hop());
    out.optionalNumber(told.firstStopAt());
    out.money(told.returnedFen());
    out.flag(told.forgotten());
  }

  private static AccountFile.Told readTold(AvroInput in) {
    String caseId = in.string();
    var tally = TallyMapper.read(in);
    int hop = in.integer();
    var firstStopAt = in.optionalNumber();
    long returnedFen = in.money();
    return new AccountFile.Told(caseId, tally, hop, firstStopAt, returnedFen, in.flag());
  }

  private static void writeAppeal(AvroOutput out, AccountFile.HeardAppeal appeal) {
    out.string(appeal.appealId());
    Words.APPEAL_STATUS.write(out, appeal.status());
    out.number(appeal.reportedAt());
  }

  private static AccountFile.HeardAppeal readAppeal(AvroInput in) {
    String appealId = in.string();
    var status = Words.APPEAL_STATUS.read(in);
    return new AccountFile.HeardAppeal(appealId, status, in.number());
  }

  private static void writeBalance(AvroOutput out, AccountFile.Balance balance) {
    out.money(balance.fen());
    out.number(balance.at());
  }

  private static AccountFile.Balance readBalance(AvroInput in) {
    long fen = in.money();
    return new AccountFile.Balance(fen, in.number());
  }
}
