package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.Party;
import interlock.core.event.PersonName;

/** {@code interlock.common.Party}. */
public final class PartyMapper {
  private PartyMapper() {}

  public static void write(AvroOutput out, Party party) {
    out.optional(party.account(), IdentifierMapper::write);
    out.optionalString(party.institution());
    out.optional(party.name(), (o, name) -> o.string(name.reveal()));
    out.optional(party.phone(), IdentifierMapper::write);
    out.optional(party.personId(), IdentifierMapper::write);
  }

  public static Party read(AvroInput in) {
    var account = in.optional(IdentifierMapper::account);
    var institution = in.optionalString();
    var name = in.optionalString().map(PersonName::new);
    var phone = in.optional(IdentifierMapper::phone);
    var personId = in.optional(IdentifierMapper::person);
    return new Party(phone, account, personId, institution, name);
  }
}
