package interlock.sandbox.simulate;

import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.policy.IdentityCaps;
import interlock.sandbox.simulate.reference.Holders;
import interlock.sandbox.simulate.reference.Links.Link;
import interlock.sandbox.simulate.reference.UnionFind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Identity where identifiers change hands. Who is joined with whom depends on when the end became
 * known, so only this is promised: no holder whom nobody told of; nothing waits, pointers go down
 * only, root and members agree, no subject is over the cap, nobody is with strangers; and of each
 * link some holders of its ends are joined, or know at both ends that it was refused.
 */
final class HolderCheck {
  private final Holders holders;
  private final IdentityCaps caps;
  private final Subjects subjects;
  private final Nicknames names;

  HolderCheck(Holders holders, IdentityCaps caps, Subjects subjects, Nicknames names) {
    this.holders = holders;
    this.caps = caps;
    this.subjects = subjects;
    this.names = names;
  }

  /**
   * @param keys of all desks that have a file
   */
  void check(Collection<Link> links, Set<String> keys, SubjectDesks desks) throws Broken {
    var batch = new UnionFind(links);
    for (String key : keys) {
      Generation self = Generation.ofKey(key);
      if (!holders.mayBe(self)) {
        throw broken(names.of(key) + " is a holder of whom nobody told");
      }
      if (subjects.isWaiting(key)) {
        throw broken(names.of(key) + " still waits");
      }
      Optional<String> pointer = subjects.pointerOf(key);
      if (pointer.isPresent() && Generation.ofKey(pointer.get()).compareTo(self) >= 0) {
        throw broken(names.of(key) + " points up to " + names.of(pointer.get()));
      }
      String root = subjects.rootOf(key);
      Identifier of = Generation.ofKey(root).identifier();
      if (!batch.rootOf(of).equals(batch.rootOf(self.identifier()))) {
        throw broken(names.of(key) + " was joined to " + names.of(root) + ", a stranger");
      }
      if (root.equals(key)) {
        members(root, keys);
      }
    }
    for (Link link : links) {
      List<Generation> ones = desks.holdersOf(link.smaller());
      List<Generation> others = desks.holdersOf(link.larger());
      boolean joined =
          ones.stream()
              .anyMatch(
                  a -> others.stream().anyMatch(b -> desks.rootOf(a).equals(desks.rootOf(b))));
      if (!joined && !(isRefused(ones, others) && isRefused(others, ones))) {
        throw broken(
            "the link of "
                + names.of(link.smaller().key())
                + " and "
                + names.of(link.larger().key())
                + " was refused, and not both ends know");
      }
    }
  }

  private void members(String root, Set<String> keys) throws Broken {
    Set<String> says = new TreeSet<>(subjects.membersOf(root));
    Set<String> are = new TreeSet<>();
    keys.stream().filter(k -> subjects.rootOf(k).equals(root)).forEach(are::add);
    if (!says.equals(are)) {
      throw broken(
          names.of(root)
              + " says "
              + says.stream().map(names::of).toList()
              + " are its own, but "
              + are.stream().map(names::of).toList()
              + " forward to it");
    }
    if (are.size() > caps.members()) {
      throw broken(
          names.of(root) + " has " + are.size() + " members, the cap is " + caps.members());
    }
  }

  /** Whether some of these know that a link with some of those was refused. */
  private boolean isRefused(List<Generation> these, List<Generation> those) {
    return these.stream()
        .anyMatch(a -> those.stream().anyMatch(b -> subjects.refusedAt(a.key()).contains(b.key())));
  }

  private static Broken broken(String what) {
    return new Broken(Invariant.IDENTITY, what);
  }
}
