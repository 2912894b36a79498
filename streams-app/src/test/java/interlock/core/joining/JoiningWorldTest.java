package interlock.core.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Policy;
import interlock.core.subject.SubjectFile;
import interlock.core.task.DissuasionTask;
import interlock.testing.Facts;
import interlock.testing.SubjectTown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random worlds of evidence and bindings that name up to three identifiers, against a batch
 * union-find: any order of mail, with repeats, with and without refusals (design.md §2, §8).
 */
class JoiningWorldTest {
  private static final Policy ROOMY =
      PolicyDocument.patch(
              PolicyDocument.packaged(),
              Map.of(
                  "identity.members", "128",
                  "identity.phoneNeighbours", "256",
                  "identity.accountNeighbours", "256",
                  "identity.personNeighbours", "256"))
          .orThrow();

  private static Policy narrow(int members, int neighbours) {
    return PolicyDocument.patch(
            PolicyDocument.packaged(),
            Map.of(
                "identity.members", String.valueOf(members),
                "identity.phoneNeighbours", String.valueOf(neighbours),
                "identity.accountNeighbours", String.valueOf(neighbours),
                "identity.personNeighbours", String.valueOf(neighbours)))
        .orThrow();
  }

  /** Begins the id of a binding; that of evidence begins otherwise. */
  private static final String BINDING = "b";

  /** What was said by its id, and the identifiers that it names, the smallest first. */
  private record World(Map<String, List<Identifier>> said) {}

  private static World world(Random random, int persons) {
    Map<String, List<Identifier>> said = new TreeMap<>();
    int phones = random.nextInt(1, 6);
    int accounts = random.nextInt(1, 6);
    int pieces = random.nextInt(1, 18);
    for (int i = 0; i < pieces; i++) {
      List<Identifier> named = new ArrayList<>();
      if (random.nextInt(4) > 0) {
        named.add(phone(random.nextInt(phones)));
      }
      if (random.nextInt(3) > 0) {
        named.add(account(random.nextInt(accounts)));
      }
      if (persons > 0 && (named.isEmpty() || random.nextInt(4) == 0)) {
        named.add(person(random.nextInt(persons)));
      }
      if (named.isEmpty()) {
        named.add(phone(0));
      }
      boolean binding = named.size() > 1 && random.nextInt(3) == 0;
      said.put((binding ? BINDING : "e") + i, named);
    }
    return new World(said);
  }

  private static SubjectTown play(World world, Policy policy, Random random) {
    List<String> order = new ArrayList<>(world.said().keySet());
    for (String id : world.said().keySet()) {
      if (random.nextInt(3) == 0) {
        order.add(id);
      }
    }
    Collections.shuffle(order, random);
    SubjectTown town = new SubjectTown(policy, random);
    for (String id : order) {
      Party party = party(world.said().get(id));
      town.post(
          Generation.first(party.smallest().orElseThrow()),
          id.startsWith(BINDING)
              ? new SubjectMail.Bound(binding(id, party))
              : new SubjectMail.Evidenced(Facts.visit(id, 900).evidence(), party));
      for (int i = random.nextInt(6); i > 0 && town.readOne(); i--) {
        // Some mail is read before the next comes.
      }
    }
    return town.settle();
  }

