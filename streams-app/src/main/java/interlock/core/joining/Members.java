package interlock.core.joining;

import interlock.core.identity.Generation;
import interlock.core.identity.PersonToken;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who belongs to a subject, beside its root. Joins by union.
 *
 * @param others whose files were handed over to this root, sorted
 * @param left those whose identifier has another holder by now, sorted; what they brought stays
 * @param refused links that did not join, sorted; of many the smallest
 * @param more counts the others
 */
public record Members(
    List<Generation> others, List<Generation> left, List<Refused> refused, LinkCount more) {
  /** The root alone. */
  public static final Members NONE = new Members(List.of(), List.of(), List.of(), LinkCount.NONE);

  static final int MOST_REFUSED = 32;

  public Members {
    others = List.copyOf(others);
    left = List.copyOf(left);
    refused = List.copyOf(refused);
  }

  /** With what {@code from} brings. */
  public Members absorb(Generation from, Members its) {
    TreeSet<Generation> all = new TreeSet<>(others);
    all.add(from);
    all.addAll(its.others);
    List<Refused> both = union(refused, its.refused);
    return new Members(
        List.copyOf(all), union(left, its.left), smallest(both), rest(both, more.union(its.more)));
  }

  Members leaves(Generation member) {
    return left.contains(member)
        ? this
        : new Members(others, union(left, List.of(member)), refused, more);
  }

  Members refuses(Refused link) {
    if (refused.stream().anyMatch(r -> r.sameEnds(link.link()))) {
      return this;
    }
    List<Refused> all = union(refused, List.of(link));
    return new Members(others, left, smallest(all), rest(all, more));
  }

  /** How many links did not join; of many about how many. */
  public int refusedLinks() {
    return refused.size() + more.count();
  }

  int size() {
    return 1 + others.size();
  }

  boolean contains(Generation root, Generation asked) {
    return root.equals(asked) || others.contains(asked);
  }

  /** The one person token of the subject; not one that an officer split off. */
  public Optional<PersonToken> person(Generation root) {
    Optional<PersonToken> own = personOf(root);
    for (int i = 0; own.isEmpty() && i < others.size(); i++) {
      own = personOf(others.get(i));
    }
    return own;
  }

  private Optional<PersonToken> personOf(Generation member) {
    return member.identifier() instanceof PersonToken token && !left.contains(member)
        ? Optional.of(token)
        : Optional.empty();
  }

  static List<Refused> smallest(List<Refused> links) {
    return links.size() <= MOST_REFUSED ? links : List.copyOf(links.subList(0, MOST_REFUSED));
  }

  /** Those that {@link #smallest} leaves out are counted. */
  static LinkCount rest(List<Refused> links, LinkCount counted) {
    LinkCount all = counted;
    for (Refused link : links.subList(Math.min(links.size(), MOST_REFUSED), links.size())) {
      all = all.with(link.link());
    }
    return all;
  }

  private static <T extends Comparable<T>> List<T> union(Collection<T> a, Collection<T> b) {
    if (b.isEmpty()) {
      return List.copyOf(a);
    }
    TreeSet<T> all = new TreeSet<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }
}
