package interlock.contract.intake;

import interlock.contract.binary.EnumTable;
import interlock.core.codes.RejectCode;
import interlock.core.event.Origin;
import interlock.core.identity.FullWidth;
import interlock.core.identity.InstitutionCode;
import interlock.core.identity.Region;
import interlock.core.policy.IntakeLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be wrong with a field, whatever record it stands in. Every method gives the normal form
 * or throws {@link Refusal}; a blank text counts as none.
 */
final class Checks {
  /** The end of the year 9999: a deadline beyond it is a unit mistaken, and overflows sums. */
  private static final long LATEST = 253_402_300_799_999L;

  private static final int LONG_BITS = 62;

  private final IntakeLimits limits;
  private final long receivedAt;
  private final boolean canary;

  /**
   * @param canary whether the record's source is the canary
   */
  Checks(IntakeLimits limits, long receivedAt, boolean canary) {
    this.limits = limits;
    this.receivedAt = receivedAt;
    this.canary = canary;
  }

  IntakeLimits limits() {
    return limits;
  }

  Origin origin(String source, String eventId, Instant occurredAt, Instant reportedAt) {
    String from = text("source", source);
    String id = text("eventId", eventId);
    long occurred = past("occurredAt", occurredAt);
    long reported = past("reportedAt", reportedAt);
    return new Origin(from, id, occurred, reported, receivedAt);
  }

  /** The canary names only what is reserved for it, and nobody else names that. */
  void requireOwn(String field, boolean reserved) {
    if (reserved != canary) {
      throw new Refusal(
          RejectCode.RESERVED_IDENTIFIER,
          field,
          reserved ? "reserved for Interlock's canary" : "not reserved for Interlock's canary");
    }
  }

  /** A code, id or name that must be there. */
  String text(String field, String value) {
    String text = shortened(field, value, limits.nameChars());
    if (text.isEmpty()) {
      throw new Refusal(RejectCode.MISSING_FIELD, field, "the field is empty");
    }
    return text;
  }

  /** The code of a bank, wallet or carrier that must be there. */
  String institution(String field, String value) {
    return InstitutionCode.normalise(text(field, value));
  }

  Optional<String> optionalInstitution(String field, String value) {
    return optionalText(field, value).map(InstitutionCode::normalise);
  }

  /** A code, id or name. */
  Optional<String> optionalText(String field, String value) {
    return value == null ? Optional.empty() : filled(shortened(field, value, limits.nameChars()));
  }

  /** Free text: kept as it came, but for blanks around it. */
  Optional<String> note(String field, String value) {
    if (value == null) {
      return Optional.empty();
    }
    requireLength(field, value, limits.textChars());
    return filled(value.strip());
  }

