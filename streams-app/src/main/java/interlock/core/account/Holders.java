package interlock.core.account;

import interlock.core.event.Party;
import interlock.core.event.PersonName;
import java.util.Comparator;
import java.util.Optional;

/** What banks say of an account's holder, whatever the order in which they say it. */
final class Holders {
  private static final Comparator<PersonName> FULLER =
      Comparator.comparingInt((PersonName n) -> n.reveal().length())
          .thenComparing(PersonName::reveal);

  private Holders() {}

  /**
   * Adds what one more record says. Where two differ the fuller name and the smaller identifier
   * stay, so that the order of arrival does not matter.
   */
  static Party merge(Party known, Party said) {
    return new Party(
        pick(known.phone(), said.phone(), Comparator.reverseOrder()),
        known.account(),
        pick(known.personId(), said.personId(), Comparator.reverseOrder()),
        pick(known.institution(), said.institution(), Comparator.reverseOrder()),
        pick(known.name(), said.name(), FULLER));
  }

  static <T> Optional<T> pick(Optional<T> a, Optional<T> b, Comparator<? super T> greaterStays) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return greaterStays.compare(a.get(), b.get()) >= 0 ? a : b;
  }
}
