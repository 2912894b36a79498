package interlock.sandbox.simulate;

import interlock.core.event.Grade;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Identifier;
import interlock.core.policy.IdentityCaps;
import interlock.sandbox.simulate.reference.Links;
import interlock.sandbox.simulate.reference.Links.Link;
import interlock.sandbox.simulate.reference.UnionFind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Without refusals subjects are the batch union-find's. With refusals they are a refinement of it,
 * none is over the cap, and each refused link is known at both ends. Nothing waits, and pointers go
 * down only (design.md §2). Where identifiers change hands, {@link HolderCheck} says what is left.
 */
final class IdentityCheck implements Check {
  private final Subjects.Reader reader;

  IdentityCheck(Subjects.Reader reader) {
    this.reader = reader;
  }

  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    if (expected.holders().change()) {
      Subjects subjects = reader.read(rest);
      new HolderCheck(expected.holders(), world.policy().identity(), subjects, names)
          .check(
              Links.of(expected.log()),
              rest.subjects().keySet(),
              new SubjectDesks(Optional.of(subjects), rest));
      return;
    }
    check(
        Links.of(expected.log()),
        allows(expected),
        world.policy().identity(),
        reader.read(rest),
        names);
  }

  /** Whether some order of mail may refuse a link. */
  static boolean mayRefuse(World world, Expectations expected) {
    return allows(expected)
        || new UnionFind(Links.of(expected.log())).mayRefuse(world.policy().identity());
  }

  private static boolean allows(Expectations expected) {
    return expected.log().listingVersions().stream().anyMatch(IdentityCheck::allowsIdentifier);
  }

  private static boolean allowsIdentifier(WatchEntry entry) {
    return entry.grade() == Grade.ALLOWED && entry.target() instanceof WatchEntry.Target.Listed;
  }

  /**
   * @param hubsListed whether some identifier is a hub because it is ALLOWED
   */
  static void check(
      List<Link> links, boolean hubsListed, IdentityCaps caps, Subjects subjects, Nicknames names)
      throws Broken {
    var batch = new UnionFind(links);
    boolean refusals = hubsListed || batch.mayRefuse(caps);
    for (Identifier identifier : batch.identifiers()) {
      String key = identifier.key();
      String root = subjects.rootOf(key);
      Identifier ought = batch.rootOf(identifier);
      if (subjects.isWaiting(key)) {
        throw broken(names.of(key) + " still waits");
      }
      if (!refusals && !root.equals(ought.key())) {
        throw broken(
            names.of(key) + " belongs to " + names.of(root) + ", not " + names.of(ought.key()));
      }
      if (!batch.rootOf(Identifier.ofKey(root)).equals(ought)) {
        throw broken(names.of(key) + " was joined to " + names.of(root) + ", a stranger");
      }
      Optional<String> pointer = subjects.pointerOf(key);
      if (pointer.isPresent() && Identifier.ofKey(pointer.get()).compareTo(identifier) >= 0) {
        throw broken(names.of(key) + " points up to " + names.of(pointer.get()));
      }
      if (root.equals(key)) {
        members(key, batch, caps, subjects, names);
      }
    }
    for (Link link : links) {
      refusal(link, subjects, names);
    }
  }

  private static void members(
      String root, UnionFind batch, IdentityCaps caps, Subjects subjects, Nicknames names)
      throws Broken {
    Set<String> says = new TreeSet<>(subjects.membersOf(root));
    Set<String> are =
        batch.identifiers().stream()
            .map(Identifier::key)
            .filter(k -> subjects.rootOf(k).equals(root))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!says.equals(are)) {
      throw broken(
          names.of(root)
              + " says "
              + all(says, names)
              + " are its own, but "
              + all(are, names)
              + " forward to it");
    }
    if (are.size() > caps.members()) {
      throw broken(
          names.of(root) + " has " + are.size() + " members, the cap is " + caps.members());
    }
  }

  /** A link within one subject may have been refused before another way joined its ends. */
  private static void refusal(Link link, Subjects subjects, Nicknames names) throws Broken {
    String a = link.smaller().key();
    String b = link.larger().key();
    boolean joined = subjects.rootOf(a).equals(subjects.rootOf(b));
    boolean known = subjects.refusedAt(a).contains(b) && subjects.refusedAt(b).contains(a);
    if (!joined && !known) {
      throw broken(
          "the link of "
              + names.of(a)
              + " and "
              + names.of(b)
              + " was refused, and not both ends know");
    }
  }

  private static String all(Set<String> keys, Nicknames names) {
    return keys.stream().map(names::of).toList().toString();
  }

  private static Broken broken(String what) {
    return new Broken(Invariant.IDENTITY, what);
  }
}
