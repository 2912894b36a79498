package interlock.sandbox.simulate;

import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.DeviceId;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who lives in a world, and with whom they are in touch. */
public record Population(
    List<Phone> phones,
    List<Account> accounts,
    List<PersonToken> tokens,
    List<ContactPoint> contacts,
    List<String> cases) {
  /** Holds the last account of every world; some policies list it. */
  public static final String PAYMENT_INSTITUTION = "WALLET";

  /** The same two in every world, so that many use one. */
  static final List<DeviceId> DEVICES =
      Stream.of("PHONE-0001", "PHONE-0002")
          .map(id -> DeviceId.ofFingerprint(id).orElseThrow())
          .toList();

  private static final int MOST = 48;
  private static final int MOST_CASES = 4;

  // Parsed once: worlds are many and small.
  private static final List<Phone> PHONES =
      IntStream.range(0, MOST)
          .mapToObj(i -> Phone.ofE164("+861700000%04d".formatted(i)).orElseThrow())
          .toList();
  private static final List<Account> ACCOUNTS =
      IntStream.range(0, MOST)
          .mapToObj(i -> Account.parse("622202000000%04d".formatted(i)).value().orElseThrow())
          .toList();
  private static final List<PersonToken> TOKENS =
      IntStream.range(0, MOST)
          .mapToObj(i -> PersonToken.parse("psn-%04d".formatted(i)).value().orElseThrow())
          .toList();
  private static final List<ContactPoint> CONTACTS =
      List.of(
          ContactPoint.ofKey("n:+861710000001"),
          ContactPoint.ofKey("s:rebate.example"),
          ContactPoint.ofKey("n:+601155500001"),
          ContactPoint.ofKey("x:com.example.share"),
          ContactPoint.ofKey("v:95588"),
          ContactPoint.ofKey("n:+861710000002"));

  public Population {
    phones = List.copyOf(phones);
    accounts = List.copyOf(accounts);
    tokens = List.copyOf(tokens);
    contacts = List.copyOf(contacts);
    cases = List.copyOf(cases);
  }

  static Population draw(Choices choices) {
    int people = choices.chance(100) ? choices.between(9, MOST) : choices.between(1, 8);
    int accounts = Math.min(MOST, people + choices.between(1, 4));
    return new Population(
        PHONES.subList(0, people),
        ACCOUNTS.subList(0, accounts),
        TOKENS.subList(0, people),
        CONTACTS.subList(0, choices.between(1, CONTACTS.size())),
        List.of("case-1", "case-2", "case-3", "case-4").subList(0, choices.between(1, MOST_CASES)));
  }

  /** An account as banks and police name it, without its holder. */
  Party party(Account account) {
    return new Party(
        Optional.empty(),
        Optional.of(account),
        Optional.empty(),
        isAtPaymentInstitution(account) ? Optional.of(PAYMENT_INSTITUTION) : Optional.empty(),
        Optional.empty());
  }

  public boolean isAtPaymentInstitution(Account account) {
    return account.equals(accounts.getLast());
  }

  Person person(Choices choices) {
    int i = choices.below(phones.size());
    return new Person(phones.get(i), accounts.get(i), tokens.get(i));
  }
}
