package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.EvidenceMapper;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.PartyMapper;
import interlock.contract.record.Words;
import interlock.core.desk.Filed;
import interlock.core.subject.Knowledge;
import interlock.core.subject.SubjectFile;
import interlock.core.subject.Withdrawal;

/** {@code interlock.state.SubjectFile}. */
public final class SubjectFileMapper {
  private SubjectFileMapper() {}

  public static void write(AvroOutput out, Filed<SubjectFile> filed) {
    Kept.Head.write(out, filed);
    SubjectFile file = filed.file();
    StandingMapper.write(out, file.standing());
    Knowledge known = file.knowledge();
    out.list(known.phones(), IdentifierMapper::write);
    out.list(known.accounts(), IdentifierMapper::write);
    out.optional(known.personId(), IdentifierMapper::write);
    out.list(known.evidence(), EvidenceMapper::write);
    out.number(known.folded());
    out.list(known.withdrawn(), SubjectFileMapper::writeWithdrawal);
    out.list(known.care(), Kept::write);
    out.list(known.bindings(), Kept::write);
    out.list(known.reports(), SubjectFileMapper::writeReport);
    out.list(file.cases(), DissuasionCaseMapper::write);
    out.list(file.leads(), LeadMapper::write);
  }

  public static Filed<SubjectFile> read(AvroInput in) {
    var head = Kept.Head.read(in);
    var standing = StandingMapper.read(in);
    var phones = in.list(IdentifierMapper::phone);
    var accounts = in.list(IdentifierMapper::account);
    var personId = in.optional(IdentifierMapper::person);
    var evidence = in.list(EvidenceMapper::read);
    int folded = in.integer();
    var withdrawn = in.list(SubjectFileMapper::readWithdrawal);
    var care = in.list(Kept::care);
    var bindings = in.list(Kept::binding);
    var reports = in.list(SubjectFileMapper::readReport);
    var cases = in.list(DissuasionCaseMapper::read);
    var leads = in.list(LeadMapper::read);
    var known =
        new Knowledge(
            phones, accounts, personId, evidence, folded, withdrawn, care, bindings, reports);
    return head.of(new SubjectFile(head.asOf(), standing, known, cases, leads));
  }

  private static void writeWithdrawal(AvroOutput out, Withdrawal withdrawal) {
    out.string(withdrawal.mark());
    out.number(withdrawal.takenBackAt());
  }

  private static Withdrawal readWithdrawal(AvroInput in) {
    String mark = in.string();
    return new Withdrawal(mark, in.number());
  }

  private static void writeReport(AvroOutput out, SubjectFile.Report report) {
    out.number(report.receivedAt());
    out.string(report.caseId());
    out.number(report.version());
    Words.CASE_STATUS.write(out, report.status());
    PartyMapper.write(out, report.victim());
    out.optionalMoney(report.lossFen());
    out.optionalNumber(report.lossAt());
    out.optionalString(report.fraudType());
    out.optionalString(report.region());
    out.optionalString(report.registeredRegion());
  }

  private static SubjectFile.Report readReport(AvroInput in) {
    long receivedAt = in.number();
    String caseId = in.string();
    int version = in.integer();
    var status = Words.CASE_STATUS.read(in);
    var victim = PartyMapper.read(in);
    var lossFen = in.optionalMoney();
    var lossAt = in.optionalNumber();
    var fraudType = in.optionalString();
    var region = in.optionalString();
    var registeredRegion = in.optionalString();
    return new SubjectFile.Report(
        caseId,
        version,
        status,
        victim,
        lossFen,
        lossAt,
        fraudType,
        region,
        registeredRegion,
        receivedAt);
  }
}
