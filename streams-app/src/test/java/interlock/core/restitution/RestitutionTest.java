package interlock.core.restitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.core.identity.Account;
import interlock.core.restitution.Proposal.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of domain.md §2.5, by example, and what holds for any pots and cases. */
class RestitutionTest {
  private static final Pot ONE = pot(1);
  private static final Pot TWO = pot(2);

  @Test
  void oneCasesMoneyGoesDirectlyToItsVictim() {
    Proposal proposal = propose(Map.of("A", 90_000L), frozen(ONE, 57_000, traced("A", 57_000)));

    assertThat(proposal.shares()).containsExactly(new Share(ONE, "A", 57_000, Rule.SINGLE_SOURCE));
    assertThat(proposal.restFen()).isEmpty();
  }

  @Test
  void whatTimestampsTellApartGoesDirectly() {
    Proposal proposal =
        propose(
            Map.of("A", 90_000L, "B", 10_000L),
            frozen(ONE, 50_000, traced("A", 30_000), traced("B", 9_999)));

    assertThat(proposal.shares())
        .containsExactly(
            new Share(ONE, "A", 30_000, Rule.BY_TIMESTAMP),
            new Share(ONE, "B", 9_999, Rule.BY_TIMESTAMP));
    assertThat(proposal.restFen()).as("the holder's own").containsOnly(Map.entry(ONE, 10_001L));
  }

  /** 100.00 yuan for losses of 1:1:1: two fen are odd, the first names take one each. */
  @Test
  void lessThanIsClaimedIsDividedByTheLosses() {
    Proposal proposal =
        propose(
            Map.of("A", 20_000L, "B", 20_000L, "C", 20_000L),
            frozen(ONE, 10_001, traced("C", 9_000), traced("B", 500), traced("A", 502)));

    assertThat(proposal.shares())
        .containsExactly(
            new Share(ONE, "A", 3_334, Rule.PRO_RATA),
            new Share(ONE, "B", 3_334, Rule.PRO_RATA),
            new Share(ONE, "C", 3_333, Rule.PRO_RATA))
        .as("the claims are 10,002, and C's is the largest by far")
        .hasSize(3);
  }

  @Test
  void aLineWithoutItsPaymentCannotBeToldApart() {
    Proposal proposal =
        propose(
            Map.of("A", 30_000L, "B", 10_000L),
            frozen(ONE, 8_000, new Claim("A", 4_000, false), traced("B", 4_000)));

    assertThat(proposal.shares())
        .containsExactly(
            new Share(ONE, "A", 6_000, Rule.PRO_RATA), new Share(ONE, "B", 2_000, Rule.PRO_RATA));
  }

  @Test
  void theLargestRemainderTakesTheOddFen() {
    // 100 by 1:2:4 is 14.28…, 28.57…, 57.14…
    Proposal proposal =
        propose(
            Map.of("A", 1_000L, "B", 2_000L, "C", 4_000L),
            frozen(ONE, 100, traced("A", 100), traced("B", 100), traced("C", 100)));

    assertThat(proposal.shares()).extracting(Share::fen).containsExactly(14L, 29L, 57L);
  }

  @Test
  void nobodyGetsMoreThanHeLostOnAllAccountsTogether() {
    Proposal proposal =
        propose(
            Map.of("A", 1_000L, "B", 5_000L),
            frozen(ONE, 900, traced("A", 900)),
            frozen(TWO, 3_000, traced("A", 2_000), traced("B", 2_000)));

    assertThat(proposal.toCase("A")).isEqualTo(1_000 - 100 + 100).isLessThanOrEqualTo(1_000);
    assertThat(proposal.shares())
        .containsExactly(
            new Share(ONE, "A", 900, Rule.SINGLE_SOURCE),
            new Share(TWO, "A", 100, Rule.PRO_RATA),
            new Share(TWO, "B", 2_900, Rule.PRO_RATA));
  }

  @Test
  void whatIsBackAlreadyCounts() {
    Proposal proposal =
        Restitution.propose(
            List.of(frozen(ONE, 900, traced("A", 900))), Map.of("A", 1_000L), Map.of("A", 400L));

    assertThat(proposal.toCase("A")).isEqualTo(600);
    assertThat(proposal.restFen()).containsOnly(Map.entry(ONE, 300L));
  }

