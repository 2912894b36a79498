package interlock.core.joining;

import interlock.core.event.Grade;
import interlock.core.event.IdentityBinding;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.joining.Neighbourhood.Routed;
import interlock.core.policy.IdentityCaps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What an identifier's own desk learns of it; see {@link Neighbourhood}. */
final class OwnDesk {
  /** Of each of bindings and listings; the latest stay. */
  static final int MOST_ENTRIES = 16;

  static final int MOST_SPLITS = 16;

  /** Beginnings of generations, those that were taken back included. */
  static final int MOST_ANNOUNCED = 2 * MOST_ENTRIES + MOST_SPLITS;

  /** Pieces whose way is remembered. */
  static final int MOST_ROUTED = 64;

  private final Identifier identifier;
  private final IdentityCaps caps;
  private Neighbourhood own;

  OwnDesk(Identifier identifier, Neighbourhood own, IdentityCaps caps) {
    this.identifier = identifier;
    this.own = own;
    this.caps = caps;
  }

  Neighbourhood result() {
    return own;
  }

  /** Belongs to many: whoever is named beside it is not the same person for that. */
  boolean isHub(long now) {
    return own.known().size() > mostNeighbours()
        || own.allowed().stream()
            .anyMatch(
                e ->
                    e.active() && e.validFrom() <= now && now < e.validTo().orElse(Long.MAX_VALUE));
  }

  private int mostNeighbours() {
    return switch (identifier) {
      case Phone unused -> caps.phoneNeighbours();
      case Account unused -> caps.accountNeighbours();
      case PersonToken unused -> caps.personNeighbours();
    };
  }

  /** Whether that is news. A hub counts no further. */
  boolean meets(Identifier neighbour) {
    if (own.known().contains(neighbour)) {
      return false;
    }
    if (own.known().size() <= mostNeighbours()) {
      TreeSet<Identifier> known = new TreeSet<>(own.known());
      known.add(neighbour);
      own = with(List.copyOf(known), own.apart(), own.refused(), own.moreRefused());
    }
    return true;
  }

  void forgets(Identifier neighbour) {
    own =
        with(
            without(own.known(), neighbour::equals), own.apart(), own.refused(), own.moreRefused());
  }

  void refuses(Refused link) {
    if (own.refused().stream().noneMatch(r -> r.sameEnds(link.link()))) {
      TreeSet<Refused> all = new TreeSet<>(own.refused());
      all.add(link);
      List<Refused> links = List.copyOf(all);
      own =
          with(
              own.known(),
              own.apart(),
              Members.smallest(links),
              Members.rest(links, own.moreRefused()));
    }
  }

  boolean isApartFrom(Identifier other) {
    return own.apart().contains(other);
  }

  void staysApartFrom(List<Identifier> others) {
    TreeSet<Identifier> apart = new TreeSet<>(own.apart());
    apart.addAll(others);
    own =
        with(
            own.known(),
            apart.stream().limit(caps.members()).toList(),
            own.refused(),
            own.moreRefused());
  }

  /** Whether it says whether the identifier belongs to many. */
  boolean listed(WatchEntry entry) {
    boolean known = own.allowed().stream().anyMatch(e -> e.entryId().equals(entry.entryId()));
    if (!known && entry.grade() != Grade.ALLOWED) {
      return false;
    }
    WatchEntry counts = entry.grade() == Grade.ALLOWED ? entry : ended(entry);
    Comparator<WatchEntry> byVersion =
        Comparator.comparingLong((WatchEntry e) -> e.origin().reportedAt())
            .thenComparing(WatchEntry::active);
    List<WatchEntry> allowed =
        newest(
            own.allowed(), counts, Comparator.comparing(WatchEntry::entryId), byVersion, byVersion);
    own = with(allowed, own.bonds(), own.splits(), own.announced(), own.routed());
    return true;
  }

  /** The entry allows nothing any more: its grade was changed. */
  private static WatchEntry ended(WatchEntry entry) {
    return new WatchEntry(
        entry.origin(),
        entry.entryId(),
        false,
        entry.target(),
        Grade.ALLOWED,
        entry.caseId(),
        entry.legalBasis(),
        entry.validFrom(),
        entry.validTo());
  }

