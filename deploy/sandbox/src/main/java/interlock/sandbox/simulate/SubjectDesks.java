package interlock.sandbox.simulate;

import interlock.core.event.Party;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.sandbox.simulate.reference.Holders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** On which desk's file what is said of a party may lie, with all holders of its identifiers. */
final class SubjectDesks {
  private final Optional<Subjects> subjects;
  private final Map<Identifier, TreeSet<Generation>> later = new HashMap<>();

  /**
   * @param subjects who was joined; empty if that is not read
   */
  SubjectDesks(Optional<Subjects> subjects, AtRest rest) {
    this.subjects = subjects;
    for (String key : rest.subjects().keySet()) {
      Generation holder = Generation.ofKey(key);
      if (!holder.isFirst()) {
        later.computeIfAbsent(holder.identifier(), unused -> new TreeSet<>()).add(holder);
      }
    }
  }

  /** The first, and all later ones that have a desk. */
  List<Generation> holdersOf(Identifier identifier) {
    TreeSet<Generation> holders = new TreeSet<>(later.getOrDefault(identifier, new TreeSet<>()));
    holders.add(Generation.first(identifier));
    return List.copyOf(holders);
  }

  String rootOf(Generation holder) {
    return subjects.map(s -> s.rootOf(holder.key())).orElse(holder.key());
  }

  /**
   * On the file of the smallest identifier named; once joined, of the root of one of them, in the
   * hands of whom it may be told.
   *
   * @param at when it happened, epoch milliseconds
   */
  boolean mayLie(Party party, long at, String desk) {
    if (subjects.isEmpty()) {
      return party.smallest().filter(i -> i.key().equals(desk)).isPresent();
    }
    return party.identifiers().stream()
        .flatMap(i -> holdersOf(i).stream())
        .anyMatch(h -> Holders.mayHave(h, at) && rootOf(h).equals(desk));
  }
}