  @Test
  void withoutRefusalsAnyOrderEndsInTheBatchResult() {
    qt().withExamples(800)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              Random random = new Random(seed);
              World world = world(random, 1);
              SubjectTown town = play(world, ROOMY, random);
              assertThat(partition(town)).isEqualTo(batch(world));
              rests(town, world, 128);
              assertThat(town.openTasks())
                  .hasSize((int) (town.subjects().size() - withoutEvidence(town)));
            });
  }

  @Test
  void withRefusalsTheResultIsARefinementAndNothingIsLostOrDoubled() {
    qt().withExamples(1_600)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              Random random = new Random(seed);
              World world = world(random, 3);
              int members = random.nextInt(2, 6);
              SubjectTown town = play(world, narrow(members, random.nextInt(1, 5)), random);
              Map<Identifier, Identifier> batch = batch(world);
              partition(town)
                  .forEach((one, root) -> assertThat(batch.get(one)).isEqualTo(batch.get(root)));
              rests(town, world, members);
              refusalsStandAtBothEnds(town);
            });
  }

  @Test
  void theSameLogGivesTheSameResult() {
    qt().withExamples(100)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              World world = world(new Random(seed), 3);
              SubjectTown one = play(world, narrow(4, 3), new Random(seed));
              SubjectTown other = play(world, narrow(4, 3), new Random(seed));
              assertThat(one.files()).isEqualTo(other.files());
            });
  }

  private static void rests(SubjectTown town, World world, int members) {
    assertThat(town.evidence())
        .isEqualTo(
            world.said().keySet().stream()
                .filter(id -> !id.startsWith(BINDING))
                .map(id -> Facts.visit(id, 900).evidence().id())
                .sorted()
                .toList());
    town.subjects()
        .forEach(
            (root, all) -> {
              SubjectFile file = town.files().get(root.key());
              TreeSet<Generation> known = new TreeSet<>(file.standing().members().others());
              known.add(root);
              assertThat(known).isEqualTo(all);
              assertThat(all).hasSizeLessThanOrEqualTo(members);
              assertThat(all.stream().filter(g -> g.identifier() instanceof PersonToken).count())
                  .isLessThanOrEqualTo(1);
              List<Boolean> open =
                  file.cases().stream().map(c -> c.state().open()).filter(o -> o).toList();
              assertThat(open).hasSizeLessThanOrEqualTo(1);
              assertThat(open.isEmpty() || town.wakeAt(root.key()).isPresent()).isTrue();
            });
    town.files()
        .forEach(
            (key, file) -> {
              assertThat(file.standing().talk()).isEqualTo(Talk.NONE);
              if (!file.standing().isRoot()) {
                assertThat(file.knowledge().evidence()).isEmpty();
                assertThat(file.cases()).isEmpty();
                assertThat(town.wakeAt(key)).isEmpty();
              }
            });
    revisionsHaveNoGaps(town);
  }

  private static void revisionsHaveNoGaps(SubjectTown town) {
    Map<String, Integer> last = new HashMap<>();
    for (DissuasionTask task : town.history()) {
      int revision = last.merge(task.head().taskId(), 1, Integer::sum);
      assertThat(task.head().revision()).isEqualTo(revision);
    }
    for (DissuasionTask task : town.tasks().values()) {
      if (task.state() == DissuasionTask.State.MERGED) {
        assertThat(town.tasks()).containsKey(task.mergedInto().orElseThrow());
      }
    }
  }

  private static void refusalsStandAtBothEnds(SubjectTown town) {
    town.files()
        .forEach(
            (key, file) -> {
              for (Refused refused : file.standing().own().refused()) {
                for (Generation end : List.of(refused.link().first(), refused.link().second())) {
                  assertThat(town.files().get(end.key()).standing().own().refused())
                      .anyMatch(r -> r.sameEnds(refused.link()));
                  assertThat(town.files().get(town.root(end).key()).standing().members().refused())
                      .anyMatch(r -> r.sameEnds(refused.link()));
                }
              }
            });
  }

  private static long withoutEvidence(SubjectTown town) {
    return town.subjects().keySet().stream()
        .filter(r -> town.files().get(r.key()).knowledge().evidence().isEmpty())
        .count();
  }

  private static Map<Identifier, Identifier> partition(SubjectTown town) {
    Map<Identifier, Identifier> roots = new TreeMap<>();
    town.subjects()
        .forEach((root, all) -> all.forEach(g -> roots.put(g.identifier(), root.identifier())));
    return roots;
  }

  /** Written apart: who is named together is one, and the smallest stands for all. */
  private static Map<Identifier, Identifier> batch(World world) {
    Map<Identifier, Identifier> parent = new TreeMap<>();
    for (List<Identifier> named : world.said().values()) {
      named.forEach(i -> parent.putIfAbsent(i, i));
      for (Identifier other : named) {
        Identifier a = find(parent, named.getFirst());
        Identifier b = find(parent, other);
        if (a.compareTo(b) < 0) {
          parent.put(b, a);
        } else if (b.compareTo(a) < 0) {
          parent.put(a, b);
        }
      }
    }
    parent.replaceAll((one, unused) -> find(parent, one));
    return parent;
  }

  private static Identifier find(Map<Identifier, Identifier> parent, Identifier one) {
    Identifier at = one;
    while (!parent.get(at).equals(at)) {
      at = parent.get(at);
    }
    return at;
  }

  private static Party party(List<Identifier> named) {
    Optional<Phone> phone = Optional.empty();
    Optional<Account> account = Optional.empty();
    Optional<PersonToken> person = Optional.empty();
    for (Identifier identifier : named) {
      switch (identifier) {
        case Phone p -> phone = Optional.of(p);
        case Account a -> account = Optional.of(a);
        case PersonToken t -> person = Optional.of(t);
      }
    }
    return new Party(phone, account, person, Optional.empty(), Optional.empty());
  }

  /** Valid for ever. */
  private static IdentityBinding binding(String id, Party party) {
    return new IdentityBinding(
        Facts.origin("REGISTRY", id, Facts.START),
        id,
        true,
        party,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Facts.START - Facts.DAY,
        OptionalLong.empty());
  }

  private static Phone phone(int i) {
    return Phone.ofE164("+861700000010" + i).orElseThrow();
  }

  private static Account account(int i) {
    return Account.parse("622202000000001001" + i).value().orElseThrow();
  }

  private static PersonToken person(int i) {
    return PersonToken.parse("P-" + i).value().orElseThrow();
  }
}