  /**
   * Only numbers are given out again.
   *
   * @return bindings that turn out to be of another generation than was known
   */
  List<IdentityBinding> bound(IdentityBinding binding) {
    if (!(identifier instanceof Phone)) {
      return List.of();
    }
    List<IdentityBinding> before = own.bonds();
    List<Generation> were = before.stream().map(b -> generationAt(b.validFrom())).toList();
    Comparator<IdentityBinding> byVersion =
        Comparator.comparingLong((IdentityBinding b) -> b.origin().reportedAt())
            .thenComparing(b -> !b.active())
            .thenComparingLong(b -> b.end().orElse(Long.MIN_VALUE));
    List<IdentityBinding> bonds =
        newest(
            before,
            binding,
            Comparator.comparing(IdentityBinding::bindingId),
            byVersion,
            // An end that is forgotten would give the number back to its old holder.
            Comparator.comparing((IdentityBinding b) -> b.end().isPresent())
                .thenComparing(byVersion));
    own = with(own.allowed(), bonds, own.splits(), own.announced(), own.routed());
    List<IdentityBinding> moved = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      IdentityBinding known = before.get(i);
      boolean other = !generationAt(known.validFrom()).equals(were.get(i));
      if (other && !known.bindingId().equals(binding.bindingId())) {
        moved.add(known);
      }
    }
    return moved;
  }

  /** Whether that is news. */
  boolean splitAt(long at) {
    if (own.splits().contains(at)) {
      return false;
    }
    TreeSet<Long> splits = new TreeSet<>(own.splits());
    splits.add(at);
    if (splits.size() > MOST_SPLITS) {
      splits.pollFirst();
    }
    own = with(own.allowed(), own.bonds(), List.copyOf(splits), own.announced(), own.routed());
    return true;
  }

  /** Whose the identifier was at that moment. */
  Generation generationAt(long at) {
    return own.generationAt(identifier, at);
  }

  /** The generation that ended when this one began. */
  Generation before(Generation later) {
    return new Generation(
        identifier, own.starts().filter(s -> s < later.since()).max().orElse(Generation.FIRST));
  }

  /** The ends that have come and of which the holder before was not told. */
  List<Generation> unannounced(long now) {
    if (own.bonds().isEmpty() && own.splits().isEmpty()) {
      // Of nearly every identifier: each word about it asks.
      return List.of();
    }
    return own.starts()
        .filter(s -> s <= now && !own.announced().contains(s))
        .sorted()
        .distinct()
        .mapToObj(s -> new Generation(identifier, s))
        .toList();
  }

  void announced(Generation start) {
    TreeSet<Long> announced = new TreeSet<>(own.announced());
    announced.add(start.since());
    Set<Long> standing = own.starts().boxed().collect(Collectors.toSet());
    // A beginning that was taken back has a desk all the same, until later ones make it forgotten.
    for (Long former : List.copyOf(announced)) {
      if (announced.size() > MOST_ANNOUNCED && !standing.contains(former)) {
        announced.remove(former);
      }
    }
    own = with(own.allowed(), own.bonds(), own.splits(), List.copyOf(announced), own.routed());
  }

  /**
   * The generations after the first, with those whose beginning was taken back: they were
   * announced, or something went to them by a clock that was ahead.
   */
  List<Generation> generations() {
    LongStream reached =
        own.routed().stream().mapToLong(Routed::since).filter(s -> s != Generation.FIRST);
    LongStream announced = own.announced().stream().mapToLong(Long::longValue);
    return LongStream.concat(own.starts(), LongStream.concat(announced, reached))
        .distinct()
        .sorted()
        .mapToObj(s -> new Generation(identifier, s))
        .toList();
  }

  /** The last one. */
  Optional<Routed> wayOf(long mark) {
    return own.routed().reversed().stream().filter(r -> r.mark() == mark).findFirst();
  }

  /** All holders that a piece went to. */
  List<Generation> waysOf(long mark) {
    return own.routed().stream()
        .filter(r -> r.mark() == mark)
        .map(r -> new Generation(identifier, r.since()))
        .toList();
  }

  /** What has no versions is forgotten first. */
  void remembers(Routed way) {
    List<Routed> routed = new ArrayList<>(own.routed());
    if (routed.size() >= MOST_ROUTED) {
      Routed oldest =
          routed.stream().filter(r -> !r.hasVersions()).findFirst().orElse(routed.getFirst());
      routed.remove(oldest);
    }
    routed.add(way);
    own = with(own.allowed(), own.bonds(), own.splits(), own.announced(), routed);
  }

  /** What comes of that piece from now on goes to the holder since then. */
  void reroutes(long mark, long since) {
    boolean passedOn = wayOf(mark).map(Routed::passedOn).orElse(false);
    List<Routed> others =
        own.routed().stream().filter(r -> r.mark() != mark || r.since() != since).toList();
    own = with(own.allowed(), own.bonds(), own.splits(), own.announced(), others);
    remembers(new Routed(mark, since, passedOn, true));
  }

  private Neighbourhood with(
      List<Identifier> known,
      List<Identifier> apart,
      List<Refused> refused,
      LinkCount moreRefused) {
    return new Neighbourhood(
        known,
        own.allowed(),
        own.bonds(),
        own.splits(),
        own.announced(),
        apart,
        refused,
        moreRefused,
        own.routed());
  }

  private Neighbourhood with(
      List<WatchEntry> allowed,
      List<IdentityBinding> bonds,
      List<Long> splits,
      List<Long> announced,
      List<Routed> routed) {
    return new Neighbourhood(
        own.known(),
        allowed,
        bonds,
        splits,
        announced,
        own.apart(),
        own.refused(),
        own.moreRefused(),
        routed);
  }

  /** Sorted by id; of one id the newest version; of too many the least worthy goes. */
  private static <T> List<T> newest(
      List<T> list, T item, Comparator<T> byId, Comparator<T> byVersion, Comparator<T> byWorth) {
    Optional<T> known = list.stream().filter(i -> byId.compare(i, item) == 0).findFirst();
    if (known.isPresent() && byVersion.compare(known.get(), item) >= 0) {
      return list;
    }
    List<T> next = new ArrayList<>(without(list, i -> byId.compare(i, item) == 0));
    next.add(item);
    if (next.size() > MOST_ENTRIES) {
      next.remove(next.stream().min(byWorth.thenComparing(byId)).orElseThrow());
    }
    next.sort(byId);
    return next;
  }

  private static <T> List<T> without(List<T> list, Predicate<T> which) {
    return list.stream().filter(which.negate()).toList();
  }
}
