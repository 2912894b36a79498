package interlock.core.subject;

import interlock.core.desk.Address;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Puts what a mail says on file. What is known already gives the same instance back; lists are
 * sorted, so that the order of arrival leaves no trace.
 */
final class Filing {
  private static final Comparator<Origin> NEWER =
      Comparator.comparingLong(Origin::reportedAt)
          .thenComparingLong(Origin::occurredAt)
          .thenComparing(Origin::source)
          .thenComparing(Origin::eventId);

  private Filing() {}

  /** A file on which nothing stands but whose it is. */
  static SubjectFile empty(Address key) {
    SubjectFile nothing =
        new SubjectFile(
            Long.MIN_VALUE,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return named(nothing, Identifier.tryOfKey(key.key()).stream().toList());
  }

  /**
   * The facts of the mail; feedback belongs to its case and is not filed here.
   *
   * @param now epoch milliseconds
   */
  static SubjectFile file(SubjectFile file, SubjectMail mail, long now) {
    return switch (mail) {
      case SubjectMail.Evidenced(Evidence evidence, Party subject) ->
          evidence(file, evidence, subject);
      case SubjectMail.DirectiveWithdrawn(String directiveId, String source) ->
          withdrawal(file, Withdrawals.stem(source, directiveId));
      case SubjectMail.Cared(CareEntry entry) -> care(file, entry);
      case SubjectMail.Bound(IdentityBinding binding) -> binding(file, binding);
      case SubjectMail.SubjectListed(WatchEntry entry) -> listing(file, entry);
      case SubjectMail.VictimReported report -> report(file, report, now);
      // Officers' decisions on a case come with the retry ladder.
      case SubjectMail.FedBack unused -> file;
      case SubjectMail.Decided unused -> file;
      case Wake unused -> file;
    };
  }

  private static SubjectFile evidence(SubjectFile file, Evidence piece, Party subject) {
    if (file.evidence().stream().anyMatch(e -> e.id().equals(piece.id()))) {
      return file;
    }
    List<Evidence> all = new ArrayList<>(file.evidence());
    all.add(LateEvidence.filed(piece, file));
    int dropped = Kept.fold(all, file);
    all.sort(Comparator.comparingLong(Evidence::receivedAt).thenComparing(Evidence::id));
    return with(
        named(file, subject.identifiers()),
        all,
        file.folded() + dropped,
        file.withdrawn(),
        file.care(),
        file.bindings(),
        file.listings(),
        file.reports());
  }

  private static SubjectFile withdrawal(SubjectFile file, String stem) {
    if (file.withdrawn().contains(stem)) {
      return file;
    }
    TreeSet<String> all = new TreeSet<>(file.withdrawn());
    all.add(stem);
    Kept.withdrawals(all, file.evidence());
    return with(
        file,
        file.evidence(),
        file.folded(),
        List.copyOf(all),
        file.care(),
        file.bindings(),
        file.listings(),
        file.reports());
  }

  private static SubjectFile care(SubjectFile file, CareEntry entry) {
    CareEntry counted = Care.sinceFirstReceipt(file.care(), entry);
    List<CareEntry> care = newest(file.care(), counted, CareEntry::entryId, CareEntry::origin);
    return care == file.care()
        ? file
        : with(
            file,
            file.evidence(),
            file.folded(),
            file.withdrawn(),
            care,
            file.bindings(),
            file.listings(),
            file.reports());
  }

  private static SubjectFile binding(SubjectFile file, IdentityBinding binding) {
    List<IdentityBinding> bindings =
        newest(file.bindings(), binding, IdentityBinding::bindingId, IdentityBinding::origin);
    return bindings == file.bindings()
        ? file
        : with(
            file,
            file.evidence(),
            file.folded(),
            file.withdrawn(),
            file.care(),
            bindings,
            file.listings(),
            file.reports());
  }

  private static SubjectFile listing(SubjectFile file, WatchEntry entry) {
    List<WatchEntry> listings =
        newest(file.listings(), entry, WatchEntry::entryId, WatchEntry::origin);
    return listings == file.listings()
        ? file
        : with(
            file,
            file.evidence(),
            file.folded(),
            file.withdrawn(),
            file.care(),
            file.bindings(),
            listings,
            file.reports());
  }

  private static SubjectFile report(SubjectFile file, SubjectMail.VictimReported report, long now) {
    Optional<SubjectFile.Report> known = reportOf(file, report.caseId());
    if (known.isPresent() && known.get().version() >= report.version()) {
      return file;
    }
    List<SubjectFile.Report> all = new ArrayList<>(file.reports());
    known.ifPresent(all::remove);
    all.add(
        new SubjectFile.Report(
            report.caseId(),
            report.version(),
            report.status(),
            report.victim(),
            report.lossFen(),
            report.lossAt(),
            report.fraudType(),
            report.region(),
            report.registeredRegion(),
            known.filter(Filing::stands).map(SubjectFile.Report::receivedAt).orElse(now)));
    Kept.newest(all, SubjectFile.Report::receivedAt, SubjectFile.Report::caseId);
    all.sort(Comparator.comparing(SubjectFile.Report::caseId));
    return with(
        file,
        file.evidence(),
        file.folded(),
        file.withdrawn(),
        file.care(),
        file.bindings(),
        file.listings(),
        all);
  }

  static Optional<SubjectFile.Report> reportOf(SubjectFile file, String caseId) {
    return file.reports().stream().filter(r -> r.caseId().equals(caseId)).findFirst();
  }

  /** Not taken back. */
  static boolean stands(SubjectFile.Report report) {
    return report.status() != CaseStatus.WITHDRAWN;
  }

  /** The same list when the version is known or older. */
  private static <T> List<T> newest(
      List<T> list, T item, Function<T, String> id, Function<T, Origin> origin) {
    Optional<T> known = list.stream().filter(i -> id.apply(i).equals(id.apply(item))).findFirst();
    if (known.isPresent() && NEWER.compare(origin.apply(known.get()), origin.apply(item)) >= 0) {
      return list;
    }
    List<T> next = new ArrayList<>(list);
    known.ifPresent(next::remove);
    next.add(item);
    Kept.newest(next, i -> origin.apply(i).receivedAt(), id);
    next.sort(Comparator.comparing(id));
    return next;
  }

  private static SubjectFile named(SubjectFile file, List<Identifier> identifiers) {
    TreeSet<Phone> phones = new TreeSet<>(file.phones());
    TreeSet<Account> accounts = new TreeSet<>(file.accounts());
    Optional<PersonToken> person = file.personId();
    for (Identifier identifier : identifiers) {
      switch (identifier) {
        case Phone phone -> phones.add(phone);
        case Account account -> accounts.add(account);
        // One person has one token; which of two is decided when identifiers are joined.
        case PersonToken token ->
            person = Optional.of(person.filter(p -> p.compareTo(token) <= 0).orElse(token));
      }
    }
    Kept.names(phones);
    Kept.names(accounts);
    return new SubjectFile(
        file.asOf(),
        List.copyOf(phones),
        List.copyOf(accounts),
        person,
        file.evidence(),
        file.folded(),
        file.withdrawn(),
        file.care(),
        file.bindings(),
        file.listings(),
        file.reports(),
        file.cases());
  }

  private static SubjectFile with(
      SubjectFile file,
      List<Evidence> evidence,
      int folded,
      List<String> withdrawn,
      List<CareEntry> care,
      List<IdentityBinding> bindings,
      List<WatchEntry> listings,
      List<SubjectFile.Report> reports) {
    return new SubjectFile(
        file.asOf(),
        file.phones(),
        file.accounts(),
        file.personId(),
        evidence,
        folded,
        withdrawn,
        care,
        bindings,
        listings,
        reports,
        file.cases());
  }
}
