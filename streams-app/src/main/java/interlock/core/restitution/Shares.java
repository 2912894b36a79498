package interlock.core.restitution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Divides an amount in proportion, to the fen. */
final class Shares {
  private Shares() {}

  /**
   * @param weight its proportion
   * @param limitFen it takes no more
   */
  record Part(String name, long weight, long limitFen) {}

  private record Exact(Part part, long whole, BigInteger remainder) {}

  /**
   * Shares by name: all of the amount, as far as the limits allow. What one part may not take goes
   * to the others, in their proportion. Fractions of a fen go to the largest remainders, of equal
   * ones to the first name.
   */
  static SortedMap<String, Long> divide(long amountFen, List<Part> parts) {
    SortedMap<String, Long> shares = new TreeMap<>();
    parts.forEach(part -> shares.put(part.name(), 0L));
    List<Part> open = new ArrayList<>(parts);
    open.removeIf(part -> part.weight() == 0);
    long left = amountFen;
    while (!open.isEmpty()) {
      List<Exact> exact = exact(left, open);
      List<Part> full =
          exact.stream().filter(e -> e.whole() >= e.part().limitFen()).map(Exact::part).toList();
      if (full.isEmpty()) {
        shares.putAll(round(left, exact));
        break;
      }
      for (Part part : full) {
        shares.put(part.name(), part.limitFen());
        left -= part.limitFen();
      }
      open.removeAll(full);
    }
    return shares;
  }

  private static List<Exact> exact(long amountFen, List<Part> parts) {
    BigInteger all =
        parts.stream()
            .map(part -> BigInteger.valueOf(part.weight()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return parts.stream()
        .map(
            part -> {
              BigInteger[] share =
                  BigInteger.valueOf(amountFen)
                      .multiply(BigInteger.valueOf(part.weight()))
                      .divideAndRemainder(all);
              return new Exact(part, share[0].longValueExact(), share[1]);
            })
        .toList();
  }

  private static SortedMap<String, Long> round(long amountFen, List<Exact> exact) {
    SortedMap<String, Long> shares = new TreeMap<>();
    exact.forEach(e -> shares.put(e.part().name(), e.whole()));
    long fractions = amountFen - exact.stream().mapToLong(Exact::whole).sum();
    exact.stream()
        .sorted(
            Comparator.comparing(Exact::remainder).reversed().thenComparing(e -> e.part().name()))
        .limit(fractions)
        .forEach(e -> shares.merge(e.part().name(), 1L, Long::sum));
    return shares;
  }
}
