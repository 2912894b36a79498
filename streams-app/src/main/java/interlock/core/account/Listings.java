package interlock.core.account;

import interlock.core.event.Grade;
import interlock.core.event.WatchEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the watch list says of this account. */
final class Listings {
  static final int MAX_ENTRIES = 32;

  private static final Comparator<WatchEntry> VERSION =
      Comparator.comparingLong((WatchEntry e) -> e.origin().reportedAt())
          // Of two versions reported at once the milder one counts.
          .thenComparing(e -> !e.active())
          .thenComparing(e -> e.origin().source())
          .thenComparing(e -> e.origin().eventId());

  // The first are dropped first: revoked ones, then those that began longest ago.
  private static final Comparator<WatchEntry> WORTH =
      Comparator.comparing(WatchEntry::active)
          .thenComparingLong(WatchEntry::validFrom)
          .thenComparing(WatchEntry::entryId);

  private Listings() {}

  /** Files one version of an entry; the newest one counts. */
  static void read(Draft draft, WatchEntry entry) {
    List<WatchEntry> next = new ArrayList<>();
    for (WatchEntry known : draft.listings) {
      if (!known.entryId().equals(entry.entryId())) {
        next.add(known);
      } else if (VERSION.compare(known, entry) >= 0) {
        return;
      }
    }
    next.add(entry);
    if (next.size() > MAX_ENTRIES) {
      next.remove(next.stream().min(WORTH).orElseThrow());
      draft.folded++;
    }
    next.sort(Comparator.comparing(WatchEntry::entryId));
    draft.listings = List.copyOf(next);
    draft.factsChanged();
  }

  /** Entries of these grades in force at a moment, by entry id. */
  static Stream<WatchEntry> inForce(List<WatchEntry> listings, Set<Grade> grades, long now) {
    return listings.stream()
        .filter(e -> e.active() && grades.contains(e.grade()))
        .filter(e -> e.validFrom() <= now && now < e.validTo().orElse(Long.MAX_VALUE));
  }

  static boolean isListed(List<WatchEntry> listings, Grade grade, long now) {
    return inForce(listings, Set.of(grade), now).findAny().isPresent();
  }

  /**
   * What makes this account INVOLVED: the id of the first active case that names it, else of the
   * first listing in force. Money that came from elsewhere does not (design.md §3).
   */
  static Optional<String> involvedBy(AccountFile file, long now) {
    return involving(file, now).findFirst();
  }

  /** Ids of the active cases that name this account, then of the listings in force. */
  static Stream<String> involving(AccountFile file, long now) {
    return Stream.concat(
        file.cases().stream().filter(Seeds::isActive).map(AccountFile.CaseOnAccount::caseId),
        inForce(file.listings(), Set.of(Grade.INVOLVED), now).map(WatchEntry::entryId));
  }

  /**
   * The next moment at which the passing of time makes a listing matter: INVOLVED begins, so that
   * payers are to be warned; INVOLVED or SUSPECT ends, so that a warning is to be taken back; or
   * ALLOWED ends while a stop waits for a person because of it. Other boundaries are read when a
   * mail asks.
   */
  static OptionalLong nextBoundary(AccountFile file, long now) {
    boolean waits = file.stops().stream().anyMatch(Stop::isProposed);
    return file.listings().stream()
        .filter(WatchEntry::active)
        .flatMapToLong(
            e ->
                switch (e.grade()) {
                  case INVOLVED ->
                      LongStream.concat(LongStream.of(e.validFrom()), e.validTo().stream());
                  case SUSPECT -> e.validTo().stream();
                  case ALLOWED -> waits ? e.validTo().stream() : LongStream.empty();
                  case PUNISHED -> LongStream.empty();
                })
        .filter(at -> at > now)
        .min();
  }
}
