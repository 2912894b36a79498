package interlock.core.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A list that keeps the newest version of each thing, sorted by its id, up to a number.
 *
 * @param spent which versions say nothing any more; the first to go when the list is full
 */
record Newest<T>(Function<T, String> id, Comparator<T> oldestFirst, Predicate<T> spent, int most) {

  /**
   * The list with this version. Empty if it is no newer than the one there, or if the list is full
   * of what still counts: one more would change nothing then.
   *
   * @param setAside ids of what counts no more; these go after what is spent
   */
  Optional<List<T>> with(List<T> known, T version, Collection<String> setAside) {
    var list = new ArrayList<T>(known.size() + 1);
    for (T other : known) {
      if (!id.apply(other).equals(id.apply(version))) {
        list.add(other);
      } else if (oldestFirst.compare(version, other) <= 0) {
        return Optional.empty();
      }
    }
    if (list.size() >= most) {
      Set<String> gone = new HashSet<>(setAside);
      Optional<T> goes =
          list.stream()
              .filter(spent)
              .findFirst()
              .or(() -> list.stream().filter(t -> gone.contains(id.apply(t))).findFirst());
      if (goes.isEmpty()) {
        return Optional.empty();
      }
      list.remove(goes.get());
    }
    list.add(version);
    list.sort(Comparator.comparing(id));
    return Optional.of(list);
  }
}
