package interlock.contract.intake;

import interlock.common.Contact;
import interlock.contract.record.Words;
import interlock.core.codes.RejectCode;
import interlock.core.desk.Canary;
import interlock.core.event.ContactKind;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.FullWidth;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.identity.PhoneParser;
import interlock.core.identity.PhoneReading;
import interlock.core.identity.Reading;
import java.util.Optional;
import java.util.function.Function;

/** Who and what a record names, as senders write it, to normal forms. */
final class Identities {
  private final Checks checks;

  Identities(Checks checks) {
    this.checks = checks;
  }

  /** A party that must be somebody. */
  Party named(String field, interlock.common.Party party) {
    Party read = party(field, party);
    requireIdentifier(field, read);
    return read;
  }

  void requireIdentifier(String field, Party party) {
    if (party.smallest().isEmpty()) {
      throw new Refusal(RejectCode.NO_IDENTIFIER, field, "names no phone, account or person token");
    }
  }

  Party party(String field, interlock.common.Party party) {
    return new Party(
        phone(field, "phone", party.getPhone()),
        account(field, "account", party.getAccount()),
        person(field, "personId", party.getPersonId()),
        checks.optionalInstitution(path(field, "institution"), party.getInstitution()),
        name(field, party.getName()));
  }

  Optional<Party> optionalParty(String field, interlock.common.Party party) {
    return party == null ? Optional.empty() : Optional.of(otherParty(field, party));
  }

  /**
   * The far side of a payment, of whom a bank or a victim may know little: an account that is shown
   * masked counts as not told, since the rest of the record is worth having.
   */
  Party otherParty(String field, interlock.common.Party party) {
    if (party.getAccount() == null || FullWidth.toAscii(party.getAccount()).indexOf('*') < 0) {
      return party(field, party);
    }
    return party(field, interlock.common.Party.newBuilder(party).setAccount(null).build());
  }

  private Optional<PersonName> name(String parent, String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    checks.requireLength(path(parent, "name"), value, checks.limits().nameChars());
    return Optional.of(new PersonName(value.strip()));
  }

  /** A service number is nobody's own: it is left out. */
  Optional<Phone> phone(String parent, String name, String value) {
    if (blank(parent, name, value)) {
      return Optional.empty();
    }
    return switch (PhoneParser.parse(value)) {
      case PhoneReading.Subscriber(Phone phone) -> Optional.of(own(path(parent, name), phone));
      case PhoneReading.ServiceNumber service -> Optional.empty();
      case PhoneReading.Unreadable(String detail) ->
          throw new Refusal(RejectCode.UNREADABLE_PHONE, path(parent, name), detail);
    };
  }

  Optional<Account> account(String parent, String name, String value) {
    return read(parent, name, value, Account::parse).map(a -> own(path(parent, name), a));
  }

  Optional<PersonToken> person(String parent, String name, String value) {
    return read(parent, name, value, PersonToken::parse).map(t -> own(path(parent, name), t));
  }

  private <I extends Identifier> I own(String field, I identifier) {
    checks.requireOwn(field, Canary.owns(identifier));
    return identifier;
  }

  private <T> Optional<T> read(
      String parent, String name, String value, Function<String, Reading<T>> parser) {
    return blank(parent, name, value)
        ? Optional.empty()
        : Optional.of(readable(path(parent, name), parser.apply(value)));
  }

  private static <T> T readable(String field, Reading<T> reading) {
    return switch (reading) {
      case Reading.Value<T>(T value) -> value;
      case Reading.Refusal<T>(RejectCode code, String detail) ->
          throw new Refusal(code, field, detail);
    };
  }

  private boolean blank(String parent, String name, String value) {
    if (value == null || value.isBlank()) {
      return true;
    }
    if (value.length() > checks.limits().identifierChars()) {
      checks.requireLength(path(parent, name), value, checks.limits().identifierChars());
    }
    return false;
  }

  ContactKind kind(String field, Contact contact) {
    return checks.choice(path(field, "kind"), Words.CONTACT_KIND, contact.getKind());
  }

  /** The number, site or app that its kind asks for; for OTHER whichever there is. */
  ContactPoint contact(String field, Contact contact) {
    return switch (kind(field, contact)) {
      case CALL, SMS -> line(field, "phone", contact.getPhone());
      case SITE -> site(field, "url", contact.getUrl());
      case APP -> app(field, "app", contact.getApp());
      case OTHER -> {
        if (given(contact.getPhone())) {
          yield line(field, "phone", contact.getPhone());
        }
        yield given(contact.getUrl())
            ? site(field, "url", contact.getUrl())
            : app(field, "app", contact.getApp());
      }
    };
  }

  Optional<ContactPoint> optionalContact(String field, Contact contact) {
    return contact == null ? Optional.empty() : Optional.of(contact(field, contact));
  }

  /** A caller's number; a service number is one too. */
  ContactPoint line(String parent, String name, String value) {
    int limit = checks.limits().identifierChars();
    return point(parent, name, value, limit, ContactPoint::parsePhone);
  }

  ContactPoint site(String parent, String name, String value) {
    return point(parent, name, value, checks.limits().textChars(), ContactPoint::parseSite);
  }

  ContactPoint app(String parent, String name, String value) {
    return point(parent, name, value, checks.limits().nameChars(), ContactPoint::parseApp);
  }

  private ContactPoint point(
      String parent,
      String name,
      String value,
      int limit,
      Function<String, Reading<ContactPoint>> parser) {
    String field = path(parent, name);
    if (!given(value)) {
      throw new Refusal(
          RejectCode.UNREADABLE_CONTACT, field, "the field that its kind needs is empty");
    }
    checks.requireLength(field, value, limit);
    // None is reserved: a caller may pretend to have any number.
    checks.requireOwn(field, false);
    return readable(field, parser.apply(value));
  }

  private static boolean given(String value) {
    return value != null && !value.isBlank();
  }

  /**
   * An identifier of unnamed kind: a desk's key (p:, a:, t: before it), else a phone, else an
   * account of digits.
   */
  Optional<Identifier> identifier(String field, String value) {
    if (blank("", field, value)) {
      return Optional.empty();
    }
    return Optional.of(own(field, readIdentifier(field, value)));
  }

  private static Identifier readIdentifier(String field, String value) {
    Optional<Identifier> keyed = Identifier.tryOfKey(value.strip());
    if (keyed.isPresent()) {
      return keyed.get();
    }
    if (PhoneParser.parse(value) instanceof PhoneReading.Subscriber(Phone phone)) {
      return phone;
    }
    Account account = readable(field, Account.parse(value));
    if (!account.reveal().chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Refusal(
          RejectCode.UNREADABLE_ACCOUNT, field, "does not tell its kind: write p:, a: or t: first");
    }
    return account;
  }

  static String path(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }
}
