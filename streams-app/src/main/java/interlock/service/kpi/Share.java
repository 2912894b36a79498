package interlock.service.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One number over another, each to two decimals: days and units are added up before they divide.
 */
record Share(BigDecimal numerator, BigDecimal denominator) {
  static final Share NONE = new Share(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int CENTS = 2;
  private static final int DIGITS = 6;

  Share {
    numerator = numerator.setScale(CENTS, RoundingMode.HALF_UP);
    denominator = denominator.setScale(CENTS, RoundingMode.HALF_UP);
  }

  /** One of one, or none of one. */
  static Share counting(boolean counts) {
    return new Share(counts ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ONE);
  }

  Share plus(Share other) {
    return new Share(numerator.add(other.numerator), denominator.add(other.denominator));
  }

  /** Numerator ÷ denominator; empty when there is nothing below the line. */
  Optional<BigDecimal> value() {
    return denominator.signum() == 0
        ? Optional.empty()
        : Optional.of(numerator.divide(denominator, DIGITS, RoundingMode.HALF_UP));
  }
}
