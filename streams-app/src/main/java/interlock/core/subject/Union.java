package interlock.core.subject;

import interlock.core.event.CareEntry;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Origin;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How what is known at two desks becomes one: associative, commutative and idempotent as long as
 * the file is not full, so that neither order nor repetition leaves a trace.
 */
final class Union {
  private static final Comparator<Origin> NEWER =
      Comparator.comparingLong(Origin::reportedAt)
          .thenComparingLong(Origin::occurredAt)
          .thenComparing(Origin::source)
          .thenComparing(Origin::eventId);

  private static final Comparator<Evidence> ON_FILE =
      Comparator.comparingLong(Evidence::receivedAt).thenComparing(Evidence::id);

  /** Under one version what stands counts: its victim got a smaller identifier. */
  private static final Comparator<SubjectFile.Report> VERSIONS =
      Comparator.comparingInt(SubjectFile.Report::version)
          .thenComparing(Filing::stands)
          .thenComparing(SubjectFile.Report::status);

  private static final Comparator<Evidence> LAST =
      Comparator.comparingLong((Evidence e) -> e.toldAt())
          .thenComparing(e -> e.closedBy().orElse(""));

  private Union() {}

  static Knowledge of(Knowledge a, Knowledge b) {
    List<Identifier> names = new ArrayList<>(b.phones());
    names.addAll(b.accounts());
    b.personId().ifPresent(names::add);
    List<Evidence> evidence = new ArrayList<>(a.evidence());
    evidence.addAll(b.evidence());
    List<Withdrawal> withdrawn = Withdrawals.union(a.withdrawn(), b.withdrawn(), evidence);
    Knowledge united =
        named(a, names)
            .withWithdrawn(withdrawn)
            .withEntries(
                entries(a.care(), b.care(), CareEntry::entryId, CareEntry::origin),
                entries(
                    a.bindings(),
                    b.bindings(),
                    IdentityBinding::bindingId,
                    IdentityBinding::origin))
            .withReports(reports(a.reports(), b.reports()));
    return evidence(united, b.evidence(), Math.max(a.folded(), b.folded()));
  }

  /** With those pieces; of one id that which was told last, or which an ended case has weighed. */
  static Knowledge evidence(Knowledge known, Collection<Evidence> more, int folded) {
    Map<String, Evidence> byId = new HashMap<>();
    known.evidence().forEach(e -> byId.put(e.id(), e));
    more.forEach(e -> byId.merge(e.id(), e, Union::last));
    List<Evidence> all = new ArrayList<>(byId.values());
    int dropped = Kept.fold(all, known.withdrawn());
    all.sort(ON_FILE);
    return known.withEvidence(all, folded + dropped);
  }

  private static Evidence last(Evidence a, Evidence b) {
    return LAST.compare(a, b) >= 0 ? a : b;
  }

  /** By id; of one id the newest version; of too many the latest. */
  static <T> List<T> entries(
      Collection<T> a, Collection<T> b, Function<T, String> id, Function<T, Origin> origin) {
    TreeMap<String, T> newest = new TreeMap<>();
    a.forEach(i -> newest.put(id.apply(i), i));
    b.forEach(
        i ->
            newest.merge(
                id.apply(i),
                i,
                (x, y) -> NEWER.compare(origin.apply(x), origin.apply(y)) >= 0 ? x : y));
    return Kept.newest(newest.values(), i -> origin.apply(i).receivedAt(), id);
  }

  /**
   * By case id; the highest version, which came for the first time when the earlier of the two did.
   */
  static List<SubjectFile.Report> reports(
      Collection<SubjectFile.Report> a, Collection<SubjectFile.Report> b) {
    TreeMap<String, SubjectFile.Report> all = new TreeMap<>();
    a.forEach(r -> all.put(r.caseId(), r));
    b.forEach(r -> all.merge(r.caseId(), r, Union::newer));
    return Kept.newest(all.values(), SubjectFile.Report::receivedAt, SubjectFile.Report::caseId);
  }

  private static SubjectFile.Report newer(SubjectFile.Report a, SubjectFile.Report b) {
    SubjectFile.Report newer = VERSIONS.compare(a, b) >= 0 ? a : b;
    return newer.receivedFirstAt(Math.min(a.receivedAt(), b.receivedAt()));
  }

  /** With these as the subject's. One person has one token. */
  static Knowledge named(Knowledge known, Collection<? extends Identifier> identifiers) {
    TreeSet<Phone> phones = new TreeSet<>(known.phones());
    TreeSet<Account> accounts = new TreeSet<>(known.accounts());
    Optional<PersonToken> person = known.personId();
    for (Identifier identifier : identifiers) {
      switch (identifier) {
        case Phone phone -> phones.add(phone);
        case Account account -> accounts.add(account);
        case PersonToken token ->
            person = Optional.of(person.filter(p -> p.compareTo(token) <= 0).orElse(token));
      }
    }
    Kept.names(phones);
    Kept.names(accounts);
    return known.withNames(List.copyOf(phones), List.copyOf(accounts), person);
  }
}