  private String shortened(String field, String value, int limit) {
    requireLength(field, value, limit);
    return FullWidth.toAscii(value).strip();
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  void requireLength(String field, String value, int limit) {
    if (value.length() > limit) {
      throw new Refusal(
          RejectCode.FIELD_TOO_LONG,
          field,
          value.length() + " characters, at most " + limit + " are taken");
    }
  }

  /** An open list of codes; blank ones are left out. */
  List<String> codes(String field, List<String> values) {
    requireEntries(field, values, limits.listEntries());
    var codes = new ArrayList<String>(values.size());
    for (int i = 0; i < values.size(); i++) {
      optionalText(field, values.get(i)).ifPresent(codes::add);
    }
    return codes;
  }

  void requireEntries(String field, List<?> values, int limit) {
    if (values.size() > limit) {
      throw new Refusal(
          RejectCode.LIST_TOO_LONG,
          field,
          values.size() + " entries, at most " + limit + " are taken");
    }
  }

  /** When something happened: not too far ahead of our clock, not too long ago. */
  long past(String field, Instant time) {
    long millis = time.toEpochMilli();
    if (millis > receivedAt + limits.futureMillis()) {
      throw new Refusal(
          RejectCode.TIME_IN_FUTURE,
          field,
          "more than " + limits.futureMillis() + " ms after its receipt");
    }
    if (millis < receivedAt - limits.pastMillis()) {
      throw new Refusal(
          RejectCode.TIME_TOO_OLD,
          field,
          "more than " + limits.pastMillis() + " ms before its receipt");
    }
    return millis;
  }

  OptionalLong optionalPast(String field, Instant time) {
    return time == null ? OptionalLong.empty() : OptionalLong.of(past(field, time));
  }

  /** A time that may lie ahead, such as a deadline: any that a calendar has. */
  OptionalLong time(String field, Instant time) {
    if (time == null) {
      return OptionalLong.empty();
    }
    long millis = time.toEpochMilli();
    if (millis > LATEST) {
      throw new Refusal(RejectCode.TIME_IN_FUTURE, field, "later than any calendar shows");
    }
    if (millis < 0) {
      throw new Refusal(RejectCode.TIME_TOO_OLD, field, "before 1970");
    }
    return OptionalLong.of(millis);
  }

  /** Refuses a later time that lies before the earlier one. */
  void requireOrder(String earlier, long from, String later, OptionalLong to) {
    if (to.isPresent() && to.getAsLong() < from) {
      throw new Refusal(RejectCode.TIME_ORDER, later, "lies before " + earlier);
    }
  }

  /** Money that moves: above zero. */
  long moved(String field, BigDecimal yuan) {
    long fen = fen(field, yuan);
    requireNotNegative(field, fen);
    if (fen == 0) {
      throw new Refusal(RejectCode.ZERO_AMOUNT, field, "the amount is zero");
    }
    return fen;
  }

  /** Money lost, held, saved: zero or more. */
  OptionalLong amount(String field, BigDecimal yuan) {
    if (yuan == null) {
      return OptionalLong.empty();
    }
    long fen = fen(field, yuan);
    requireNotNegative(field, fen);
    return OptionalLong.of(fen);
  }

  /** What is on an account, which may be overdrawn. */
  OptionalLong balance(String field, BigDecimal yuan) {
    return yuan == null ? OptionalLong.empty() : OptionalLong.of(fen(field, yuan));
  }

  private static void requireNotNegative(String field, long fen) {
    if (fen < 0) {
      throw new Refusal(RejectCode.NEGATIVE_AMOUNT, field, "the amount is below zero");
    }
  }

  /** The decimal's unscaled value: the contract's scale is two. */
  private long fen(String field, BigDecimal yuan) {
    BigInteger fen = yuan.unscaledValue();
    if (fen.bitLength() > LONG_BITS || Math.abs(fen.longValue()) > limits.maxAmountFen()) {
      throw new Refusal(RejectCode.AMOUNT_TOO_LARGE, field, "more than the greatest amount taken");
    }
    return fen.longValue();
  }

  OptionalLong number(String field, Number value, long min, long max) {
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value.longValue() < min || value.longValue() > max) {
      throw new Refusal(
          RejectCode.NUMBER_OUT_OF_RANGE, field, "not between " + min + " and " + max);
    }
    return OptionalLong.of(value.longValue());
  }

  <C extends Enum<C>, A extends Enum<A>> C status(String field, EnumTable<C, A> words, A symbol) {
    return words.constant(symbol).orElseThrow(() -> unknownStatus(field));
  }

  <C extends Enum<C>, A extends Enum<A>> C choice(String field, EnumTable<C, A> words, A symbol) {
    return words.constant(symbol).orElseThrow(() -> unknownChoice(field));
  }

  static Refusal unknownStatus(String field) {
    return new Refusal(
        RejectCode.UNKNOWN_STATUS, field, "a status that this version does not know");
  }

  static Refusal unknownChoice(String field) {
    return new Refusal(RejectCode.UNKNOWN_ENUM, field, "a value that this version does not know");
  }

  /**
   * At least six digits; a station's or a grid's finer code stays, for units may answer for it. One
   * that cannot be read is left out: a warning without a place is better than none.
   */
  Optional<String> region(String value) {
    if (value == null) {
      return Optional.empty();
    }
    return Region.of(value).value().map(Region::padded);
  }
}
