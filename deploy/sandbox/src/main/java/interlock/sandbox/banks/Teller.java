package interlock.sandbox.banks;

import interlock.core.codes.BankResultCode;
import interlock.sandbox.banks.BankAccount.Held;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Carries out one command on one account, and says what came of it (domain.md §3.5). */
final class Teller {
  private static final int MOST_STOPS = 2;
  private static final int YUAN_DECIMALS = 2;
  private static final long STOP_MILLIS = Duration.ofDays(2).toMillis();
  private static final long FREEZE_MILLIS = Duration.ofDays(181).toMillis();

  private Teller() {}

  /**
   * What the bank answers. Amounts in fen, times epoch milliseconds.
   *
   * @param turn when somebody else's hold ends and this command has its turn
   */
  record Outcome(
      BankResultCode code,
      OptionalLong heldFen,
      long balanceBefore,
      OptionalLong from,
      OptionalLong until,
      OptionalLong turn) {
    static Outcome of(BankResultCode code, BankAccount account) {
      return new Outcome(
          code,
          OptionalLong.empty(),
          account.fen(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
    }

    private static Outcome held(BankResultCode code, BankAccount account, Held held) {
      return new Outcome(
          code,
          OptionalLong.of(held.fen()),
          account.fen(),
          OptionalLong.of(held.from()),
          OptionalLong.of(held.until()),
          OptionalLong.empty());
    }

    private static Outcome waits(BankResultCode code, BankAccount account, long turn) {
      return new Outcome(
          code,
          OptionalLong.empty(),
          account.fen(),
          OptionalLong.empty(),
          OptionalLong.of(turn),
          OptionalLong.of(turn));
    }
  }

  /**
   * Acts.
   *
   * @param share of the free money that a limited stop can reach, 0 to 1
   */
  static Outcome act(BankAccount account, StopPaymentTask order, double share, long now) {
    Optional<BankResultCode> refused = refuses(account, order);
    if (refused.isPresent()) {
      return Outcome.of(refused.get(), account);
    }
    String caseId = caseOf(order);
    return switch (order.getCommand()) {
      case STOP -> stop(account, order, caseId, share, now);
      case FREEZE -> freeze(account, order, caseId, now);
      case EXTEND -> extend(account, caseId, now);
      case LIFT -> lift(account, caseId, now);
      case REVIEW, HOLD, CANCEL_TRANSFER, RELEASE, UNKNOWN ->
          Outcome.of(BankResultCode.FUNCTION_UNSUPPORTED, account);
    };
  }

  /** Whose hold it is: a case's, or the one protective stop of a holder. */
  private static String caseOf(StopPaymentTask order) {
    return order.getCaseId() == null ? order.getTaskId() : order.getCaseId();
  }

  /** What is wrong with the command itself, or with the account for any command. */
  private static Optional<BankResultCode> refuses(BankAccount account, StopPaymentTask order) {
    Holder holder = account.holder();
    String said = order.getTarget().getName();
    if (said != null && !holder.name().isEmpty() && !said.equals(holder.name())) {
      return Optional.of(BankResultCode.ACCOUNT_NAME_MISMATCH);
    }
    return switch (order.getCommand()) {
      case STOP, FREEZE -> refusesToHold(holder, order);
      case EXTEND, LIFT ->
          order.getOriginalApplicationId() == null
              ? Optional.of(BankResultCode.FIELD_MISSING)
              : Optional.empty();
      case REVIEW, HOLD, CANCEL_TRANSFER, RELEASE, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<BankResultCode> refusesToHold(Holder holder, StopPaymentTask order) {
    if (fen(order) <= 0 && order.getScope() != StopPaymentScope.WHOLE_ACCOUNT) {
      return Optional.of(BankResultCode.INVALID_AMOUNT);
    }
    if (order.getLegalBasis().isEmpty()) {
      return Optional.of(BankResultCode.DOCUMENT_MISSING);
    }
    return switch (holder.mark()) {
      case NONE -> Optional.empty();
      case WHITELISTED -> Optional.of(BankResultCode.ACCOUNT_WHITELISTED);
      case REPORTED_LOST -> Optional.of(BankResultCode.ACCOUNT_REPORTED_LOST);
      case CLOSED -> Optional.of(BankResultCode.INVALID_ACCOUNT);
    };
  }

  private static Outcome stop(
      BankAccount account, StopPaymentTask order, String caseId, double share, long now) {
    Optional<Outcome> before = othersBefore(account, caseId, now);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Held> own = account.heldFor(caseId, now).filter(Held::frozen);
    if (own.isPresent()) {
      return Outcome.of(
          own.get().whole()
              ? BankResultCode.FULL_FREEZE_IN_PLACE
              : BankResultCode.LIMITED_FREEZE_IN_PLACE,
          account);
    }
    if (account.stops(caseId) >= MOST_STOPS) {
      return Outcome.of(BankResultCode.STOP_COUNT_EXCEEDED, account);
    }
    account.countStop(caseId);
    return hold(account, order, caseId, share, false, now);
  }

  private static Outcome freeze(
      BankAccount account, StopPaymentTask order, String caseId, long now) {
    Optional<Outcome> before = othersBefore(account, caseId, now);
    return before.orElseGet(() -> hold(account, order, caseId, 1, true, now));
  }

  /** Somebody else holds all of it: another authority, or another case. */
  private static Optional<Outcome> othersBefore(BankAccount account, String caseId, long now) {
    if (account.foreignUntil() > now) {
      return Optional.of(
          Outcome.waits(BankResultCode.ALREADY_STOPPED, account, account.foreignUntil()));
    }
    for (Held held : account.holds(now)) {
      if (held.caseId().equals(caseId)) {
        continue;
      }
      if (held.whole()) {
        return Optional.of(
            held.frozen()
                ? Outcome.of(BankResultCode.FULL_FREEZE_IN_PLACE, account)
                : Outcome.waits(BankResultCode.ALREADY_STOPPED, account, held.until()));
      }
      if (held.frozen() && account.roomFor(caseId, now) == 0) {
        return Optional.of(Outcome.of(BankResultCode.LIMITED_FREEZE_IN_PLACE, account));
      }
    }
    return Optional.empty();
  }

  private static Outcome hold(
      BankAccount account,
      StopPaymentTask order,
      String caseId,
      double share,
      boolean freeze,
      long now) {
    boolean whole = order.getScope() == StopPaymentScope.WHOLE_ACCOUNT;
    long room = account.roomFor(caseId, now);
    long asked = fen(order);
    long fen = whole ? room : Math.min(asked, (long) (room * share));
    var held =
        new Held(caseId, freeze, whole, fen, now, now + (freeze ? FREEZE_MILLIS : STOP_MILLIS));
    account.hold(held);
    boolean less = !whole && fen < asked;
    return Outcome.held(
        less ? BankResultCode.DEFECTIVE_SUCCESS : BankResultCode.SUCCESS, account, held);
  }

  private static Outcome extend(BankAccount account, String caseId, long now) {
    Optional<Held> known = account.heldFor(caseId, now);
    if (known.isEmpty()) {
      return Outcome.of(
          account.stops(caseId) > 0 ? BankResultCode.EXTEND_EXPIRED : BankResultCode.EXTEND_OTHER,
          account);
    }
    if (account.stops(caseId) >= MOST_STOPS) {
      return Outcome.of(BankResultCode.STOP_COUNT_EXCEEDED, account);
    }
    account.countStop(caseId);
    Held had = known.get();
    var held =
        new Held(
            caseId, had.frozen(), had.whole(), had.fen(), had.until(), had.until() + STOP_MILLIS);
    account.hold(held);
    return Outcome.held(BankResultCode.SUCCESS, account, held);
  }

  private static Outcome lift(BankAccount account, String caseId, long now) {
    if (account.heldFor(caseId, now).isEmpty()) {
      return Outcome.of(
          account.stops(caseId) > 0 ? BankResultCode.LIFT_EXPIRED : BankResultCode.LIFT_OTHER,
          account);
    }
    account.release(caseId);
    return Outcome.of(BankResultCode.SUCCESS, account);
  }

  private static long fen(StopPaymentTask order) {
    BigDecimal yuan = order.getAmount();
    return yuan.movePointRight(YUAN_DECIMALS).longValueExact();
  }
}
