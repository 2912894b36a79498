package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;

/** Identifiers in their normal form as strings. */
public final class IdentifierMapper {
  private IdentifierMapper() {}

  public static void write(AvroOutput out, Identifier identifier) {
    out.string(identifier.reveal());
  }

  public static Phone phone(AvroInput in) {
    return Phone.ofE164(in.string()).orElseThrow(() -> AvroInput.bad("a phone not in E.164"));
  }

  public static Account account(AvroInput in) {
    return Account.parse(in.string())
        .value()
        .orElseThrow(() -> AvroInput.bad("an account not in normal form"));
  }

  public static PersonToken person(AvroInput in) {
    return PersonToken.parse(in.string())
        .value()
        .orElseThrow(() -> AvroInput.bad("a person token not in normal form"));
  }

  /** With its kind, as a desk's key: text alone would not tell an account from a token. */
  public static void writeKey(AvroOutput out, Identifier identifier) {
    out.string(identifier.key());
  }

  public static Identifier key(AvroInput in) {
    return Identifier.tryOfKey(in.string())
        .orElseThrow(() -> AvroInput.bad("an identifier without its kind"));
  }
}
