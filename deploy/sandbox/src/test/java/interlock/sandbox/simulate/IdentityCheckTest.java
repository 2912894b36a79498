package interlock.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.policy.IdentityCaps;
import interlock.sandbox.simulate.reference.Links.Link;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The identity invariants on joinings made by hand, right ones and wrong ones. */
class IdentityCheckTest {
  private static final IdentityCaps WIDE = new IdentityCaps(64, 16, 8, 64);
  private static final IdentityCaps PAIRS = new IdentityCaps(2, 16, 8, 64);
  private static final Population POPULATION = Population.draw(Choices.scripted(new int[] {0, 3}));
  private static final Phone P1 = POPULATION.phones().get(0);
  private static final Phone P2 = POPULATION.phones().get(1);
  private static final Account A1 = POPULATION.accounts().get(0);
  private static final PersonToken T1 = POPULATION.tokens().get(0);
  private static final PersonToken T2 = POPULATION.tokens().get(1);

  private final Joined joined = new Joined();

  @Test
  void holdsWhereAllLinksWereFollowed() {
    joined.point(A1, P1).point(T1, P1).members(P1, A1, T1);
    holds(WIDE, new Link(P1, A1), new Link(A1, T1));
  }

  @Test
  void findsALinkThatWasNotFollowed() {
    joined.members(P1).members(A1);
    breaks(WIDE, "belongs to", new Link(P1, A1));
  }

  @Test
  void findsAStranger() {
    joined.point(A1, P2).members(P1).members(P2, A1);
    breaks(PAIRS, "stranger", new Link(P1, A1), new Link(P1, T1));
  }

  @Test
  void findsAPointerThatGoesUp() {
    joined.point(P1, A1).members(A1, P1);
    breaks(PAIRS, "points up", new Link(P1, A1), new Link(P1, T1));
  }

  @Test
  void findsADeskThatWaitsForEver() {
    joined.point(A1, P1).members(P1, A1).waiting(A1);
    breaks(WIDE, "waits", new Link(P1, A1));
  }

  @Test
  void acceptsARefusalThatBothEndsKnow() {
    joined.point(A1, P1).members(P1, A1).members(T1).refused(A1, T1).refused(T1, A1);
    holds(PAIRS, new Link(P1, A1), new Link(A1, T1));
  }

  @Test
  void findsARefusalThatOneEndDoesNotKnow() {
    joined.point(A1, P1).members(P1, A1).members(T1).refused(A1, T1);
    breaks(PAIRS, "not both ends know", new Link(P1, A1), new Link(A1, T1));
  }

  @Test
  void findsASubjectOverTheCap() {
    joined.point(A1, P1).point(T1, P1).members(P1, A1, T1);
    breaks(PAIRS, "the cap is 2", new Link(P1, A1), new Link(A1, T1));
  }

  @Test
  void twoPersonTokensAreARefusal() {
    joined.point(T1, P1).members(P1, T1).members(T2).refused(P1, T2).refused(T2, P1);
    holds(WIDE, new Link(P1, T1), new Link(P1, T2));
  }

  @Test
  void findsAFileThatMissesAMember() {
    joined.point(A1, P1).members(P1);
    breaks(WIDE, "its own", new Link(P1, A1));
  }

  private void holds(IdentityCaps caps, Link... links) {
    assertThatCode(() -> check(caps, links)).doesNotThrowAnyException();
  }

  private void breaks(IdentityCaps caps, String how, Link... links) {
    assertThatThrownBy(() -> check(caps, links))
        .isInstanceOf(Broken.class)
        .hasMessageContaining(how);
  }

  private void check(IdentityCaps caps, Link... links) throws Broken {
    IdentityCheck.check(List.of(links), false, caps, joined, new Nicknames(POPULATION));
  }

  private static final class Joined implements Subjects {
    private final Map<String, String> pointers = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();

    Joined point(Identifier from, Identifier to) {
      pointers.put(from.key(), to.key());
      return this;
    }

    Joined members(Identifier root, Identifier... others) {
      Set<String> all = new TreeSet<>(Set.of(root.key()));
      for (Identifier other : others) {
        all.add(other.key());
      }
      members.put(root.key(), all);
      return this;
    }

    Joined refused(Identifier at, Identifier other) {
      refused.computeIfAbsent(at.key(), unused -> new HashSet<>()).add(other.key());
      return this;
    }

    Joined waiting(Identifier desk) {
      waiting.add(desk.key());
      return this;
    }

    @Override
    public String rootOf(String deskKey) {
      String root = deskKey;
      while (pointers.containsKey(root)) {
        root = pointers.get(root);
      }
      return root;
    }

    @Override
    public Optional<String> pointerOf(String deskKey) {
      return Optional.ofNullable(pointers.get(deskKey));
    }

    @Override
    public Set<String> membersOf(String root) {
      return members.getOrDefault(root, Set.of(root));
    }

    @Override
    public boolean isWaiting(String deskKey) {
      return waiting.contains(deskKey);
    }

    @Override
    public Set<String> refusedAt(String deskKey) {
      return refused.getOrDefault(deskKey, Set.of());
    }
  }
}
