package interlock.core.account.pattern;

import static interlock.Property.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.DrainPattern;
import interlock.core.policy.GrowingPattern;
import interlock.core.policy.PassagePattern;
import interlock.core.policy.RepeatedPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each sliding window against its definition, looked at anew for every payment with all the others:
 * random accounts with ties in time, over weekends, with and without balances and payees.
 */
class PatternWindowsTest {
  private static final int OTHERS = 3;
  private static final long HOUR = 3_600_000;
  private static final long MONDAY = WorkingDays.start(1_767_600_000_000L, 1);

  private static final RepeatedPattern REPEATED = new RepeatedPattern(true, 3, 2, 200, 300);
  private static final DrainPattern DRAIN = new DrainPattern(true, 24 * HOUR, 500, 1_000);
  private static final GrowingPattern GROWING =
      new GrowingPattern(true, 48 * HOUR, 3, 500, 700, 2, 200);
  private static final PassagePattern PASSAGE = new PassagePattern(true, 2, 2, 800, 900);

  @Test
  void repeatedAmountsAreWhatTheDefinitionGives() {
    int[] found = new int[1];
    forWorlds(
        payments -> {
          for (Side side : Side.values()) {
            List<Integer> expected =
                begins(
                    payments,
                    p -> p.side() == side && p.isKnown() && p.fen() >= 300 ? p.other() : null,
                    PatternWindowsTest::isRepeated);
            assertThat(places(RepeatedAmounts.find(all(payments), side, REPEATED)))
                .isEqualTo(expected);
            found[0] += expected.size();
          }
        });
    assertThat(found[0]).isPositive();
  }

  private static boolean isRepeated(List<Payment> upTo, Payment last) {
    List<Payment> same =
        upTo.stream()
            .filter(p -> p.side() == last.side() && p.other() == last.other())
            .filter(p -> p.fen() >= 300)
            .toList();
    if (same.size() < 3) {
      return false;
    }
    List<Payment> three = same.subList(same.size() - 3, same.size());
    long most = three.stream().mapToLong(Payment::fen).max().orElseThrow();
    return three.stream()
        .allMatch(
            p -> p.at() >= WorkingDays.start(last.at(), 2) && 10 * (most - p.fen()) <= 2 * most);
  }

  @Test
  void aDrainIsWhatTheDefinitionGives() {
    int[] found = new int[1];
    forWorlds(
        payments -> {
          List<Integer> expected =
              begins(
                  payments,
                  p -> p.side() == Side.OUT && p.balanceFen().isPresent() ? "one" : null,
                  PatternWindowsTest::isDrained);
          assertThat(places(BalanceDrain.find(all(payments), DRAIN))).isEqualTo(expected);
          found[0] += expected.size();
        });
    assertThat(found[0]).isPositive();
  }

  private static boolean isDrained(List<Payment> upTo, Payment last) {
    long most =
        upTo.stream()
            .filter(p -> p.side() == Side.OUT && p.balanceFen().isPresent())
            .filter(p -> last.at() - p.at() < 24 * HOUR)
            .mapToLong(p -> p.fen() + p.balanceFen().getAsLong())
            .max()
            .orElseThrow();
    return most >= 1_000 && 2 * (most - last.balanceFen().getAsLong()) > most;
  }

  @Test
  void growingPaymentsAreWhatTheDefinitionGives() {
    int[] found = new int[1];
    forWorlds(
        payments -> {
          for (long knownSince : new long[] {Long.MIN_VALUE, payments.getFirst().at()}) {
            List<Integer> expected =
                begins(
                    payments,
                    p -> isToNew(payments, p, knownSince) ? "one" : null,
                    (upTo, last) -> isGrowing(payments, upTo, last, knownSince));
            assertThat(places(GrowingPayments.find(all(payments), knownSince, GROWING)))
                .isEqualTo(expected);
            found[0] += expected.size();
          }
        });
    assertThat(found[0]).isPositive();
  }

  private static boolean isToNew(List<Payment> all, Payment p, long knownSince) {
    return p.side() == Side.OUT
        && p.isKnown()
        && p.fen() >= 200
        && knownSince <= p.at() - 48 * HOUR
        && all.stream()
            .filter(o -> o.side() == Side.OUT && o.other() == p.other())
            .allMatch(o -> o.at() >= p.at() - 48 * HOUR);
  }

  private static boolean isGrowing(
      List<Payment> all, List<Payment> upTo, Payment last, long knownSince) {
    List<Payment> run = new ArrayList<>();
    for (Payment p : upTo.reversed()) {
      if (!isToNew(all, p, knownSince)) {
        continue;
      }
      boolean goesOn = run.isEmpty() || p.fen() <= run.getLast().fen();
      if (!goesOn || p.at() < last.at() - 48 * HOUR) {
        break;
      }
      run.add(p);
    }
    long first = run.getLast().fen();
    return run.size() >= 3 && first <= 500 && last.fen() >= 700 && last.fen() >= 2 * first;
  }

