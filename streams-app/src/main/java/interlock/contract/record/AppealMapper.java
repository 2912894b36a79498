package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.Appeal;
import interlock.core.event.Party;
import interlock.core.identity.ContactPoint;
import java.util.Optional;

/** {@code interlock.police.Appeal}; its target is a party or a contact, not both. */
public final class AppealMapper {
  private static final int PARTY = 1;
  private static final int CONTACT = 2;

  private AppealMapper() {}

  public static void write(AvroOutput out, Appeal appeal) {
    OriginMapper.write(out, appeal.origin());
    out.string(appeal.appealId());
    Words.APPEAL_STATUS.write(out, appeal.status());
    if (appeal.party().isPresent()) {
      out.number(PARTY);
      PartyMapper.write(out, appeal.party().get());
    } else if (appeal.contact().isPresent()) {
      out.number(CONTACT);
      ContactMapper.write(out, appeal.contact().get());
    } else {
      out.absent(1);
    }
    out.optionalString(appeal.caseId());
    out.optionalString(appeal.taskId());
    out.optionalString(appeal.decidedBy());
  }

  public static Appeal read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String appealId = in.string();
    var status = Words.APPEAL_STATUS.read(in);
    int target = in.index(CONTACT + 1);
    Optional<Party> party = target == PARTY ? Optional.of(PartyMapper.read(in)) : Optional.empty();
    Optional<ContactPoint> contact =
        target == CONTACT ? Optional.of(ContactMapper.point(in)) : Optional.empty();
    var caseId = in.optionalString();
    var taskId = in.optionalString();
    var decidedBy = in.optionalString();
    return new Appeal(origin, appealId, status, party, contact, caseId, taskId, decidedBy);
  }
}
