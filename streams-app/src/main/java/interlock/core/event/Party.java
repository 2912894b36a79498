package interlock.core.event;

import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One side of an event: whatever is known of a person, at least nothing. */
public record Party(
    Optional<Phone> phone,
    Optional<Account> account,
    Optional<PersonToken> personId,
    Optional<String> institution,
    Optional<PersonName> name) {

  public static final Party UNKNOWN =
      new Party(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The identifiers, smallest first (phone, account, person token). */
  public List<Identifier> identifiers() {
    var found = new ArrayList<Identifier>(3);
    phone.ifPresent(found::add);
    account.ifPresent(found::add);
    personId.ifPresent(found::add);
    return List.copyOf(found);
  }

  /** The identifier whose desk receives what is known of this party. */
  public Optional<Identifier> smallest() {
    return phone.isPresent()
        ? Optional.of(phone.get())
        : account.isPresent() ? Optional.of(account.get()) : personId.map(Identifier.class::cast);
  }

  /** The same party with that account. */
  public Party with(Account known) {
    return new Party(phone, Optional.of(known), personId, institution, name);
  }

  /** The same party of whom that identifier is not known. */
  public Party without(Identifier identifier) {
    return new Party(
        phone.filter(p -> !p.equals(identifier)),
        account.filter(a -> !a.equals(identifier)),
        personId.filter(p -> !p.equals(identifier)),
        institution,
        name);
  }
}
