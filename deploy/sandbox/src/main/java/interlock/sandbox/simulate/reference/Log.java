package interlock.sandbox.simulate.reference;

import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.Heartbeat;
import interlock.core.event.IdentityBinding;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import interlock.core.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that parties told, sorted by what it is about. Of several versions the newest counts: the one
 * reported last (design.md §5, §6).
 */
public final class Log {
  private final Map<String, List<Transfer>> transfers = new LinkedHashMap<>();
  private final Map<String, List<IncidentReport>> reports = new LinkedHashMap<>();
  private final Map<String, List<WatchEntry>> listings = new LinkedHashMap<>();
  private final Map<String, List<CareEntry>> care = new LinkedHashMap<>();
  private final List<FraudContact> contacts = new ArrayList<>();
  private final List<WarningDirective> directives = new ArrayList<>();
  private final List<IdentityBinding> bindings = new ArrayList<>();
  private final Map<String, Transfer> newestTransfers;
  private final Map<String, IncidentReport> newestReports;
  private final Map<String, WatchEntry> newestListings;

  public Log(Collection<Event> events) {
    for (Event event : events) {
      switch (event) {
        case Transfer t -> add(transfers, t.institution() + "/" + t.transferId(), t);
        case IncidentReport r -> add(reports, r.caseId(), r);
        case WatchEntry e -> add(listings, e.entryId(), e);
        case CareEntry e -> add(care, e.entryId(), e);
        case FraudContact c -> contacts.add(c);
        case WarningDirective d -> directives.add(d);
        case IdentityBinding b -> bindings.add(b);
        // What changes neither money, evidence nor identity.
        case Appeal unused -> {}
        case DissuasionFeedback unused -> {}
        case Heartbeat unused -> {}
        case LineControlFeedback unused -> {}
        case OfficerDecision unused -> {}
        case StopPaymentFeedback unused -> {}
      }
    }
    newestTransfers = newest(transfers, Transfer::origin, Comparator.comparing(Transfer::status));
    newestReports =
        newest(reports, IncidentReport::origin, Comparator.comparing(IncidentReport::status));
    newestListings = newest(listings, WatchEntry::origin, Comparator.comparing(e -> !e.active()));
  }

  private static <T> void add(Map<String, List<T>> lists, String key, T item) {
    lists.computeIfAbsent(key, unused -> new ArrayList<>(4)).add(item);
  }

  private static <T> Map<String, T> newest(
      Map<String, List<T>> versions, Function<T, Origin> origin, Comparator<T> rank) {
    Comparator<T> order =
        Comparator.comparingLong((T v) -> origin.apply(v).reportedAt())
            .thenComparing(rank)
            .thenComparing(v -> origin.apply(v).source())
            .thenComparing(v -> origin.apply(v).eventId());
    Map<String, T> newest = new LinkedHashMap<>();
    versions.forEach((key, all) -> newest.put(key, all.stream().max(order).orElseThrow()));
    return newest;
  }

  /** Newest versions, likewise the next two. */
  public Collection<Transfer> transfers() {
    return newestTransfers.values();
  }

  /**
   * What may answer a report's line: the newest versions, and for an account that only an older one
   * names as the payee, that the payment was called back from it.
   */
  public List<Transfer> answers() {
    List<Transfer> answers = new ArrayList<>(transfers());
    transfers.forEach(
        (key, versions) -> {
          Transfer newest = newestTransfers.get(key);
          // The desk of an account that pays sees both versions; of another payer nobody does.
          versions.stream()
              .filter(v -> v.payer().account().isPresent())
              .filter(v -> v.payer().account().equals(newest.payer().account()))
              .flatMap(v -> v.payee().stream())
              .filter(p -> p.account().isPresent())
              .filter(p -> !p.account().equals(newest.payee().flatMap(Party::account)))
              .distinct()
              .forEach(former -> answers.add(calledBack(newest, former)));
        });
    return answers;
  }

  private static Transfer calledBack(Transfer newest, Party former) {
    return new Transfer(
        newest.origin(),
        false,
        newest.institution(),
        newest.transferId(),
        newest.payer(),
        Optional.of(former),
        newest.amountFen(),
        newest.channel(),
        newest.cash(),
        Transfer.Status.REVERSED,
        OptionalLong.empty(),
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        newest.orderId(),
        newest.device(),
        newest.region(),
        newest.branch(),
        Optional.empty(),
        OptionalLong.empty());
  }

  public Collection<IncidentReport> reports() {
    return newestReports.values();
  }

  public Collection<WatchEntry> listings() {
    return newestListings.values();
  }

  /** Every version of every payment, likewise the next two. */
  public List<Transfer> transferVersions() {
    return transfers.values().stream().flatMap(List::stream).toList();
  }

  public List<IncidentReport> reportVersions() {
    return reports.values().stream().flatMap(List::stream).toList();
  }

  public List<WatchEntry> listingVersions() {
    return listings.values().stream().flatMap(List::stream).toList();
  }

  public List<CareEntry> careVersions() {
    return care.values().stream().flatMap(List::stream).toList();
  }

  public List<FraudContact> contacts() {
    return contacts;
  }

  public List<WarningDirective> directives() {
    return directives;
  }

  public List<IdentityBinding> bindings() {
    return bindings;
  }

  public Optional<IncidentReport> report(String caseId) {
    return Optional.ofNullable(newestReports.get(caseId));
  }

  public Optional<WatchEntry> listing(String entryId) {
    return Optional.ofNullable(newestListings.get(entryId));
  }

  /** Accounts at one of the policy's payment institutions, as whoever names them says. */
  public Set<Account> pooled(Policy policy) {
    List<String> institutions = policy.stopPayment().paymentInstitutions();
    return Stream.concat(
            transferVersions().stream()
                .flatMap(t -> Stream.concat(Stream.of(t.payer()), t.payee().stream())),
            reportVersions().stream().flatMap(r -> r.lines().stream()).map(Line::payee))
        .filter(party -> party.institution().filter(institutions::contains).isPresent())
        .flatMap(party -> party.account().stream())
        .collect(Collectors.toSet());
  }

  /** The lines of a report that name this account; none if it is withdrawn. */
  static List<Line> lines(IncidentReport report, Account account) {
    return report.status() == CaseStatus.WITHDRAWN
        ? List.of()
        : report.lines().stream()
            .filter(line -> line.payee().account().equals(Optional.of(account)))
            .toList();
  }

  /** Whether the newest version of that case's report names the account. */
  public boolean names(String caseId, Account account) {
    return report(caseId).filter(r -> !lines(r, account).isEmpty()).isPresent();
  }

  /** Whether a listing says this of an account at a moment. */
  static boolean says(WatchEntry entry, Grade grade, long at) {
    return entry.active()
        && entry.grade() == grade
        && entry.validFrom() <= at
        && at < entry.validTo().orElse(Long.MAX_VALUE);
  }

  static boolean isOn(WatchEntry entry, Account account) {
    return entry.target() instanceof WatchEntry.Target.Listed(var identifier)
        && identifier.equals(account);
  }

  static boolean isOn(WatchEntry entry, ContactPoint contact) {
    return switch (entry.target()) {
      case WatchEntry.Target.Line(ContactPoint line) -> line.equals(contact);
      case WatchEntry.Target.Listed(var identifier) ->
          contact.kind() == ContactPoint.Kind.NUMBER
              && identifier instanceof Phone
              && identifier.reveal().equals(contact.reveal());
    };
  }
}