  @Test
  void aCaseWithoutALossGetsNothing() {
    Proposal proposal = propose(Map.of(), frozen(ONE, 900, traced("A", 900)));

    assertThat(proposal.shares()).isEmpty();
    assertThat(proposal.restFen()).containsOnly(Map.entry(ONE, 900L));
  }

  /** Shares and rests are what is frozen; no loss is exceeded; the order given plays no part. */
  @Test
  void sumsAreExactWhateverIsFrozen() {
    qt().withExamples(2_000)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var random = new Random(seed);
              Map<String, Long> losses = losses(random);
              Map<String, Long> returned = new HashMap<>();
              losses.forEach((c, lost) -> returned.put(c, random.nextLong(2 * lost + 1) / 3));
              List<FrozenPot> pots = pots(random, losses);

              Proposal proposal = Restitution.propose(pots, losses, returned);

              Map<Pot, Long> given = new TreeMap<>(proposal.restFen());
              proposal.shares().forEach(s -> given.merge(s.pot(), s.fen(), Long::sum));
              Map<Pot, Long> frozen = new TreeMap<>();
              pots.forEach(a -> frozen.put(a.pot(), a.frozenFen()));
              frozen.values().removeIf(fen -> fen == 0);
              assertThat(given).isEqualTo(frozen);
              assertThat(proposal.shares()).allMatch(s -> s.fen() > 0);
              losses.forEach(
                  (c, lost) ->
                      assertThat(proposal.toCase(c))
                          .isLessThanOrEqualTo(Math.max(0, lost - returned.get(c))));

              Collections.shuffle(pots, random);
              var turned = new ArrayList<FrozenPot>();
              for (FrozenPot pot : pots) {
                var claims = new ArrayList<>(pot.claims());
                Collections.shuffle(claims, random);
                turned.add(new FrozenPot(pot.pot(), pot.frozenFen(), claims));
              }
              assertThat(Restitution.propose(turned, losses, returned)).isEqualTo(proposal);
            });
  }

  /** What one may not take goes to the others while they can bear it. */
  @Test
  void nothingIsLeftThatALossCouldBear() {
    qt().withExamples(2_000)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var random = new Random(seed);
              Map<String, Long> losses = losses(random);
              FrozenPot pot = pots(random, losses).getFirst();
              Proposal proposal = Restitution.propose(List.of(pot), losses, Map.of());

              if (Restitution.rule(pot) == Rule.PRO_RATA) {
                long claimants = pot.claims().stream().mapToLong(c -> losses.get(c.caseId())).sum();
                long inCase = Math.min(pot.frozenFen(), pot.claimedFen());
                assertThat(proposal.shares().stream().mapToLong(Share::fen).sum())
                    .isEqualTo(Math.min(inCase, claimants));
              }
            });
  }

  private static Map<String, Long> losses(Random random) {
    Map<String, Long> losses = new TreeMap<>();
    int cases = 1 + random.nextInt(6);
    for (int i = 0; i < cases; i++) {
      // Small ones meet their limits, large ones every remainder.
      losses.put("C" + i, random.nextBoolean() ? random.nextLong(50) : random.nextLong(1L << 50));
    }
    return losses;
  }

  private static List<FrozenPot> pots(Random random, Map<String, Long> losses) {
    List<FrozenPot> pots = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<Claim> claims = new ArrayList<>();
      for (String caseId : losses.keySet()) {
        if (random.nextInt(3) > 0) {
          long fen = random.nextBoolean() ? random.nextLong(60) : random.nextLong(1L << 50);
          claims.add(new Claim(caseId, fen, random.nextInt(4) > 0));
        }
      }
      long frozen = random.nextBoolean() ? random.nextLong(100) : random.nextLong(1L << 52);
      pots.add(new FrozenPot(pot(i), frozen, claims));
    }
    return pots;
  }

  private static Proposal propose(Map<String, Long> losses, FrozenPot... pots) {
    return Restitution.propose(List.of(pots), losses, Map.of());
  }

  private static FrozenPot frozen(Pot pot, long fen, Claim... claims) {
    return new FrozenPot(pot, fen, List.of(claims));
  }

  private static Claim traced(String caseId, long fen) {
    return new Claim(caseId, fen, true);
  }

  private static Pot pot(int n) {
    return Pot.of(Account.parse("622202000000000%04d".formatted(n)).value().orElseThrow());
  }
}