  @Test
  void manyInOneOutIsWhatTheDefinitionGives() {
    int[] found = new int[1];
    forWorlds(
        payments -> {
          List<Integer> expected =
              begins(
                  payments,
                  p -> p.side() == Side.OUT ? p.other() : null,
                  (upTo, last) -> {
                    List<Payment> window = window(upTo, last);
                    return sum(window, Side.IN) >= 900
                        && others(window, Side.IN) >= 2
                        && 10
                                * sum(
                                    window.stream().filter(p -> p.other() == last.other()).toList(),
                                    Side.OUT)
                            >= 8 * sum(window, Side.IN);
                  });
          assertThat(places(ManyInOneOut.find(all(payments), PASSAGE))).isEqualTo(expected);
          found[0] += expected.size();
        });
    assertThat(found[0]).isPositive();
  }

  @Test
  void oneInManyOutIsWhatTheDefinitionGives() {
    int[] found = new int[1];
    forWorlds(
        payments -> {
          List<Integer> expected =
              begins(
                  payments,
                  p -> p.side() == Side.OUT ? "one" : null,
                  (upTo, last) -> {
                    List<Payment> window = window(upTo, last);
                    long in = sum(window, Side.IN);
                    boolean fromOne =
                        window.stream()
                            .filter(p -> p.side() == Side.IN && p.isKnown())
                            .collect(
                                Collectors.groupingBy(
                                    Payment::other, Collectors.summingLong(Payment::fen)))
                            .values()
                            .stream()
                            .anyMatch(fen -> 10 * fen >= 8 * in);
                    return in >= 900
                        && fromOne
                        && others(window, Side.OUT) >= 2
                        && 10 * sum(window, Side.OUT) >= 8 * in;
                  });
          assertThat(places(OneInManyOut.find(all(payments), PASSAGE))).isEqualTo(expected);
          found[0] += expected.size();
        });
    assertThat(found[0]).isPositive();
  }

  private static List<Payment> window(List<Payment> upTo, Payment last) {
    return upTo.stream().filter(p -> p.at() >= WorkingDays.start(last.at(), 2)).toList();
  }

  private static long sum(List<Payment> payments, Side side) {
    return payments.stream().filter(p -> p.side() == side).mapToLong(Payment::fen).sum();
  }

  private static long others(List<Payment> payments, Side side) {
    return payments.stream()
        .filter(p -> p.side() == side)
        .filter(Payment::isKnown)
        .map(Payment::other)
        .distinct()
        .count();
  }

  /**
   * At which payments the pattern begins to hold.
   *
   * @param kind which payments are looked at together; null: not at all
   */
  private static List<Integer> begins(
      List<Payment> payments,
      Function<Payment, Object> kind,
      BiPredicate<List<Payment>, Payment> holds) {
    Map<Object, Boolean> before = new HashMap<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < payments.size(); i++) {
      Payment last = payments.get(i);
      Object of = kind.apply(last);
      if (of != null) {
        boolean now = holds.test(payments.subList(0, i + 1), last);
        if (now && !Objects.equals(before.put(of, true), true)) {
          places.add(last.place());
        } else if (!now) {
          before.put(of, false);
        }
      }
    }
    return places;
  }

  private static Payments all(List<Payment> payments) {
    return new Payments(payments, OTHERS);
  }

  private static List<Integer> places(List<Finding> found) {
    return found.stream().map(f -> f.last().place()).toList();
  }

  private interface Check {
    void of(List<Payment> payments);
  }

  private static void forWorlds(Check check) {
    qt().forAll(longs().all()).checkAssert(seed -> check.of(world(new Random(seed))));
  }

  private static List<Payment> world(Random r) {
    int days = 1 + r.nextInt(14);
    List<Payment> payments = new ArrayList<>();
    int length = 1 + r.nextInt(24);
    for (int i = 0; i < length; i++) {
      // Whole hours, so that ties and the edges of windows are met.
      long at = MONDAY + r.nextInt(days * 24) * HOUR;
      payments.add(
          new Payment(
              i,
              r.nextBoolean() ? Side.OUT : Side.IN,
              r.nextInt(8) == 0 ? Payments.NOBODY : 1 + r.nextInt(OTHERS),
              100L * (1 + r.nextInt(9)),
              at,
              r.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(100L * r.nextInt(20))));
    }
    payments.sort(Comparator.comparingLong(Payment::at).thenComparing(Payment::place));
    return List.copyOf(payments);
  }
}
