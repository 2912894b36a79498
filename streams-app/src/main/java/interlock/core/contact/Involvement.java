package interlock.core.contact;

import interlock.core.contact.ContactFile.CaseOnContact;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Why a contact is INVOLVED at a moment: listings by entry id, then cases by case id.
 *
 * <p>A listing as ALLOWED that is in force outweighs everything. A service number (a bank's
 * hotline, an SMS port) is never INVOLVED because victims name it: fraudsters show such numbers;
 * only a listing makes it so.
 *
 * @param allowed a listing as ALLOWED is in force; then there are no grounds
 */
record Involvement(boolean allowed, List<WatchEntry> listings, List<CaseOnContact> cases) {

  static final int MOST_LISTINGS = 100;
  static final int MOST_CASES = 400;

  /** Reported last; of two reported at once the revocation; never by the time of receipt. */
  private static final Newest<WatchEntry> LISTINGS =
      new Newest<>(
          WatchEntry::entryId,
          Comparator.comparingLong((WatchEntry e) -> e.origin().reportedAt())
              .thenComparing(e -> !e.active())
              .thenComparing(e -> e.origin().source())
              .thenComparing(e -> e.origin().eventId()),
          e -> !e.active(),
          MOST_LISTINGS);

  private static final Newest<CaseOnContact> CASES =
      new Newest<>(
          CaseOnContact::caseId,
          Comparator.comparingInt(CaseOnContact::version),
          r -> !counts(r),
          MOST_CASES);

  private static final Involvement NONE = new Involvement(false, List.of(), List.of());

  Involvement {
    listings = List.copyOf(listings);
    cases = List.copyOf(cases);
  }

  /**
   * One ground.
   *
   * @param about case or entry id
   */
  record Ground(String about, Optional<String> fraudType) {}

  /**
   * What makes the file's contact INVOLVED.
   *
   * @param now epoch milliseconds
   */
  static Involvement of(ContactFile file, long now) {
    boolean allowed =
        file.listings().stream().anyMatch(e -> e.grade() == Grade.ALLOWED && inForce(e, now));
    return allowed ? new Involvement(true, List.of(), List.of()) : weighed(file, now);
  }

  /**
   * What would make the file's contact INVOLVED if nothing outweighed it.
   *
   * @param now epoch milliseconds
   */
  static Involvement weighed(ContactFile file, long now) {
    return grounds(file, e -> inForce(e, now));
  }

  /**
   * What is on file that makes its contact INVOLVED, or will, or would if nothing outweighed it.
   *
   * @param now epoch milliseconds
   */
  static Involvement onFile(ContactFile file, long now) {
    return grounds(file, e -> e.active() && now < e.validTo().orElse(Long.MAX_VALUE));
  }

  /** Those of the grounds that were there at that moment, epoch milliseconds. */
  Involvement knownAt(long at) {
    return new Involvement(
        allowed,
        listings.stream().filter(e -> e.origin().receivedAt() <= at).toList(),
        cases.stream().filter(c -> c.knownAt() <= at).toList());
  }

  private static Involvement grounds(ContactFile file, Predicate<WatchEntry> which) {
    boolean serviceNumber = file.contact().kind() == ContactPoint.Kind.SERVICE;
    return new Involvement(
        false,
        file.listings().stream().filter(which).filter(e -> e.grade() == Grade.INVOLVED).toList(),
        file.reports().stream().filter(r -> !serviceNumber && counts(r)).toList());
  }

  static Involvement none() {
    return NONE;
  }

  boolean involved() {
    return !listings.isEmpty() || !cases.isEmpty();
  }

  List<Ground> grounds() {
    var grounds = new ArrayList<Ground>(listings.size() + cases.size());
    listings.forEach(e -> grounds.add(new Ground(e.entryId(), Optional.empty())));
    cases.forEach(c -> grounds.add(new Ground(c.caseId(), c.fraudType())));
    return grounds;
  }

  /** When the next listing comes into force or ends, epoch milliseconds. */
  static OptionalLong nextChange(ContactFile file, long now) {
    return file.listings().stream()
        .filter(WatchEntry::active)
        .flatMapToLong(e -> LongStream.concat(LongStream.of(e.validFrom()), e.validTo().stream()))
        .filter(at -> at > now)
        .min();
  }

  private static boolean inForce(WatchEntry entry, long now) {
    return entry.active()
        && entry.validFrom() <= now
        && (entry.validTo().isEmpty() || now < entry.validTo().getAsLong());
  }

  /** Since when the case has counted, epoch milliseconds; empty if it does not. */
  static OptionalLong knownAt(List<CaseOnContact> reports, String caseId) {
    return reports.stream()
        .filter(r -> r.caseId().equals(caseId) && counts(r))
        .mapToLong(CaseOnContact::knownAt)
        .findFirst();
  }

  private static boolean counts(CaseOnContact report) {
    return report.named() && report.status() != CaseStatus.WITHDRAWN;
  }

  /** The listings with this one; empty if it is known or overtaken. */
  static Optional<List<WatchEntry>> with(
      List<WatchEntry> listings, WatchEntry entry, Collection<String> setAside) {
    return LISTINGS.with(listings, entry, setAside);
  }

  /** The reports with this one; empty if it is known or overtaken. */
  static Optional<List<CaseOnContact>> with(
      List<CaseOnContact> reports, CaseOnContact report, Collection<String> setAside) {
    return CASES.with(reports, report, setAside);
  }
}
