package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.WatchEntry;
import interlock.core.event.WatchEntry.Target;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.police.WatchStatus;
import interlock.police.WatchTargetKind;

/** {@code interlock.police.WatchEntry}. */
public final class WatchEntryMapper {
  private static final WatchTargetKind[] KINDS = WatchTargetKind.values();
  private static final WatchStatus[] STATES = WatchStatus.values();

  /** A number as a caller's line: its key, for the bare number is the subscriber's. */
  private static final String LINE = "n:";

  private WatchEntryMapper() {}

  public static void write(AvroOutput out, WatchEntry entry) {
    OriginMapper.write(out, entry.origin());
    out.string(entry.entryId());
    out.symbol(entry.active() ? WatchStatus.ACTIVE : WatchStatus.REVOKED);
    switch (entry.target()) {
      case Target.Listed(Phone phone) -> target(out, WatchTargetKind.PHONE, phone.reveal());
      case Target.Listed(Account account) -> target(out, WatchTargetKind.ACCOUNT, account.reveal());
      case Target.Listed(PersonToken person) ->
          target(out, WatchTargetKind.PERSON, person.reveal());
      case Target.Line(ContactPoint contact) -> {
        switch (contact.kind()) {
          case NUMBER -> target(out, WatchTargetKind.PHONE, contact.key());
          case SERVICE -> target(out, WatchTargetKind.PHONE, contact.reveal());
          case SITE -> target(out, WatchTargetKind.SITE, contact.reveal());
          case APP -> target(out, WatchTargetKind.APP, contact.reveal());
        }
      }
    }
    Words.GRADE.write(out, entry.grade());
    out.optionalString(entry.caseId());
    out.optionalString(entry.legalBasis());
    out.present();
    out.number(entry.validFrom());
    out.optionalNumber(entry.validTo());
  }

  private static void target(AvroOutput out, WatchTargetKind kind, String value) {
    out.symbol(kind);
    out.string(value);
  }

  public static WatchEntry read(AvroInput in, long receivedAt) {
    var origin = OriginMapper.read(in, receivedAt);
    String entryId = in.string();
    boolean active = in.symbol(STATES) == WatchStatus.ACTIVE;
    var target = target(in);
    var grade = Words.GRADE.read(in);
    var caseId = in.optionalString();
    var legalBasis = in.optionalString();
    long validFrom = in.optionalNumber().orElse(origin.occurredAt());
    var validTo = in.optionalNumber();
    return new WatchEntry(
        origin, entryId, active, target, grade, caseId, legalBasis, validFrom, validTo);
  }

  private static Target target(AvroInput in) {
    return switch (in.symbol(KINDS)) {
      case ACCOUNT -> new Target.Listed(IdentifierMapper.account(in));
      case PERSON -> new Target.Listed(IdentifierMapper.person(in));
      case PHONE -> phone(in.string());
      case SITE -> line("s:" + in.string());
      case APP -> line("x:" + in.string());
      case UNKNOWN -> throw AvroInput.bad("a target of a newer version");
    };
  }

  private static Target phone(String number) {
    if (number.startsWith(LINE)) {
      return line(number);
    }
    return Phone.ofE164(number)
        .<Target>map(Target.Listed::new)
        .orElseGet(() -> line("v:" + number));
  }

  private static Target line(String key) {
    return new Target.Line(
        ContactPoint.tryOfKey(key)
            .orElseThrow(() -> AvroInput.bad("a contact not in normal form")));
  }
}
