package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.CareEntry;
import interlock.police.CareStatus;

/** {@code interlock.police.CareEntry}. */
public final class CareEntryMapper {
  private static final CareStatus[] STATES = CareStatus.values();

  private CareEntryMapper() {}

  public static void write(AvroOutput out, CareEntry entry) {
    OriginMapper.write(out, entry.origin());
    out.string(entry.entryId());
    out.symbol(entry.active() ? CareStatus.ACTIVE : CareStatus.ENDED);
    PartyMapper.write(out, entry.person());
    Words.CARE_GROUP.write(out, entry.group());
    out.optionalString(entry.ownerUnit());
    out.optionalString(entry.ownerOfficer());
    out.optionalNumber(entry.revisitEveryDays());
    out.optionalNumber(entry.validTo());
  }

  public static CareEntry read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String entryId = in.string();
    boolean active = in.symbol(STATES) == CareStatus.ACTIVE;
    var person = PartyMapper.read(in);
    var group = Words.CARE_GROUP.read(in, CareEntry.Group.OTHER);
    var ownerUnit = in.optionalString();
    var ownerOfficer = in.optionalString();
    var revisitEveryDays = in.optionalNumber();
    var validTo = in.optionalNumber();
    return new CareEntry(
        origin, entryId, active, person, group, ownerUnit, ownerOfficer, revisitEveryDays, validTo);
  }
}
