package interlock.sandbox.simulate.reference;

import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.policy.IdentityCaps;
import interlock.sandbox.simulate.reference.Links.Link;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The subjects that all links give at once; each one's root is its smallest identifier. */
public final class UnionFind {
  private final Map<Identifier, Identifier> parents = new HashMap<>();
  private final Map<Identifier, Set<Identifier>> neighbours = new HashMap<>();

  public UnionFind(Collection<Link> links) {
    for (Link link : links) {
      neighbours.computeIfAbsent(link.smaller(), unused -> new HashSet<>()).add(link.larger());
      neighbours.computeIfAbsent(link.larger(), unused -> new HashSet<>()).add(link.smaller());
      Identifier a = rootOf(link.smaller());
      Identifier b = rootOf(link.larger());
      if (!a.equals(b)) {
        boolean keeps = a.compareTo(b) < 0;
        parents.put(keeps ? b : a, keeps ? a : b);
      }
    }
  }

  /** Every identifier that a link names. */
  public Set<Identifier> identifiers() {
    return neighbours.keySet();
  }

  public Identifier rootOf(Identifier identifier) {
    Identifier root = identifier;
    while (parents.containsKey(root)) {
      root = parents.get(root);
    }
    return root;
  }

  /** Everybody of that root. */
  public Set<Identifier> membersOf(Identifier root) {
    Set<Identifier> members = new HashSet<>();
    members.add(root);
    for (Identifier identifier : neighbours.keySet()) {
      if (rootOf(identifier).equals(root)) {
        members.add(identifier);
      }
    }
    return members;
  }

  /**
   * Whether some order may refuse a link: a subject over the cap, a hub, or two person tokens. What
   * is listed as ALLOWED is the caller's to know.
   */
  public boolean mayRefuse(IdentityCaps caps) {
    Map<Identifier, Integer> sizes = new HashMap<>();
    Map<Identifier, Integer> tokens = new HashMap<>();
    for (Identifier identifier : neighbours.keySet()) {
      Identifier root = rootOf(identifier);
      sizes.merge(root, 1, Integer::sum);
      if (identifier instanceof PersonToken) {
        tokens.merge(root, 1, Integer::sum);
      }
      if (neighbours.get(identifier).size() > most(identifier, caps)) {
        return true;
      }
    }
    return sizes.values().stream().anyMatch(size -> size > caps.members())
        || tokens.values().stream().anyMatch(count -> count > 1);
  }

  private static int most(Identifier identifier, IdentityCaps caps) {
    return switch (identifier) {
      case Phone unused -> caps.phoneNeighbours();
      case Account unused -> caps.accountNeighbours();
      case PersonToken unused -> caps.personNeighbours();
    };
  }
}
