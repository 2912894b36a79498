package interlock.core.account;

import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.event.PersonName;
import interlock.core.identity.FullWidth;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a person must decide before a stop goes out (design.md §5). */
final class Doubts {
  private Doubts() {}

  static List<ReasonCode> of(Draft draft, StopDraft stop, CaseMoney money) {
    StopPayment rules = draft.policy().stopPayment();
    List<ReasonCode> doubts = new ArrayList<>();
    // An officer who orders a stop has seen the rest; that there are two stops is the law's word.
    if (!stop.has(ReasonCode.ORDERED_BY_OFFICER)) {
      if (Listings.isListed(draft.listings, Grade.ALLOWED, draft.now())) {
        doubts.add(ReasonCode.ALLOWED_TARGET);
      }
      if (nameDiffers(draft, money)) {
        doubts.add(ReasonCode.NAME_MISMATCH);
      }
      if (stop.hop >= rules.reviewFromHop()) {
        doubts.add(ReasonCode.DEEP_HOP);
      }
      if (Merchants.sold(draft, money)) {
        doubts.add(ReasonCode.MERCHANT_ACCOUNT);
      }
      // Once held back it is the officers' affair, also when the breaker has closed.
      if (stop.has(ReasonCode.BREAKER_OPEN)) {
        doubts.add(ReasonCode.BREAKER_OPEN);
      }
    }
    if (Pooled.isUnordered(draft, stop)) {
      doubts.add(ReasonCode.PAYMENT_INSTITUTION);
    }
    if (isSpent(rules, stop)) {
      doubts.add(ReasonCode.STOP_LIMIT_REACHED);
    }
    if (rules.mode(StopCommand.STOP) == CommandMode.OFF) {
      doubts.add(ReasonCode.MODE_ADVISE);
    }
    return doubts;
  }

  /** No further stop is allowed: they were given, may still be, or the bank says so (1304). */
  static boolean isSpent(StopPayment rules, StopDraft stop) {
    return stop.commands.stopsAsked() >= rules.maxStops()
        || stop.has(ReasonCode.STOP_LIMIT_REACHED);
  }

  private static boolean nameDiffers(Draft draft, CaseMoney money) {
    Optional<String> bank = draft.holder.name().map(Doubts::plain);
    return bank.isPresent()
        && money.named()
        && money.report().stream()
            .flatMap(r -> r.lines().stream())
            .flatMap(l -> l.payee().name().stream())
            .map(Doubts::plain)
            .anyMatch(said -> !said.isEmpty() && !said.equals(bank.get()));
  }

  private static String plain(PersonName name) {
    return FullWidth.toAscii(name.reveal()).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }
}
