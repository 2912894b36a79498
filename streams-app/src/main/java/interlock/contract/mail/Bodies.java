package interlock.contract.mail;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.EvidenceMapper;
import interlock.contract.record.FraudContactMapper;
import interlock.contract.record.IdentifierMapper;
import interlock.contract.record.IncidentReportMapper;
import interlock.contract.record.PartyMapper;
import interlock.contract.record.TallyMapper;
import interlock.contract.record.TransferMapper;
import interlock.contract.record.Words;
import interlock.core.event.Party;
import interlock.core.mail.AccountMail.CaseReported;
import interlock.core.mail.AccountMail.Moved;
import interlock.core.mail.AccountMail.TaintedInflow;
import interlock.core.mail.CaseMail.MoneyProgress;
import interlock.core.mail.ContactMail.ContactReported;
import interlock.core.mail.ContactMail.Touched;
import interlock.core.mail.SubjectMail.EvidenceWithdrawn;
import interlock.core.mail.SubjectMail.Named;
import interlock.core.mail.SubjectMail.VictimReported;
import interlock.core.subject.Evidence;

/** The records of {@code interlock.mail} that are no contract's. */
final class Bodies {
  private Bodies() {}

  /** {@code interlock.mail.Evidenced}. */
  record Evidenced(Evidence evidence, Party party) {
    static void write(AvroOutput out, Evidence evidence, Party party) {
      EvidenceMapper.write(out, evidence);
      PartyMapper.write(out, party);
    }

    static Evidenced read(AvroInput in) {
      Evidence evidence = EvidenceMapper.read(in);
      return new Evidenced(evidence, PartyMapper.read(in));
    }
  }

  static void write(AvroOutput out, EvidenceWithdrawn mail) {
    out.strings(mail.marks());
    out.number(mail.takenBackAt());
    PartyMapper.write(out, mail.party());
  }

  static EvidenceWithdrawn evidenceWithdrawn(AvroInput in) {
    var marks = in.strings();
    long takenBackAt = in.number();
    return new EvidenceWithdrawn(marks, takenBackAt, PartyMapper.read(in));
  }

  static void write(AvroOutput out, Named mail) {
    PartyMapper.write(out, mail.party());
    out.number(mail.at());
  }

  static Named named(AvroInput in) {
    var party = PartyMapper.read(in);
    return new Named(party, in.number());
  }

  static void write(AvroOutput out, VictimReported mail) {
    out.string(mail.caseId());
    out.number(mail.version());
    Words.CASE_STATUS.write(out, mail.status());
    PartyMapper.write(out, mail.party());
    out.optionalMoney(mail.lossFen());
    out.optionalNumber(mail.lossAt());
    out.optionalString(mail.fraudType());
    out.optionalString(mail.region());
    out.optionalString(mail.registeredRegion());
  }

  static VictimReported victimReported(AvroInput in) {
    String caseId = in.string();
    int version = in.integer();
    var status = Words.CASE_STATUS.read(in);
    var victim = PartyMapper.read(in);
    var lossFen = in.optionalMoney();
    var lossAt = in.optionalNumber();
    var fraudType = in.optionalString();
    var region = in.optionalString();
    var registeredRegion = in.optionalString();
    return new VictimReported(
        caseId, version, status, victim, lossFen, lossAt, fraudType, region, registeredRegion);
  }

  static void write(AvroOutput out, CaseReported mail) {
    out.string(mail.caseId());
    out.number(mail.version());
    Words.CASE_STATUS.write(out, mail.status());
    PartyMapper.write(out, mail.victim());
    out.list(mail.lines(), IncidentReportMapper::writeIndexed);
    out.optionalString(mail.handlingUnit());
    out.optionalString(mail.region());
  }

  static CaseReported caseReported(AvroInput in) {
    String caseId = in.string();
    int version = in.integer();
    var status = Words.CASE_STATUS.read(in);
    var victim = PartyMapper.read(in);
    var lines = in.list(IncidentReportMapper::readIndexed);
    var handlingUnit = in.optionalString();
    var region = in.optionalString();
    return new CaseReported(caseId, version, status, victim, lines, handlingUnit, region);
  }

  static void write(AvroOutput out, Moved mail) {
    out.flag(mail.transfer().suspicious());
    TransferMapper.write(out, mail.transfer());
    Words.SIDE.write(out, mail.side());
  }

  static Moved moved(AvroInput in, long receivedAt) {
    boolean suspicious = in.flag();
    var transfer = TransferMapper.read(in, receivedAt, suspicious);
    return new Moved(transfer, Words.SIDE.read(in));
  }

  static void write(AvroOutput out, TaintedInflow mail) {
    out.string(mail.caseId());
    Words.CASE_STATUS.write(out, mail.status());
    out.flag(mail.transfer().suspicious());
    TransferMapper.write(out, mail.transfer());
    out.money(mail.taintedFen());
    out.number(mail.hop());
    out.strings(mail.path());
    out.optionalString(mail.handlingUnit());
    out.optionalString(mail.region());
    out.number(mail.paidAt());
  }

  static TaintedInflow taintedInflow(AvroInput in, long receivedAt) {
    String caseId = in.string();
    var status = Words.CASE_STATUS.read(in);
    boolean suspicious = in.flag();
    var transfer = TransferMapper.read(in, receivedAt, suspicious);
    long taintedFen = in.money();
    int hop = in.integer();
    var path = in.strings();
    var handlingUnit = in.optionalString();
    var region = in.optionalString();
    long paidAt = in.number();
    return new TaintedInflow(
        caseId, status, transfer, taintedFen, hop, path, handlingUnit, region, paidAt);
  }

  static void write(AvroOutput out, Touched mail) {
    Words.REPORTER.write(out, mail.event().reporter());
    FraudContactMapper.write(out, mail.event());
  }

  static Touched touched(AvroInput in, long receivedAt) {
    var reporter = Words.REPORTER.read(in);
    return new Touched(FraudContactMapper.read(in, receivedAt, reporter));
  }

  static void write(AvroOutput out, MoneyProgress mail) {
    IdentifierMapper.write(out, mail.account());
    TallyMapper.write(out, mail.change());
    out.number(mail.fromHop());
    out.number(mail.toHop());
    out.optionalNumber(mail.firstStopAt());
  }

  static MoneyProgress moneyProgress(AvroInput in) {
    var account = IdentifierMapper.account(in);
    var change = TallyMapper.read(in);
    int fromHop = in.integer();
    int toHop = in.integer();
    return new MoneyProgress(account, change, fromHop, toHop, in.optionalNumber());
  }

  static void write(AvroOutput out, ContactReported mail) {
    out.string(mail.caseId());
    out.number(mail.version());
    Words.CASE_STATUS.write(out, mail.status());
    out.flag(mail.named());
    out.optionalString(mail.fraudType());
    out.optionalString(mail.handlingUnit());
    out.optionalString(mail.region());
  }

  static ContactReported contactReported(AvroInput in) {
    String caseId = in.string();
    int version = in.integer();
    var status = Words.CASE_STATUS.read(in);
    boolean named = in.flag();
    var fraudType = in.optionalString();
    var handlingUnit = in.optionalString();
    return new ContactReported(
        caseId, version, status, named, fraudType, handlingUnit, in.optionalString());
  }
}
