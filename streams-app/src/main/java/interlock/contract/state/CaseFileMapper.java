package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.ContactMapper;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.PartyMapper;
import interlock.contract.record.TallyMapper;
import interlock.contract.record.Words;
import interlock.core.casefile.CaseFile;
import interlock.core.casefile.CaseFile.Findings;
import interlock.core.casefile.CaseFile.Newest;
import interlock.core.casefile.CaseFile.Payee;
import interlock.core.casefile.CaseFile.Statement;
import interlock.core.desk.Filed;

/** {@code interlock.state.CaseFile}. */
public final class CaseFileMapper {
  private CaseFileMapper() {}

  public static void write(AvroOutput out, Filed<CaseFile> filed) {
    Kept.Head.write(out, filed);
    CaseFile file = filed.file();
    out.number(file.receivedAt());
    out.number(file.firstReportedAt());
    writeNewest(out, file.newest());
    writeStatement(out, file.statement());
    out.list(file.payees(), CaseFileMapper::writePayee);
    out.list(file.contacts(), ContactMapper::write);
    out.number(file.version());
    writeFindings(out, file.findings());
    out.number(file.revision());
    out.number(file.publishedAt());
    writeFindings(out, file.published());
  }

  public static Filed<CaseFile> read(AvroInput in) {
    var head = Kept.Head.read(in);
    long receivedAt = in.number();
    long firstReportedAt = in.number();
    var newest = readNewest(in);
    var statement = readStatement(in);
    var payees = in.list(CaseFileMapper::readPayee);
    var contacts = in.list(ContactMapper::point);
    int version = in.integer();
    var findings = readFindings(in);
    int revision = in.integer();
    long publishedAt = in.number();
    var published = readFindings(in);
    return head.of(
        new CaseFile(
            head.asOf(),
            receivedAt,
            firstReportedAt,
            newest,
            statement,
            payees,
            contacts,
            version,
            findings,
            revision,
            publishedAt,
            published));
  }

  private static void writeNewest(AvroOutput out, Newest newest) {
    out.number(newest.reportedAt());
    Words.CASE_STATUS.write(out, newest.status());
    out.string(newest.source());
    out.string(newest.eventId());
  }

  private static Newest readNewest(AvroInput in) {
    long reportedAt = in.number();
    var status = Words.CASE_STATUS.read(in);
    String source = in.string();
    return new Newest(reportedAt, status, source, in.string());
  }

  private static void writeStatement(AvroOutput out, Statement statement) {
    PartyMapper.write(out, statement.victim());
    out.optionalString(statement.fraudType());
    out.optionalMoney(statement.lossFen());
    out.optionalNumber(statement.lossAt());
    out.optionalString(statement.handlingUnit());
    out.optionalString(statement.region());
    out.optionalString(statement.registeredRegion());
  }

  private static Statement readStatement(AvroInput in) {
    var victim = PartyMapper.read(in);
    var fraudType = in.optionalString();
    var lossFen = in.optionalMoney();
    var lossAt = in.optionalNumber();
    var handlingUnit = in.optionalString();
    var region = in.optionalString();
    return new Statement(
        victim, fraudType, lossFen, lossAt, handlingUnit, region, in.optionalString());
  }

  private static void writeFindings(AvroOutput out, Findings findings) {
    TallyMapper.write(out, findings.tally());
    out.list(findings.accountsByHop(), (o, count) -> o.number(count));
    out.optionalNumber(findings.firstStopAt());
  }

  private static Findings readFindings(AvroInput in) {
    var tally = TallyMapper.read(in);
    var accountsByHop = in.list(AvroInput::integer);
    return new Findings(tally, accountsByHop, in.optionalNumber());
  }

  private static void writePayee(AvroOutput out, Payee payee) {
    IdentifierMapper.write(out, payee.account());
    out.number(payee.digest());
  }

  private static Payee readPayee(AvroInput in) {
    var account = IdentifierMapper.account(in);
    return new Payee(account, in.number());
  }
}
