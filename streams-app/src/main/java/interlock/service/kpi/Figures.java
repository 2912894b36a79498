package interlock.service.kpi;

import interlock.control.KpiFigure;
import interlock.control.KpiSpread;
import interlock.core.codes.KpiCode;
import interlock.service.source.Spread;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of one day and unit, or of many added up. */
final class Figures {
  private final SortedMap<Key, Share> shares = new TreeMap<>();
  private final Spread firstHold = new Spread();

  /**
   * Which figure, and which part of it.
   *
   * @param of a level or a source; empty for the whole
   */
  record Key(KpiCode code, String of) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::code).thenComparing(Key::of);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  void count(KpiCode code, boolean counts) {
    add(code, "", Share.counting(counts));
  }

  void add(KpiCode code, String of, BigDecimal numerator, BigDecimal denominator) {
    add(code, of, new Share(numerator, denominator));
  }

  void add(KpiCode code, String of, Share share) {
    shares.merge(new Key(code, of), share, Share::plus);
  }

  /**
   * A case's first hold.
   *
   * @param seconds after the report
   */
  void firstHold(long seconds) {
    firstHold.add(seconds);
  }

  void add(Figures other) {
    other.shares.forEach((key, share) -> add(key.code(), key.of(), share));
    firstHold.add(other.firstHold);
  }

  /** A figure as a whole; empty when there is nothing to divide by. */
  Optional<Share> share(KpiCode code) {
    return share(code, "");
  }

  Optional<Share> share(KpiCode code, String of) {
    return Optional.ofNullable(shares.get(new Key(code, of)))
        .filter(share -> share.denominator().signum() != 0);
  }

  /** The parts of a figure: levels, sources. */
  List<String> parts(KpiCode code) {
    return shares.keySet().stream()
        .filter(key -> key.code() == code && !key.of().isEmpty())
        .map(Key::of)
        .toList();
  }

  /** Seconds from the report to the first hold, of the cases that have one. */
  Spread firstHold() {
    return firstHold;
  }

  List<KpiFigure> toRecords() {
    return shares.entrySet().stream()
        .filter(entry -> entry.getValue().denominator().signum() != 0)
        .map(
            entry ->
                new KpiFigure(
                    entry.getKey().code().code(),
                    entry.getKey().of(),
                    entry.getValue().numerator(),
                    entry.getValue().denominator()))
        .toList();
  }

  List<KpiSpread> spreadRecords() {
    return firstHold.counts().entrySet().stream()
        .map(entry -> new KpiSpread(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** As published; a figure that this version does not know is left out. */
  static Figures of(List<KpiFigure> figures, List<KpiSpread> spread) {
    var read = new Figures();
    for (KpiFigure figure : figures) {
      Arrays.stream(KpiCode.values())
          .filter(code -> code.code().equals(figure.getCode()))
          .forEach(
              code ->
                  read.add(code, figure.getOf(), figure.getNumerator(), figure.getDenominator()));
    }
    spread.forEach(span -> read.firstHold.add(span.getSeconds(), span.getCount()));
    return read;
  }

  boolean isEmpty() {
    return shares.isEmpty() && firstHold.counts().isEmpty();
  }
}
