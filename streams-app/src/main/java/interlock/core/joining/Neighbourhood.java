package interlock.core.joining;

import interlock.core.event.IdentityBinding;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What an identifier's own desk knows of it, root or not: it never moves to another desk.
 *
 * @param known the identifiers it was named with, sorted; one more than the policy allows at most
 * @param allowed listings as ALLOWED by entry id, newest version each
 * @param bonds bindings that name it, by binding id, newest version each: they tell when the number
 *     was given up
 * @param splits when officers split it off, sorted, epoch milliseconds
 * @param announced starts of generations whose predecessor was told, sorted; also such as were
 *     taken back, for they have a desk
 * @param apart the identifiers from which an officer split this generation, sorted
 * @param refused links that did not join, sorted; of many the smallest
 * @param moreRefused counts the others
 * @param routed how pieces went from here, oldest first
 */
public record Neighbourhood(
    List<Identifier> known,
    List<WatchEntry> allowed,
    List<IdentityBinding> bonds,
    List<Long> splits,
    List<Long> announced,
    List<Identifier> apart,
    List<Refused> refused,
    LinkCount moreRefused,
    List<Routed> routed) {
  public static final Neighbourhood EMPTY =
      new Neighbourhood(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          LinkCount.NONE,
          List.of());

  public Neighbourhood {
    known = List.copyOf(known);
    allowed = List.copyOf(allowed);
    bonds = List.copyOf(bonds);
    splits = List.copyOf(splits);
    announced = List.copyOf(announced);
    apart = List.copyOf(apart);
    refused = List.copyOf(refused);
    routed = List.copyOf(routed);
  }

  /**
   * What stays when all else of the identifier is forgotten: that it belongs to many, whose it is
   * by a binding in force, and when it changed hands — or what comes later would go to a holder who
   * gave it up.
   *
   * @param now epoch milliseconds
   */
  Neighbourhood lasting(long now) {
    List<IdentityBinding> inForce =
        bonds.stream().filter(b -> now < b.end().orElse(Long.MAX_VALUE)).toList();
    TreeSet<Long> changes = new TreeSet<>(splits);
    bonds.stream()
        .flatMapToLong(b -> b.end().stream())
        .filter(end -> end <= now)
        .forEach(changes::add);
    while (changes.size() > OwnDesk.MOST_SPLITS) {
      changes.pollFirst();
    }
    return new Neighbourhood(
        List.of(),
        allowed.stream()
            .filter(e -> e.active() && now < e.validTo().orElse(Long.MAX_VALUE))
            .toList(),
        inForce,
        List.copyOf(changes),
        announced,
        List.of(),
        List.of(),
        LinkCount.NONE,
        List.of());
  }

  /** When a later generation began. */
  LongStream starts() {
    return LongStream.concat(
        bonds.stream().flatMapToLong(b -> b.end().stream()),
        splits.stream().mapToLong(Long::longValue));
  }

  /** Whose the identifier was at that moment. */
  Generation generationAt(Identifier identifier, long at) {
    long start =
        bonds.isEmpty() && splits.isEmpty()
            ? Generation.FIRST
            : starts().filter(s -> s <= at).max().orElse(Generation.FIRST);
    return new Generation(identifier, start);
  }

  /** Whether something on it ends some day, so that it is worth looking again. */
  boolean ends() {
    return !allowed.isEmpty() || !bonds.isEmpty();
  }

  /**
   * The way that a piece took: a repeat takes the same way, whatever the desk has become since.
   *
   * @param mark stands for the piece
   * @param since start of the generation it went to
   * @param passedOn whether a hub passed it to the next identifier
   * @param hasVersions whether more may come that has to lie with it
   */
  public record Routed(long mark, long since, boolean passedOn, boolean hasVersions) {}
}
