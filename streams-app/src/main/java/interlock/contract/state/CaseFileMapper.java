package interlock.contract.state;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.record.IncidentReportMapper;
import interlock.core.casefile.CaseFile;
import interlock.core.desk.Filed;

/** {@code interlock.state.CaseFile}. */
public final class CaseFileMapper {
  private CaseFileMapper() {}

  public static void write(AvroOutput out, Filed<CaseFile> filed) {
    Kept.Head.write(out, filed);
    CaseFile file = filed.file();
    out.number(file.report().origin().receivedAt());
    IncidentReportMapper.write(out, file.report());
    out.number(file.version());
    out.number(file.revision());
  }

  public static Filed<CaseFile> read(AvroInput in) {
    var head = Kept.Head.read(in);
    long receivedAt = in.number();
    var report = IncidentReportMapper.read(in, receivedAt);
    int version = in.integer();
    return new Filed<>(new CaseFile(head.asOf(), report, version, in.integer()), head.wakeAt());
  }
}
