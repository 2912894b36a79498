package interlock.core.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists that keep the newest version of each thing, sorted by its id. */
final class Newest {
  /**
   * So many things of one kind. A contact that so many name is INVOLVED for good; the next one is
   * not kept, for a file is bounded.
   */
  static final int MOST = 400;

  private Newest() {}

  /** The list with this version; empty if it is no newer than the one there, or does not fit. */
  static <T> Optional<List<T>> with(
      List<T> known, T version, Function<T, String> id, Comparator<T> oldestFirst) {
    var list = new ArrayList<T>(known.size() + 1);
    boolean there = false;
    for (T other : known) {
      if (!id.apply(other).equals(id.apply(version))) {
        list.add(other);
      } else if (oldestFirst.compare(version, other) <= 0) {
        return Optional.empty();
      } else {
        there = true;
      }
    }
    if (!there && known.size() >= MOST) {
      return Optional.empty();
    }
    list.add(version);
    list.sort(Comparator.comparing(id));
    return Optional.of(list);
  }
}
